"""Bodies that the gazetteer knows by name, found where they stand: "Reporters Without Borders", "the PBOC".

The tagger breaks such names at their prepositions and misses acronyms that it has never met.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from spacy.tokens import Doc

from kgraph.extract.phrases import Phrase
from kgraph.resources import resource

SHORTEST_ACRONYM = 3  # letters; "AU" and "UN" mean too much else where the tagger sees no name
APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})


def with_known_bodies(doc: Doc, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, with the bodies of the gazetteer instead of the pieces that the tagger made of them."""
    found = list(_bodies(doc, phrases))
    if not found:
        return list(phrases)
    inside = {index for body in found for index in range(body.start, body.end)}
    kept = (phrase for phrase in phrases if inside.isdisjoint(range(phrase.start, phrase.end)))
    return sorted([*kept, *found], key=lambda phrase: phrase.start)


def _bodies(doc: Doc, phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """The longest body that begins at each token, unless the tagger's name goes beyond it."""
    text, known = doc.text.translate(APOSTROPHES), _names_by_word()
    ends = {token.idx + len(token.text): token.i + 1 for token in doc}
    owner = {index: phrase for phrase in phrases for index in range(phrase.start, phrase.end)}
    border = 0
    for token in doc:
        if token.i < border:
            continue
        for name in known.get(token.text, ()):
            end = ends.get(token.idx + len(name))
            if end is None or not text.startswith(name, token.idx):
                continue
            if not _is_whole(doc, token.i, end) or any(
                _holds(owner.get(index), token.i, end) for index in range(token.i, end)
            ):
                break
            border = end
            head = doc[token.i : end].root
            yield Phrase(start=token.i, end=end, head=head.i, type="organization")
            break


def _holds(phrase: Phrase | None, start: int, end: int) -> bool:
    """Whether a phrase goes beyond the range."""
    return phrase is not None and (phrase.start < start or phrase.end > end)


def _is_whole(doc: Doc, start: int, end: int) -> bool:
    """Whether no hyphen joins the words to others: "WHO-led" has the name of a body, "Neo-NATO" none."""
    before = start > 0 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_
    return not before or bool(start > 1 and doc[start - 2].whitespace_)


@cache
def _names_by_word() -> Mapping[str, Sequence[str]]:
    """Names of several words, and acronyms, by the token that they begin with; the longest first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    lines = resource("data", "gazetteer", "organisations.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        _, name, others, _ = line.split("\t")
        for one in (name, *others.split("|")):
            words = one.split()
            acronym = len(words) == 1 and one.isalpha() and one.isupper() and len(one) >= SHORTEST_ACRONYM
            if acronym or (len(words) > 1 and all(word[0].isupper() for word in (words[0], words[-1]))):
                found[_first_token(words[0])].append(one)
    return {word: sorted(names, key=lambda name: (-len(name), name)) for word, names in found.items()}


def _first_token(word: str) -> str:
    """The token that spaCy makes of the beginning of a word: "People" of "People's"."""
    return word.split("'")[0].split("-")[0].rstrip(",")
