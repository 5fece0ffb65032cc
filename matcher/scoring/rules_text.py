"""Duties and wording: what only the words of passages can show."""

from matcher.model.scorecard import State
from matcher.scoring.outcome import Ask, Outcome, View, distinct, state_of
from matcher.scoring.rules_skills import quotations

_MOST_QUOTES = 12


def responsibilities_rule(ask: Ask, view: View) -> Outcome:
    """Credit of a duty line.

    Formula: ``0.5 p + 0.5 mean c`` of the skills it names, p alone where it names none;
    ``p = min(1, cos / 0.35)`` with the TF-IDF cosine of the best passage. Source: the scoring page.
    Units: 0..1.
    """
    constants = view.constants
    cosine, passage = view.text.duties[ask.duty]
    likeness = min(1.0, cosine / constants.responsibilities.full_cosine)
    quotes = [passage.evidence] if passage is not None else []
    credit = shown = likeness
    reason = f"the closest passage is {likeness:.0%} of what counts as doing it"
    if ask.skills:
        share = constants.responsibilities.passage_share
        found, firm = view.credits_of(ask), view.shown_credits_of(ask)
        mean = sum(item.value for item in found) / len(found)
        credit = share * likeness + (1 - share) * mean
        shown = share * likeness + (1 - share) * sum(firm) / len(firm)
        for item in found:
            if item.route is not None:
                quotes.extend(quotations(item.route.source, view)[:2])
        reason += f"; its skills {mean:.0%}"
    return Outcome(
        credit=credit,
        shown=min(shown, credit),
        state=state_of(credit, constants.credit.met),
        reason=reason if quotes else "no passage tells of it",
        evidence=distinct(tuple(quotes), _MOST_QUOTES),
    )


def term_coverage_rule(ask: Ask, view: View) -> Outcome:
    """Credit of the job's distinctive terms.

    Formula: ``sum idf(t) min(1, log(1 + tf) / log 4) / sum idf(t)`` over the job's distinctive terms; tf
    counts passages' words, each passage once. Source: the scoring page. Units: 0..1.
    """
    found = view.text.found
    if not found:
        return Outcome(
            credit=0.0, shown=0.0, state=State.NOT_SHOWN, reason="none of its terms found"
        )
    return Outcome(
        credit=view.text.coverage,
        shown=view.text.coverage,
        state=state_of(view.text.coverage, view.constants.credit.met),
        reason="terms found: " + ", ".join(term for term, _ in found),
        evidence=distinct(tuple(quote for _, quote in found), _MOST_QUOTES),
    )
