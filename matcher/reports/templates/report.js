"use strict";
(() => {
  const list = document.getElementById("list");
  if (list) {
    const FIRST = 100;
    const body = list.tBodies[0];
    const rows = Array.from(body.rows).map((row) => ({
      row,
      text: row.cells[1].textContent.toLowerCase(),
      values: Array.from(row.cells, (cell) => cell.dataset.v),
    }));
    const field = (id) => document.getElementById(id);
    const more = field("more");
    let all = false;

    const show = () => {
      const words = field("find").value.toLowerCase().split(/\s+/).filter(Boolean);
      const gate = field("gate").value;
      const least = 1000 * Number(field("least").value);
      const flagged = field("flagged").checked;
      let found = 0;
      for (const { row, text, values } of rows) {
        const fits = words.every((word) => text.includes(word)) && (!gate || row.dataset.gate === gate)
          && Number(values[2]) >= least && (!flagged || "flagged" in row.dataset);
        if (fits) found += 1;
        row.hidden = !fits || (!all && found > FIRST);
      }
      field("count").textContent = `${found} of ${rows.length}`;
      more.hidden = all || found <= FIRST;
      more.firstElementChild.textContent = `Show all ${found}`;
    };

    const sort = (heading, key) => {
      const falling = heading.hasAttribute("aria-sort")
        ? heading.getAttribute("aria-sort") === "ascending"
        : key > 1;
      list.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", falling ? "descending" : "ascending");
      const sign = falling ? -1 : 1;
      const order = (a, b) => (key === 1 ? a.localeCompare(b) : a - b);
      rows.sort((a, b) => sign * order(a.values[key], b.values[key]) || a.values[0] - b.values[0]);
      body.append(...rows.map(({ row }) => row));
      show();
    };

    list.tHead.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) sort(button.parentElement, Number(button.dataset.key));
    });
    field("tools").addEventListener("input", show);
    field("tools").addEventListener("submit", (event) => event.preventDefault());
    more.addEventListener("click", () => { all = true; show(); });
    field("tools").hidden = false;
    show();
  }

  const people = Array.from(document.querySelectorAll("details.person"));
  const folds = document.getElementById("folds");
  if (folds) {
    folds.hidden = false;
    folds.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) people.forEach((person) => { person.open = Boolean(button.dataset.open); });
    });
  }
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.matches("details.person")) {
      target.open = true;
      target.scrollIntoView();
      target.firstElementChild.focus({ preventScroll: true });
    }
  };
  window.addEventListener("hashchange", reveal);
  reveal();
})();
