"""Names by themselves: what two names have in common, with no knowledge of where they stood."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from kgraph.resolve.traditions import REMEMBERED, heard
from kgraph.resolve.wordlists import spellings, words

SHORTEST_SPELLING = 5  # letters; shorter names differ by more than spelling ("Ann", "An")
SHORTEST_VOWEL_SLIP = 7  # letters; in a last name this long one vowel may differ ("Lukashenko", "Lukashenka")
LONGEST_ACRONYM = 7  # letters
VOWELS = frozenset("aeiou")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


@lru_cache(maxsize=REMEMBERED)
def fold(name: str) -> str:
    """A name in small Latin letters without accents, apostrophes, full stops, hyphens, article and possessive.

    >>> fold("Kim Yong-hyun’s")
    'kim yong hyun'
    >>> fold("the U.K.")
    'uk'
    >>> fold("Αλέξης Τσίπρας")
    'alexis tsipras'
    """
    text = re.sub(r"^([Tt]he|THE|an?)\s+(?=\S)", "", name.strip())
    text = unicodedata.normalize("NFKD", text.casefold()).translate(_QUOTES)
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    if not text.isascii():
        text = "".join(anyascii(sign).lower() if sign.isalpha() else sign for sign in text)
    text = re.sub(r"(?<=\w)'s?(?=\s|$)", "", text)
    text = re.sub(r"['`.,\"“”()]", "", text)
    return " ".join(re.sub(r"[-‐‑–—/]", " ", text).split()) or name.casefold()


def name_key(name: str) -> str:
    """The folded name in one spelling of English, without "Inc." at the end; "Ministry of X" is "X Ministry".

    >>> name_key("the Ministry of Defense") == name_key("Defence Ministry")
    True
    """
    parts = [spellings().get(word, word) for word in fold(name.replace("&", " and ")).split()]
    if len(parts) > 1 and parts[-1] in words("corporate"):
        parts.pop()
    if len(parts) > 2 and parts[0] in words("turned") and parts[1] == "of":
        parts = [*parts[3 if parts[2] == "the" else 2 :], parts[0]]
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart: first name, what stands between, last name, and "Jr." or the like; all folded."""

    first: str
    middle: tuple[str, ...]
    last: str
    suffix: str = ""

    @classmethod
    @lru_cache(maxsize=REMEMBERED)
    def of(cls, name: str) -> "PersonName":
        """The parts of a name without its title; a name of one word has no first name.

        East Asian names keep their order: the family name, which is known from a list, comes first.

        >>> PersonName.of("Ursula von der Leyen")
        PersonName(first='ursula', middle=(), last='von der leyen', suffix='')
        >>> PersonName.of("Kim Yong Hyun").last
        'kim'
        """
        parts = [fold(part) for part in name.split()] or [fold(name)]
        suffix = parts.pop() if len(parts) > 1 and parts[-1] in words("suffix") else ""
        if len(parts) == 1:
            return cls(first="", middle=(), last=parts[0], suffix=suffix)
        given = " ".join(parts[1:])
        if parts[0] in words("family-first") and len(parts) <= 3 and len(given.split()) == 2:
            return cls(first=given, middle=(), last=parts[0], suffix=suffix)
        at = len(parts) - 1
        while at > 0 and parts[at - 1] in words("particle"):
            at -= 1
        first = name[:1].isupper() and parts[0] in words("particle-or-first")  # "Al Gore", "Ben Affleck"
        if at == 0 and first and parts[1] not in words("particle"):  # not "Van der Meer"
            at = 1
        if at == 0:
            return cls(first="", middle=(), last=" ".join(parts), suffix=suffix)
        return cls(first=parts[0], middle=tuple(parts[1:at]), last=" ".join(parts[at:]), suffix=suffix)

    @property
    def surnames(self) -> frozenset[str]:
        """Words by which the text may call the person alone."""
        found = {self.last, self.last.split()[-1]}
        if self.first in words("family-first"):
            found.add(self.first)
        return frozenset(found)


def is_full(name: str) -> bool:
    """Whether a person's name has a first and a last name."""
    return bool(PersonName.of(name).first)


def is_single(name: str) -> bool:
    """Whether a name is one word, or one word and particles ("von der Leyen")."""
    return not PersonName.of(name).first


def split_title(name: str) -> tuple[tuple[str, ...], str]:
    """The titles at the head of a person's name, and the name; no titles when nothing else would be left.

    "President Putin" -> (("President",), "Putin"). "Pope Francis" stays whole: without it, nobody knows him.
    """
    parts = name.split()
    end = 0
    for at, part in enumerate(parts[:-1], start=1):
        word = fold(part)
        if word in words("honorific") | words("office"):
            end = at
        elif word not in words("office-modifier"):
            break
    return tuple(parts[:end]), " ".join(parts[end:])


def is_title(name: str) -> bool:
    """Whether a name is nothing but a title: "Prime Minister", "Attorney General"."""
    known = words("honorific") | words("office") | words("office-modifier") | words("royal") | words("function")
    return all(word in known for word in fold(name).split())


@lru_cache(maxsize=REMEMBERED)
def sound(name: str) -> str:
    """A name with the spellings of one sound made equal, for names that were written in another script.

    >>> sound("Zelensky") == sound("Zelenskyy") == sound("Zelenskiy")
    True
    """
    return heard(fold(name).replace(" ", ""), "any")


def sounds_like(left: str, right: str) -> bool:
    """Whether two names are equal, or long enough and equal but for the way in which their sounds are written."""
    left, right = fold(left), fold(right)
    return left == right or (min(len(left), len(right)) >= SHORTEST_SPELLING and sound(left) == sound(right))


def is_spelling_of(left: str, right: str) -> bool:
    """Whether two last names are one name in two spellings: they sound alike, or a long one differs in a vowel.

    "Peterson" and "Petersen" are two names.
    """
    left, right = fold(left), fold(right)
    if sounds_like(left, right):
        return True
    if min(len(left), len(right)) < SHORTEST_VOWEL_SLIP or {left[-3:], right[-3:]} == {"son", "sen"}:
        return False
    return is_vowel_slip(sound(left), sound(right))


def is_vowel_slip(left: str, right: str) -> bool:
    """Whether the words differ in one vowel: another one, or one more inside; never in a consonant.

    One more at the end makes it the name of a man's wife or sister: "Gerasimova".
    """
    edits = list(Levenshtein.editops(left, right, score_hint=1))
    if left[:1] != right[:1] or len(edits) != 1:
        return False
    edit = edits[0]
    if edit.tag == "replace":
        return left[edit.src_pos] in VOWELS and right[edit.dest_pos] in VOWELS
    longer, at = (left, edit.src_pos) if edit.tag == "delete" else (right, edit.dest_pos)
    return longer[at] in VOWELS and at < len(longer) - 1


def is_acronym(name: str) -> bool:
    """Whether a name looks like the first letters of a longer one: "NIS", "MoD", "U.N."."""
    letters = name.replace(".", "")
    return letters.isalpha() and 2 <= len(letters) <= LONGEST_ACRONYM and sum(map(str.isupper, letters)) >= 2


def acronym_of(short: str, full: str) -> bool:
    """Whether `short` is made of the first letters of `full`, with or without its small words.

    >>> acronym_of("MoD", "Ministry of Defence"), acronym_of("NIS", "National Intelligence Service")
    (True, True)
    """
    parts = fold(full).split()
    if not is_acronym(short) or len(parts) < 2:
        return False
    letters = fold(short)
    content = [word for word in parts if word not in words("function")]
    return letters in {"".join(word[0] for word in parts), "".join(word[0] for word in content)}
