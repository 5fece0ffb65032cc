"""Two taxonomies compared, and what their difference does to a run."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from matcher.api.rebuilt import mentions_again, named
from matcher.api.run import Run
from matcher.api.stored import load_run
from matcher.api.tools import as_date
from matcher.errors import BorderError, InputError, MatcherError
from matcher.extraction.recogniser import recogniser_of
from matcher.model.profile import Assertion, CandidateProfile, Mention
from matcher.model.skill import Taxonomy
from matcher.scoring.card import Scorer
from matcher.scoring.constants import load_constants
from matcher.scoring.depth import Assessor
from matcher.scoring.reference import load_reference
from matcher.taxonomy.load import load_taxonomy, taxonomy_for

BUNDLED = "bundled"
_KEPT = (
    "degrees, certificates and stated years are as the run has them; rank anew to see them change"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateChange:
    """What the difference does to one candidate.

    Args:
        candidate_id: of the resume.
        file: as the run lists it.
        before: milli-points under the old taxonomy; None where they cannot be told.
        after: milli-points under the new one.
        rank_before: place under the old taxonomy.
        rank_after: place under the new one.
        gained: skill -> mentions that only the new taxonomy finds.
        lost: skill -> mentions that only the old one finds.
    """

    candidate_id: str
    file: str
    before: int | None
    after: int | None
    rank_before: int | None
    rank_after: int | None
    gained: Mapping[str, int]
    lost: Mapping[str, int]

    @property
    def is_changed(self) -> bool:
        """Tell whether anything is different."""
        return bool(self.gained or self.lost) or self.before != self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChange:
    """What the difference does to a run.

    Args:
        candidates: in the order of the run.
        notes: what could not be told, and why.
    """

    candidates: tuple[CandidateChange, ...]
    notes: tuple[str, ...]


def taxonomy_at(place: str | Path) -> Taxonomy:
    """Load what a person names: ``bundled``, a whole taxonomy folder, or an overlay of the bundled one.

    Raises:
        InputError: when there is no such folder.
        TaxonomyError: when it has faults.
    """
    if str(place) == BUNDLED:
        return taxonomy_for()
    folder = Path(place)
    if not folder.is_dir():
        raise InputError(f"there is no folder {str(place)!r}; name one, or {BUNDLED}")
    is_whole = (folder / "taxonomy.yaml").is_file()
    return load_taxonomy(folder) if is_whole else taxonomy_for(folder)


def change_of_run(folder: str | Path, old: Taxonomy, new: Taxonomy) -> RunChange:
    """Search the stored profiles of a run again under two taxonomies and score both.

    Raises:
        InputError: when the folder holds no whole run.
    """
    run = _stored(folder, (old, new))
    profiles = list(run.data.profiles.values())
    searched = [
        [
            replace(profile, mentions=mentions_again(profile, recogniser_of(side)))
            for profile in profiles
        ]
        for side in (old, new)
    ]
    notes = [*_told_apart(run, profiles, searched, (old, new)), _KEPT]
    scores: list[dict[str, int]] = []
    try:
        scores = [_scores(run, side, held) for side, held in zip((old, new), searched, strict=True)]
    except MatcherError as fault:
        notes.append(f"scores cannot be told: {fault}")
    ranks = [_ranks(side) for side in scores]
    changes = (
        _change(before, after, scores, ranks) for before, after in zip(*searched, strict=True)
    )
    return RunChange(candidates=tuple(changes), notes=tuple(notes))


def _stored(folder: str | Path, sides: Sequence[Taxonomy]) -> Run:
    """Load a run under the first taxonomy that knows every skill of its job."""
    for number, side in enumerate(sides, 1):
        try:
            return load_run(folder, side)
        except BorderError:
            if number == len(sides):
                raise
    raise InputError("name two taxonomies")


def _told_apart(
    run: Run,
    profiles: Sequence[CandidateProfile],
    searched: Sequence[Sequence[CandidateProfile]],
    sides: Sequence[Taxonomy],
) -> list[str]:
    """Say how far the search of the stored text can be trusted, and under which taxonomy the run was made."""
    version = run.data.manifest.taxonomy["version"]
    notes = []
    if run.data.manifest.scoring != load_constants().sha256:
        notes.append(
            "the run has weights of its own; the scores here are those of the bundled weights"
        )
    for side, again in zip(sides, searched, strict=True):
        if side.version == version:
            kept = sum(
                len(named(one.mentions) & named(two.mentions))
                for one, two in zip(profiles, again, strict=True)
            )
            whole = sum(len(named(one.mentions)) for one in profiles)
            notes.append(f"the stored text gives {kept} of the run's {whole} mentions again")
            return notes
    return [*notes, f"the run was made under neither taxonomy, but under {version}"]


def _scores(run: Run, taxonomy: Taxonomy, profiles: Iterable[CandidateProfile]) -> dict[str, int]:
    """Return the milli-points of each profile."""
    job = run.data.job
    unknown = sorted(
        {skill for item in job.requirements for skill in item.skills if skill not in taxonomy}
    )
    if unknown:
        raise InputError(
            f"the job asks for {', '.join(unknown)}, which the taxonomy {taxonomy.version} does not have"
        )
    constants = load_constants()
    assessor = Assessor(taxonomy, constants)
    scorer = Scorer(job, taxonomy=taxonomy, constants=constants, reference=load_reference())
    day = as_date(run.data.manifest.as_of)
    return {
        profile.candidate_id: scorer.score(assessor.assess(profile, day)).score
        for profile in profiles
    }


def _ranks(scores: Mapping[str, int]) -> dict[str, int]:
    """Return the place of each candidate; equal scores share one."""
    places = dict.fromkeys(scores.values(), 0)
    held = Counter(scores.values())
    above = 0
    for score in sorted(places, reverse=True):
        places[score] = above + 1
        above += held[score]
    return {candidate: places[score] for candidate, score in scores.items()}


def _change(
    before: CandidateProfile,
    after: CandidateProfile,
    scores: Sequence[Mapping[str, int]],
    ranks: Sequence[Mapping[str, int]],
) -> CandidateChange:
    was, is_now = _claimed(before.mentions), _claimed(after.mentions)
    who = before.candidate_id
    first, second = (side[who] for side in scores) if scores else (None, None)
    rank, place = (side[who] for side in ranks) if ranks else (None, None)
    return CandidateChange(
        candidate_id=who,
        file=before.file,
        before=first,
        after=second,
        rank_before=rank,
        rank_after=place,
        gained=dict(sorted(Counter(skill for skill, _ in is_now - was).items())),
        lost=dict(sorted(Counter(skill for skill, _ in was - is_now).items())),
    )


def _claimed(mentions: Iterable[Mention]) -> set[tuple[str, object]]:
    return {
        (one.skill, one.evidence.span) for one in mentions if one.assertion is Assertion.CLAIMED
    }
