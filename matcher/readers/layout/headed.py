"""Headings over columns: columns whose lines all stand on one grid look like a table but for them."""

from collections.abc import Sequence

from matcher.readers.layout.fragments import Fragment, Row, same_line, usual_size

HEADING = 1.12  # times the usual size of the text below it
_SAME_SIZE = 0.05  # of the font size
_LONGEST = 40  # characters of a heading
_AT_EDGE = 2.0  # points: a heading begins at the left edge of its column
_RARE = 0.4  # share of the lines of a column that may be set like its headings
_MIN_HEADINGS = 2  # in the thinner of two columns whose first lines are no headings


def are_headed(thin: Sequence[Row], thick: Sequence[Row]) -> bool:
    """Tell whether headings show that two sides are columns and no table.

    Either both begin with one, on one line and of one size, or several stand in the thinner side, of which
    one has no heading beside it: the rows of a table have no sections that begin at different heights.
    """
    own, others = find_headings(thin), find_headings(thick)
    if not own or not others:
        return False
    first, partner = _first_on_one_line(own, others)
    if len(own) == len(others) == 1 and _is_table(thin, thick):
        return False
    if partner and (first is thin[0] or partner is thick[0]):
        return abs(first[0].size - partner[0].size) <= _SAME_SIZE * partner[0].size
    if len(own) < _MIN_HEADINGS:
        return False
    return any(not any(same_line(row[0], other[0]) for other in others) for row in own)


def _is_table(thin: Sequence[Row], thick: Sequence[Row]) -> bool:
    """Tell whether the sides are as long as each other, row for row, under a first row no larger than others."""
    usual = usual_size([piece for row in thin for piece in row])
    return (
        len(thin) == len(thick)
        and thin[0][0].size < HEADING * usual
        and all(same_line(row[0], other[0]) for row, other in zip(thin, thick, strict=True))
    )


def find_headings(side: Sequence[Row]) -> list[Row]:
    """Return the rows of a column that are set as headings: short, without figures, and unlike the others.

    The headings of several columns may stand in one row.
    """
    edge = min(row[0].x0 for row in side) + _AT_EDGE
    usual = usual_size([piece for row in side for piece in row])
    few = _RARE * len(side)
    caps_are_rare = sum(1 for row in side if row[0].text.isupper()) <= few
    bold_is_rare = sum(1 for row in side if row[0].bold) <= few
    return [
        row
        for row in side
        if row[0].x0 <= edge
        and _are_labels(row)
        and (
            row[0].size >= HEADING * usual
            or (
                row[0].size >= (1 - _SAME_SIZE) * usual
                and (
                    (caps_are_rare and all(piece.text.isupper() for piece in row))
                    or (bold_is_rare and all(piece.bold for piece in row))
                )
            )
        )
    ]


def _are_labels(row: Row) -> bool:
    size = row[0].size
    return all(abs(piece.size - size) <= _SAME_SIZE * size and is_label(piece) for piece in row)


def is_label(piece: Fragment) -> bool:
    """Tell whether a piece is as short as a heading and without figures."""
    return len(piece.text) <= _LONGEST and not any(map(str.isdigit, piece.text))


def _first_on_one_line(own: Sequence[Row], others: Sequence[Row]) -> tuple[Row, Row]:
    """Return the highest heading that has one of the other side beside it, and that; the first and [] for none."""
    for row in own:
        for other in others:
            if same_line(row[0], other[0]):
                return row, other
    return own[0], []
