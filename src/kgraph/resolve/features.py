"""Why two names are the same or not: tables of scored features, one for people, one for bodies, one for places.

`judge` asks the features of a table in order of their certainty, and the first that holds decides. A positive score
says same, a negative one different; the size is how sure that is. A new reason is a new row.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kgraph.model import Judgement, MentionType
from kgraph.resolve.bodies import body_name
from kgraph.resolve.gazetteer import gazetteer
from kgraph.resolve.holders import holder
from kgraph.resolve.names import (
    PersonName,
    acronym_of,
    fold,
    is_full,
    name_key,
    split_title,
)
from kgraph.resolve.spellings import Spelled, called, longer, middles_fit, same_given, same_regnal, same_spelled, turned
from kgraph.resolve.wordlists import words


@dataclass(frozen=True, kw_only=True, slots=True)
class Feature:
    """A comparison of two names; `score` from -1 (surely different) to 1 (surely same); `reason` in words."""

    rule: str
    holds: Callable[[str, str], bool]
    score: float
    reason: str

    def judgement(self, left: str, right: str) -> Judgement:
        """What the feature says of two names for which it holds."""
        same = self.score > 0
        return Judgement(left=left, right=right, same=same, rule=self.rule, reason=self.reason, score=self.score)


def judge(left: str, right: str, table: tuple[Feature, ...]) -> Judgement | None:
    """What the table says of two names; None when no feature holds, so that nothing is known."""
    for feature in sorted(table, key=lambda row: -abs(row.score)):
        if feature.holds(left, right):
            return feature.judgement(left, right)
    return None


def same_name(left: str, right: str) -> bool:
    """Whether the names differ at most in case, accents, hyphens, spelling of English, "the", "Inc."."""
    return name_key(left) == name_key(right)


def same_but_blanks(left: str, right: str) -> bool:
    """Whether full names are equal without blanks: "Kim Yong-hyun", "Kim Yonghyun"."""
    return is_full(left) and is_full(right) and fold(left).replace(" ", "") == fold(right).replace(" ", "")


def same_known_person(left: str, right: str) -> bool:
    """Whether the gazetteer has both names for one holder of an office: "Jokowi", "Joko Widodo"."""
    return bool(set(holder(left)) & set(holder(right))) and not spelling_variant(left, right)


def regnal_number(left: str, right: str) -> bool:
    """Whether one name of a king, queen or pope has the number that the other leaves out."""
    return same_regnal(Spelled.of(left), Spelled.of(right))


def other_suffix(left: str, right: str) -> bool:
    """Whether the names are those of father and son."""
    one, other = _persons(left, right)
    return one.last == other.last and one.suffix != other.suffix


def other_first_name(left: str, right: str) -> bool:
    """Whether a last name is shared and the first names are two."""
    one, other = _persons(left, right)
    if not (one.first and other.first and one.last == other.last) or initial_of(left, right):
        return False
    spelled = Spelled.of(left), Spelled.of(right)
    return not (same_given(*spelled) or called(*spelled) or longer(*spelled))


def other_middle_name(left: str, right: str) -> bool:
    """Whether both names have middle names that do not fit: "John A. Smith", "John B. Smith"."""
    one, other = Spelled.of(left), Spelled.of(right)
    if not (one.middle and other.middle and one.family == other.family and same_given(one, other)):
        return False
    return len(one.middle) == len(other.middle) and not middles_fit(one, other)


def middle_name_left_out(left: str, right: str) -> bool:
    """Whether first and last names are equal and a middle name is missing or shortened in one."""
    one, other = Spelled.of(left), Spelled.of(right)
    if not one.given or (one.given, one.family, one.suffix) != (other.given, other.family, other.suffix):
        return False
    return middles_fit(one, other)


def spelling_variant(left: str, right: str) -> bool:
    """Whether first and last names are the same in two spellings."""
    return same_spelled(Spelled.of(left), Spelled.of(right))


def name_order(left: str, right: str) -> bool:
    """Whether the family name stands first in one name and last in the other."""
    return turned(Spelled.of(left), Spelled.of(right))


def nickname(left: str, right: str) -> bool:
    """Whether one first name is short for the other, or for the same one."""
    return called(Spelled.of(left), Spelled.of(right))


def last_name_more(left: str, right: str) -> bool:
    """Whether one name has a second last name."""
    return longer(Spelled.of(left), Spelled.of(right))


def initial_of(left: str, right: str) -> bool:
    """Whether the last names are equal and one first name is the other's first letter: "J. Powell"."""
    one, other = Spelled.of(left), Spelled.of(right)
    if not one.given or not other.given or one.family != other.family or not middles_fit(one, other):
        return False
    return min(len(one.given), len(other.given)) == 1 and one.given[0] == other.given[0] and one.given != other.given


def last_name_of(left: str, right: str) -> bool:
    """Whether one name is a last name and the other a full name with it."""
    for bare, full in ((left, right), (right, left)):
        if is_full(full) and not is_full(bare) and fold(bare) in PersonName.of(full).surnames:
            return True
    return False


def acronym(left: str, right: str) -> bool:
    """Whether one name is made of the first letters of the other, with or without its country."""
    return acronym_as_written(left, right) or any(
        acronym_of(short, _turned_back(form))
        for short, full in ((left, right), (right, left))
        for form in (full, without_country(full))
    )


def acronym_as_written(left: str, right: str) -> bool:
    """Whether the letters are those of the words as they stand: "MoD" of "Ministry of Defence"."""
    return any(
        acronym_of(short, form)
        for short, full in ((left, right), (right, left))
        for form in (full, without_country(full))
    )


def initials(name: str) -> frozenset[str]:
    """The acronyms that the words of a name may make, folded: with or without small words, and without its country."""
    found = set()
    for bare in {name, without_country(name)}:
        for form in {bare, _turned_back(bare)}:
            parts = fold(form).split()
            content = [word for word in parts if word not in words("function")]
            found |= {"".join(word[0] for word in some) for some in (parts, content) if len(some) > 1}
    return frozenset(found)


def _turned_back(name: str) -> str:
    """ "Defence Ministry" as "Ministry of Defence", which its acronym is made of."""
    *rest, head = name.split()
    return f"{head} of {' '.join(rest)}" if rest and fold(head) in words("turned") else name


def same_institution(left: str, right: str) -> bool:
    """Whether two bodies have the same country and the same content words."""
    one, other = body_name(left), body_name(right)
    if one is None or other is None or one.country is None or other.country is None:
        return False
    return (one.country, one.content) == (other.country, other.content)


def other_country(left: str, right: str) -> bool:
    """Whether two bodies are those of two countries."""
    one, other = body_name(left), body_name(right)
    if one is None or other is None or one.country is None or other.country is None:
        return False
    return one.country != other.country


def country_left_out(left: str, right: str) -> bool:
    """Whether two bodies have the same content words and one of the names tells no country."""
    one, other = body_name(left), body_name(right)
    if one is None or other is None or one.content != other.content:
        return False
    return (one.country is None) != (other.country is None)


def same_known_body(left: str, right: str) -> bool:
    """Whether the gazetteer has both names for one body."""
    one = gazetteer().bodies.find(left)
    return one is not None and one == gazetteer().bodies.find(right)


def same_country(left: str, right: str) -> bool:
    """Whether the gazetteer has both names for one country."""
    one = gazetteer().country(left)
    return one is not None and one == gazetteer().country(right)


def two_countries(left: str, right: str) -> bool:
    """Whether the gazetteer has the names for two countries."""
    one, other = gazetteer().country(left), gazetteer().country(right)
    return one is not None and other is not None and one != other


def region_word(left: str, right: str) -> bool:
    """Whether the names differ by "region", "oblast" or the like only, and are no capital's."""
    return not same_name(left, right) and name_key(without_region(left)) == name_key(without_region(right))


def without_country(name: str) -> str:
    """A name without the country at its head or tail."""
    parts = name.removeprefix("the ").removeprefix("The ").split()
    start = gazetteer().leading(parts) or gazetteer().trailing(parts)
    return " ".join(start.rest) if start else name


def without_region(name: str) -> str:
    """A place's name without the word for its kind and its country: "Russia's Kursk region" gives "Kursk".

    The region around a capital is another place than the capital, and keeps its word.
    """
    parts = name.removeprefix("the ").removeprefix("The ").split()
    start = gazetteer().leading(parts)
    parts = list(start.rest) if start and len(start.rest) > 1 else parts
    bare = [part for part in parts if fold(part) not in words("region")]
    if bare and bare[0] == "of":
        bare.pop(0)
    if len(bare) == len(parts) or not bare or not bare[0][:1].isupper() or gazetteer().is_capital(" ".join(bare)):
        return name
    return " ".join(bare)


def _persons(left: str, right: str) -> tuple[PersonName, PersonName]:
    return PersonName.of(split_title(left)[1]), PersonName.of(split_title(right)[1])


PERSON = (  # equal names of people whose ages cannot be one person's are kept apart in `ages`
    Feature(rule="same-name", holds=same_name, score=1.0, reason="the full names are equal"),
    Feature(rule="gazetteer", holds=same_known_person, score=0.99, reason="the gazetteer has both for one person"),
    Feature(rule="same-but-blanks", holds=same_but_blanks, score=0.98, reason="equal but for hyphens and blanks"),
    Feature(rule="regnal-number", holds=regnal_number, score=0.98, reason="one king, with his number and without"),
    Feature(rule="other-suffix", holds=other_suffix, score=-0.97, reason="only one of them is Jr., Sr. or a numeral"),
    Feature(rule="other-first-name", holds=other_first_name, score=-0.96, reason="same last name, other first name"),
    Feature(rule="other-middle-name", holds=other_middle_name, score=-0.95, reason="the middle names do not fit"),
    Feature(rule="middle-name", holds=middle_name_left_out, score=0.9, reason="equal but for a middle name left out"),
    Feature(rule="name-order", holds=name_order, score=0.88, reason="the same words, the family name first or last"),
    Feature(rule="spelling", holds=spelling_variant, score=0.85, reason="one name in two spellings"),
    Feature(rule="nickname", holds=nickname, score=0.8, reason="one first name is short for the other"),
    Feature(rule="longer-name", holds=last_name_more, score=0.75, reason="equal but for one more last name"),
    Feature(rule="initial", holds=initial_of, score=0.7, reason="the first name is given by its first letter"),
    Feature(rule="last-name", holds=last_name_of, score=0.7, reason="the last name of the full name"),
)
ORGANISATION = (
    Feature(rule="same-name", holds=same_name, score=1.0, reason="the names are equal"),
    Feature(rule="gazetteer", holds=same_known_body, score=0.99, reason="the gazetteer has both for one body"),
    Feature(rule="other-country", holds=other_country, score=-0.98, reason="bodies of two countries"),
    Feature(rule="country-and-words", holds=same_institution, score=0.9, reason="same country, same content words"),
    Feature(rule="acronym", holds=acronym, score=0.7, reason="the first letters of the full name"),
    Feature(rule="country-left-out", holds=country_left_out, score=0.6, reason="same words, one without its country"),
)
PLACE = (
    Feature(rule="gazetteer", holds=same_country, score=1.0, reason="the gazetteer has both for one country"),
    Feature(rule="two-countries", holds=two_countries, score=-1.0, reason="the gazetteer has them for two countries"),
    Feature(rule="same-name", holds=same_name, score=0.99, reason="the names are equal"),
    Feature(rule="region-word", holds=region_word, score=0.8, reason="equal but for the word for the kind of region"),
)
TABLES: Mapping[MentionType, tuple[Feature, ...]] = {"person": PERSON, "place": PLACE, "organization": ORGANISATION}
