"""Words and word pairs of a passage, as TF-IDF and the reference counts see them: by their stems.

"Deploying models" and "deployed the model" say the same, so words are cut back to their stems by the
Snowball stemmer for English; other languages come out cut the same way on both sides.

Addresses, links and anything with a digit are no words, so contact data drops out by its shape; pronouns
and forms of address are stop words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from snowballstemmer import stemmer

from matcher.text.normalise import normalise

_LETTERS = re.compile(r"\w+")
_LONGEST = 30
_STOP_WORDS = (
    # English
    "a about above across after all also am an and any are as at be because been before being below between both"
    " but by can could did do does doing down during each etc few for from further get had has have having he her"
    " here hers herself him himself his how i if in into is it its itself just like may me might more most mr mrs"
    " ms mx must my myself no nor not now of off on once only or other our ours out over own per s same shall she"
    " should so some such t than that the their theirs them themselves then there these they this those through to"
    " too under until up us very via was we well were what when where which while who whom why will with within"
    " without would you your yours yourself"
    # German
    " aber als am auch auf aus bei bin bis das dass dem den der des die du durch ein eine einem einen einer eines er"
    " es für haben hat herr frau ich ihr ihre ihren im ist mein meine mit nach nicht oder sein seine sich sie sind"
    " sowie über um und uns unser von vor war wie wir wird zu zum zur"
    # French
    " au aux avec ce ces cette dans de des du elle en est et il je la le les leur lui ma mes mon ne nos notre nous"
    " ou par pas pour qui sa se ses son sont sur un une vos votre vous"
    # Spanish
    " al como con del el ella ellos esta este ha la las lo los mi más nuestra nuestro o para pero por que sin sobre"
    " su sus una uno y yo"
)
_STOP = frozenset(_STOP_WORDS.split())
_english = stemmer("english")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its stem in lower case, how it was written, whether a pause follows."""

    form: str
    written: str
    ends_phrase: bool

    @property
    def is_capitalised(self) -> bool:
        """Whether it was written with a capital."""
        return self.written[0].isupper()


def words(text: str) -> list[Word]:
    """Return the words of *text* in order; a word with a digit, an address or a link yields nothing.

    >>> [
    ...     word.form
    ...     for word in words("Built ETL pipelines, see www.example.org or call +49 30 1234")
    ... ]
    ['built', 'etl', 'pipelin', 'see', 'or', 'call']
    """
    return list(chain.from_iterable(map(words_of_chunk, text.split())))


@lru_cache(maxsize=65536)
def stem(form: str) -> str:
    """Return the stem of a lower-case word; a stop word stays as it is.

    >>> stem("deployments"), stem("having")
    ('deploy', 'have')
    """
    return form if is_stop_word(form) else str(_english.stemWord(form))


def is_stop_word(form: str) -> bool:
    """Tell whether a lower-case word says nothing of what somebody did."""
    return form in _STOP or len(form) == 1


def pairs(sequence: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Yield neighbours without a pause between them, both of them no stop words."""
    for first, second in pairwise(sequence):
        if not (first.ends_phrase or is_stop_word(first.form) or is_stop_word(second.form)):
            yield first, second


@lru_cache(maxsize=65536)
def words_of_chunk(chunk: str) -> tuple[Word, ...]:
    """Return the words of a stretch of text without white space; resumes repeat most of them."""
    chunk = normalise(chunk).text
    if "@" in chunk or "://" in chunk or chunk[:4].casefold() == "www.":
        return ()
    found = []
    for match in _LETTERS.finditer(chunk):
        form = match.group()
        if not form.isalpha() or len(form) > _LONGEST:
            continue
        follows = chunk[match.end() : match.end() + 1]
        pause = bool(follows) and follows not in "-/'"
        found.append(Word(stem(form.casefold()), form, pause))
    return tuple(found)


@lru_cache(maxsize=65536)
def forms_of_chunk(chunk: str) -> tuple[str, ...]:
    """Return the forms of the words of a stretch of text without white space."""
    return tuple([word.form for word in words_of_chunk(chunk)])
