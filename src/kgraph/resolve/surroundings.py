"""What the words right beside a name tell of it: a title, a country, the word for a region."""

import re

from kgraph.model import Span
from kgraph.resolve.gazetteer import gazetteer
from kgraph.resolve.names import fold
from kgraph.resolve.wordlists import meanings, words

REACH = 60  # characters beside a name in which its title or its country may stand
LONGEST_ABBREVIATION = 4  # letters before a full stop that ends no sentence ("Capt.")
LONGEST_COUNTRY = 5  # words


def title_words(text: str) -> frozenset[str]:
    """The offices, ranks and countries that a title tells: "Russian President" gives president and @RU."""
    parts = text.split()
    folded = {fold(part) for part in parts}
    known = folded & (words("office") | words("royal") | words("rank"))
    found = {meanings("rank").get(part, part) for part in known}
    for start in range(len(parts)):
        for end in (start + 1, start + 2):
            country = gazetteer().country(" ".join(parts[start:end]))
            if country is not None:
                found.add(f"@{country.code}")
    return frozenset(found)


def title_before(text: str, start: int) -> str:
    """The titles that stand right before offset `start`, with a country before them; empty when there are none."""
    line = re.split(r"\n|[,;:()\"“”]", text[max(0, start - REACH) : start])[-1]
    parts = re.split(rf"\w{{{LONGEST_ABBREVIATION + 1},}}[.!?]\s", line)[-1].split()
    known = words("honorific") | words("office") | words("office-modifier") | words("royal")
    at = len(parts)
    while at > 0 and fold(parts[at - 1]) in known:
        at -= 1
    if at == len(parts) or fold(parts[-1]) not in known - words("office-modifier") or not parts[-1][:1].isupper():
        return ""
    for reach in (2, 1):
        if at >= reach and gazetteer().country(" ".join(parts[at - reach : at])) is not None:
            return " ".join(parts[at - reach :])
    return " ".join(parts[at:])


def suffix_behind(text: str, end: int) -> str:
    """The "Jr." or "Sr." that a comma parts from the name before offset `end`; empty without one."""
    behind = re.match(r", ?([JS]r\b\.?)", text[end : end + REACH])
    return behind.group(1) if behind is not None else ""


def country_beside(text: str, span: Span) -> str | None:
    """A body's name with the country that stands right before it or, after "of", behind it; None without one.

    "Britain's Ministry of Defence" for "Ministry of Defence"; "Ministry of Defence of Ukraine".
    """
    before = re.split(r"[\n,;:()\"“”]", text[max(0, span.start - REACH) : span.start])[-1]
    parts = [(found.start(), found.group()) for found in re.finditer(r"\S+", before)]
    if before[-1:] == " ":
        for start, first in parts[-LONGEST_COUNTRY:]:
            if not first[0].isalnum() or first.lower() == "the" or _ends_sentence(before.split()[-1]):
                continue
            if gazetteer().country(before[start:].strip()) is not None:
                return before[start:] + span.text
    behind = re.match(r" of (?:the )?([^\n,;:()\"“”]+)", text[span.end : span.end + REACH])
    following = behind.group(1).split() if behind else []
    for length in range(min(LONGEST_COUNTRY, len(following)), 0, -1):
        name = " ".join(following[:length]).rstrip(".")
        if gazetteer().nouns.find(name) is not None:
            return f"{span.text} of {name}"
    return None


def _ends_sentence(word: str) -> bool:
    return word.endswith(".") and len(word) > LONGEST_ABBREVIATION + 1


def locative_before(text: str, start: int) -> bool:
    """Whether the word before offset `start` says that a place follows: "in Lviv"."""
    before = re.search(r"(\w+) $", text[max(0, start - REACH) : start])
    return before is not None and before.group(1).lower() in words("locative")


def kind_beside(text: str, start: int, end: int) -> str:
    """The word beside a name that says what kind of region it is ("region", "state"); empty without one."""
    following = re.match(r" (\w+)", text[end : end + REACH])
    before = re.search(r"(\w+) of (?:the )?$", text[max(0, start - REACH) : start])
    found = (one.group(1).lower() for one in (following, before) if one is not None)
    return next((one for one in found if one in words("region") | words("region-kind")), "")


def wider_place(text: str, end: int) -> tuple[str, ...]:
    """What may be the wider place that a name's comma or bracket leads to, the longest reading first.

    "Decatur, Ala., on" gives "Ala."; "London, Ontario and" gives "Ontario and", "Ontario".
    """
    behind = re.match(r"(?:,| \() ?(?=[A-Z])([^\n,;:()\"“”]+)", text[end : end + REACH])
    if behind is None:
        return ()
    parts = behind.group(1).split()[:LONGEST_COUNTRY]
    return tuple(" ".join(parts[:length]) for length in range(len(parts), 0, -1))


def region_beside(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name say that it is a region: "Kursk region", "the region of Kursk"."""
    following = re.match(r" (\w+)", text[end : end + REACH])
    before = re.search(r"(\w+) of (?:the )?$", text[max(0, start - REACH) : start])
    return any(found is not None and found.group(1).lower() in words("region") for found in (following, before))
