"""Whether more was understood of a requirement than that it asks for something."""

from matcher.model.job import Requirement


def is_recognised(one: Requirement) -> bool:
    """Tell whether a requirement names anything that a resume could show: else its words alone are compared.

    >>> from matcher.model.job import RequirementKind
    >>> is_recognised(Requirement(id="r1", kind=RequirementKind.ESSENTIAL, text="Strong passion"))
    False
    """
    return bool(
        one.skills
        or one.min_years
        or one.max_years
        or one.degree_levels
        or one.degree_fields
        or one.certification
        or one.topic
    )
