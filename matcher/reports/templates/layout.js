"use strict";
(() => {
  const pages = document.getElementById("pages");
  const lit = [];
  const light = (number) => {
    lit.splice(0).forEach((shown) => shown.classList.remove("lit"));
    if (!number) return;
    pages.querySelectorAll(`[data-line="${number}"]`).forEach((shown) => {
      shown.classList.add("lit");
      lit.push(shown);
    });
  };
  pages.addEventListener("pointerover", (event) => {
    const over = event.target.closest("[data-line]");
    light(over ? over.dataset.line : "");
  });
  pages.addEventListener("click", (event) => {
    const box = event.target.closest("rect[data-line]");
    if (box) document.getElementById(`line-${box.dataset.line}`).scrollIntoView({ block: "center" });
  });
})();
