"""What human eyes can read: the least size of letters, and the contrast between them and their ground."""

from matcher.readers.runs import Colour

MIN_SIZE = 3.0  # points; smaller letters cannot be read
_LINEAR_BELOW = 0.03928  # sRGB, as WCAG 2.2 defines relative luminance


def contrast(first: Colour, second: Colour) -> float:
    """Return the contrast ratio of two colours, 1..21 (WCAG 2.2, relative luminance).

    >>> round(contrast((0, 0, 0), (255, 255, 255)))
    21
    """
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    linear = [
        part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
