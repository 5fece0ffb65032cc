"""Hold one profile against one job: every contribution with its points, its reason and its quotations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from matcher.model.document import Flag, Severity
from matcher.model.job import JobDescription
from matcher.model.profile import CandidateProfile
from matcher.model.scorecard import Component, Contribution, ScoreCard
from matcher.model.skill import Taxonomy
from matcher.scoring.alternatives import Answer, settle
from matcher.scoring.asks import build_asks, duty_lines, scored
from matcher.scoring.constants import Constants
from matcher.scoring.credit import Wishes
from matcher.scoring.depth import Assessor
from matcher.scoring.gates import answer_gates
from matcher.scoring.integrity import JobText
from matcher.scoring.lexicon import Lexicon
from matcher.scoring.listed_only import points_of
from matcher.scoring.look import Look, look_at
from matcher.scoring.outcome import Ask, Outcome, SkillsKey, View
from matcher.scoring.reference import Reference
from matcher.scoring.rules import RULES
from matcher.scoring.rules_skills import skills_rule
from matcher.scoring.tfidf import DutyVectors, TextMatcher


class Scorer:
    """One job, prepared once; ``score`` then holds any number of profiles against it.

    Args:
        job: what is asked for.
        taxonomy: the skills and how they imply each other.
        constants: the numbers.
        reference: fixed document frequencies.
        vectors: of the duty lines, where they are known (see ``text_matcher``).
        assessor: under the same taxonomy and constants, where the scorers of several jobs share one.
        lexicon: of the same reference, likewise.

    Raises:
        InputError: when nothing of the job can be scored under these weights.
    """

    def __init__(
        self,
        job: JobDescription,
        *,
        taxonomy: Taxonomy,
        constants: Constants,
        reference: Reference,
        vectors: DutyVectors | None = None,
        assessor: Assessor | None = None,
        lexicon: Lexicon | None = None,
    ) -> None:
        self._job = job
        self._taxonomy = taxonomy
        self._constants = constants
        self._assessor = assessor or Assessor(taxonomy, constants)
        self._graph = self._assessor.graph
        self._lexicon = lexicon or Lexicon(reference)
        self._job_text = JobText(job, constants.integrity)
        self._text = text_matcher(job, reference, constants, vectors=vectors)
        self._asks = build_asks(
            job,
            has_terms=bool(self._text.terms),
            taxonomy=taxonomy,
            graph=self._graph,
            constants=constants,
        )
        wanted = (one for ask in self._asks for one in ask.skills)
        self._wishes = Wishes(wanted, constants.credit)
        self._flags = _age_proxy(constants)
        self._parts = tuple(_parts(self._asks))
        self._keys = [_skills_key(ask) for ask in self._asks]
        self._silent: dict[int, Outcome] = {}

    def score(self, profile: CandidateProfile, look: Look | None = None) -> ScoreCard:
        """Return the score card of an assessed profile; it depends on nothing but profile and job.

        Args:
            profile: assessed.
            look: at that profile, where it was looked at before, for another job.

        Raises:
            InputError: when the profile has not been assessed up to a date.
        """
        look = look or look_at(profile, self._constants)
        scorable, pasted = self._job_text.without_pasted(profile, look.forms)
        if pasted and profile.as_of:
            look = self._assessor.look(scorable, profile.as_of)
        view = self._view(look)
        own = [(ask, self._outcome(i, ask, view, look.answers)) for i, ask in enumerate(self._asks)]
        answers = settle(own)
        points = points_of(answers, self._constants.listed_only)
        contributions = tuple(map(_contribution, answers, points, own))
        return ScoreCard(
            candidate_id=profile.candidate_id,
            file=profile.file,
            score=sum(points),
            components=tuple([part.of(points) for part in self._parts]),
            contributions=contributions,
            gates=answer_gates(self._job, view),
            flags=(
                *profile.flags,
                *pasted,
                *look.flags,
                *self._flags,
            ),
        )

    def _outcome(
        self, index: int, ask: Ask, view: View, answers: dict[SkillsKey, Outcome]
    ) -> Outcome:
        """Ask a rule; about the same skills only once for all jobs, and once for all who say nothing of them."""
        key = self._keys[index]
        if key is None:
            return RULES[ask.component](ask, view)
        known = answers.get(key)
        if known is None:
            known = answers[key] = self._skills_outcome(index, ask, view)
        return known

    def _skills_outcome(self, index: int, ask: Ask, view: View) -> Outcome:
        if not view.says_nothing_of(ask.skills):
            return RULES[ask.component](ask, view)
        if index not in self._silent:
            self._silent[index] = RULES[ask.component](ask, view)
        return self._silent[index]

    def _view(self, look: Look) -> View:
        return View(
            profile=look.profile,
            records=look.records,
            depths=look.depths,
            shown_depths=look.shown_depths,
            credits=self._wishes.credits(look.depths, look.credits),
            shown_credits=self._wishes.credits(look.shown_depths, look.shown_credits),
            places=look.places,
            work=look.work,
            said=look.said,
            text=self._text.match(look.words(self._lexicon)),
            taxonomy=self._taxonomy,
            graph=self._graph,
            constants=self._constants,
        )


def text_matcher(
    job: JobDescription,
    reference: Reference,
    constants: Constants,
    *,
    vectors: DutyVectors | None = None,
) -> TextMatcher:
    """Return what holds the words of resumes against those of a job; its ``vectors`` can be kept for the next time."""
    wordings = [one.text for one in scored(job) if one.assumed is None]
    return TextMatcher(
        duty_lines(job),
        wordings,
        reference,
        constants.term_coverage,
        vectors=vectors,
    )


def _skills_key(ask: Ask) -> SkillsKey | None:
    """Return what decides the answer to a line of skills alone, or None where something else does too."""
    if RULES[ask.component] is not skills_rule:
        return None
    requirement = ask.wording
    names = tuple(wanted.skill for wanted in ask.skills)
    return names, requirement.mode, requirement.min_count


def _contribution(answer: Answer, points: int, own: Answer) -> Contribution:
    (ask, outcome), (_, by_itself) = answer, own
    return Contribution(
        source=str(ask.component),
        requirement=ask.requirement.id if ask.requirement is not None else None,
        points=points,
        out_of=ask.out_of,
        state=outcome.state,
        reason=outcome.reason,
        evidence=outcome.evidence,
        credit=by_itself.credit,
        shown=by_itself.shown,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """The asks of one component, which stand together.

    Args:
        name: of the component.
        asks: their numbers.
        out_of: milli-points that they can bring.
    """

    name: str
    asks: slice
    out_of: int

    def of(self, points: Sequence[int]) -> Component:
        """Add up what the asks brought."""
        return Component(name=self.name, points=sum(points[self.asks]), out_of=self.out_of)


def _parts(asks: Sequence[Ask]) -> Iterator[_Part]:
    """Yield the components in order; their asks stand in that order too."""
    start = 0
    for component, group in groupby(asks, key=attrgetter("component")):
        own = tuple(group)
        end = start + len(own)
        yield _Part(
            name=str(component), asks=slice(start, end), out_of=sum(ask.out_of for ask in own)
        )
        start = end


def _age_proxy(constants: Constants) -> tuple[Flag, ...]:
    if constants.experience.above_max != "penalty":
        return ()
    message = "years above the maximum cost points under these weights; that is a proxy for age"
    return (Flag(code="age_proxy", severity=Severity.WARNING, message=message),)
