"""Hold one profile against one job: every contribution with its points, its reason and its quotations."""

from collections import defaultdict
from collections.abc import Sequence

from matcher.errors import InputError
from matcher.model.document import Flag, Severity
from matcher.model.job import JobDescription
from matcher.model.profile import CandidateProfile
from matcher.model.scorecard import Component, Contribution, ScoreCard
from matcher.model.skill import Taxonomy
from matcher.scoring.alternatives import Answer, settle
from matcher.scoring.asks import build_asks, duty_lines, scored
from matcher.scoring.constants import Constants
from matcher.scoring.credit import SkillGraph, Wishes
from matcher.scoring.depth import Assessor
from matcher.scoring.gates import answer_gates
from matcher.scoring.integrity import JobText, mostly_listed, thin_profile
from matcher.scoring.listed_only import points_of
from matcher.scoring.look import Look, look_at
from matcher.scoring.outcome import Ask, Outcome, View
from matcher.scoring.reference import Reference
from matcher.scoring.rules import RULES
from matcher.scoring.rules_skills import skills_rule
from matcher.scoring.tfidf import MOST_CHUNKS, DutyVectors, TextMatcher


class Scorer:
    """One job, prepared once; ``score`` then holds any number of profiles against it.

    Args:
        job: what is asked for.
        taxonomy: the skills and how they imply each other.
        constants: the numbers.
        reference: fixed document frequencies.
        most_chunks: of resumes are remembered (see ``TextMatcher``); fewer where there are many scorers.
        vectors: of the duty lines, where they are known (see ``text_matcher``).

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
        most_chunks: int = MOST_CHUNKS,
        vectors: DutyVectors | None = None,
    ) -> None:
        self._job = job
        self._taxonomy = taxonomy
        self._constants = constants
        self._graph = SkillGraph(taxonomy, constants.credit)
        self._job_text = JobText(job, constants.integrity)
        self._text = text_matcher(
            job, reference, constants, most_chunks=most_chunks, vectors=vectors
        )
        self._assessor = Assessor(taxonomy, constants)
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
        self._named = [_skills_alone(ask) for ask in self._asks]
        self._silent: dict[int, Outcome] = {}

    def score(self, profile: CandidateProfile, look: Look | None = None) -> ScoreCard:
        """Return the score card of an assessed profile; it depends on nothing but profile and job.

        Args:
            profile: assessed.
            look: at that profile, where it was looked at before, for another job.

        Raises:
            InputError: when the profile has not been assessed up to a date.
        """
        if profile.as_of is None:
            raise InputError(f"{profile.file}: the profile has not been assessed up to a date")
        scorable, pasted = self._job_text.without_pasted(profile)
        if pasted:
            scorable, look = self._assessor.assess(scorable, profile.as_of), None
        view = self._view(look or look_at(scorable, self._constants))
        own = [(ask, self._outcome(i, ask, view)) for i, ask in enumerate(self._asks)]
        answers = settle(own)
        points = points_of(answers, self._constants.listed_only)
        contributions = tuple(map(_contribution, answers, points, own))
        return ScoreCard(
            candidate_id=profile.candidate_id,
            file=profile.file,
            score=sum(contribution.points for contribution in contributions),
            components=_components(contributions),
            contributions=contributions,
            gates=answer_gates(self._job, view),
            flags=(
                *profile.flags,
                *pasted,
                *thin_profile(scorable, self._constants.integrity),
                *mostly_listed(scorable, self._constants.integrity),
                *self._flags,
            ),
        )

    def _outcome(self, index: int, ask: Ask, view: View) -> Outcome:
        """Ask a rule, once only about all who say nothing of the skills that a line names."""
        named = self._named[index]
        if named is None or not view.says_nothing_of(named):
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
            said=look.said,
            text=self._text.match(look.told),
            taxonomy=self._taxonomy,
            graph=self._graph,
            constants=self._constants,
        )


def text_matcher(
    job: JobDescription,
    reference: Reference,
    constants: Constants,
    *,
    most_chunks: int = MOST_CHUNKS,
    vectors: DutyVectors | None = None,
) -> TextMatcher:
    """Return what holds the words of resumes against those of a job; its ``vectors`` can be kept for the next time."""
    wordings = [one.text for one in scored(job) if one.assumed is None]
    return TextMatcher(
        duty_lines(job),
        wordings,
        reference,
        constants.term_coverage,
        most_chunks=most_chunks,
        vectors=vectors,
    )


def _skills_alone(ask: Ask) -> frozenset[str] | None:
    """Return the skills that decide a line, or None where something else does too."""
    if RULES[ask.component] is not skills_rule:
        return None
    return frozenset(wanted.skill for wanted in ask.skills)


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


def _components(contributions: Sequence[Contribution]) -> tuple[Component, ...]:
    """Add up the contributions of each source; they stand in the order of the components."""
    points: dict[str, int] = defaultdict(int)
    out_of: dict[str, int] = defaultdict(int)
    for item in contributions:
        points[item.source] += item.points
        out_of[item.source] += item.out_of
    return tuple(
        [Component(name=name, points=sum_, out_of=out_of[name]) for name, sum_ in points.items()]
    )


def _age_proxy(constants: Constants) -> tuple[Flag, ...]:
    if constants.experience.above_max != "penalty":
        return ()
    message = "years above the maximum cost points under these weights; that is a proxy for age"
    return (Flag(code="age_proxy", severity=Severity.WARNING, message=message),)
