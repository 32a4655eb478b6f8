"""What coreference has met so far, by sentence, word and phrase, so that looking back goes over no whole article."""

from bisect import insort
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kgraph.extract.mentions import Phrase


@dataclass(slots=True)
class Seen:
    """A mention met so far, with what agreement and salience ask for; `identity` is one for all names of one person."""

    phrase: Phrase
    at: int
    sentence: int
    standing: float
    quoted: bool
    words: frozenset[str]
    identity: Hashable
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A description met so far, and whom it stood for."""

    at: int
    words: frozenset[str]
    meant: tuple[Phrase, ...]


class Memory:
    """The mentions met so far; those of one token come in the order in which they were added."""

    def __init__(self) -> None:
        self._by_sentence: dict[int, list[Seen]] = {}
        self._by_word: dict[str, list[tuple[int, int, Seen]]] = {}
        self._first: dict[Hashable, int] = {}
        self._phrases: set[Phrase] = set()
        self._count = 0

    def __contains__(self, phrase: Phrase) -> bool:
        return phrase in self._phrases

    def add(self, found: Iterable[Seen]) -> None:
        """Keeps mentions in mind."""
        for seen in found:
            self._count += 1
            self._phrases.add(seen.phrase)
            self._by_sentence.setdefault(seen.sentence, []).append(seen)
            self._first[seen.identity] = min(self._first.get(seen.identity, seen.sentence), seen.sentence)
            for word in seen.words:
                insort(self._by_word.setdefault(word, []), (seen.at, -self._count, seen))

    def in_sentence(self, number: int) -> Sequence[Seen]:
        """The mentions of a sentence."""
        return self._by_sentence.get(number, ())

    def since(self, number: int) -> Iterator[Seen]:
        """The mentions from a sentence on."""
        for sentence in sorted(sentence for sentence in self._by_sentence if sentence >= number):
            yield from self._by_sentence[sentence]

    def with_word(self, word: str) -> Iterator[Seen]:
        """The mentions that hold a word, the latest first."""
        return (seen for _, _, seen in reversed(self._by_word.get(word, ())))

    def first_of(self, identities: Iterable[Hashable]) -> int | None:
        """The first sentence that mentions one of several; None where none does."""
        return min((self._first[one] for one in identities if one in self._first), default=None)
