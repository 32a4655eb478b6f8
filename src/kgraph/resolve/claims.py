"""Whether a record of an authority is the entity, by their names and types: with how sure that is, and why.

The names are compared as those of mentions are, and with more care: who is written about may have no record at all, and
must not become somebody of the same last name.
"""

from dataclasses import dataclass

from kgraph.authorities.values import AuthorityRecord
from kgraph.model import Entity, MentionType
from kgraph.resolve.bodies import body_name
from kgraph.resolve.features import ORGANISATION, TABLES, Feature, judge, same_known_body
from kgraph.resolve.names import fold, is_acronym, is_full, split_title
from kgraph.resolve.wordlists import words

EQUAL = 0.98  # score of names that are equal but for case, accents, blanks and the like
ACRONYM = 0.7  # score of equal acronyms that the gazetteer does not know: several bodies may have the same letters
UNTYPED = 0.8  # factor for a record that does not tell its type
NICKNAMES = frozenset({"other-first-name"})  # what labels may differ in when other names agree: "Joe", "Joseph"


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A record that may be the entity: how sure the names make it, whether the types agree, and the reason in words."""

    record: AuthorityRecord
    names: float
    typed: bool
    reason: str

    @property
    def score(self) -> float:
        """How sure the claim is by name and type, from 0 to 1."""
        return self.names if self.typed else self.names * UNTYPED


def claim(entity: Entity, record: AuthorityRecord) -> Claim | None:
    """What speaks for the record; None when nothing does, or the types or labels are those of two things."""
    if record.type not in (None, entity.type):
        return None
    found = [
        (score, own, other, reason)
        for own in telling_names(entity)
        for other in names_of(record, entity.type)
        if (verdict := _verdict(own, spoken(other, entity.type), entity.type)) is not None
        for score, reason in (verdict,)
    ]
    if not found or _contrary(entity, record):
        return None
    score, own, other, reason = max(
        found, key=lambda one: (one[0], one[1] == entity.label, one[2] == record.label, one)
    )
    return Claim(
        record=record,
        names=score,
        typed=record.type is not None,
        reason=f"“{own}” here, “{other}” there: {reason}",
    )


def telling_names(entity: Entity) -> list[str]:
    """The names by which the entity can be looked up: full names of people, bodies with their country.

    Neither a last name, nor "the Ministry of Defence", nor a description in small letters tells who is meant.
    """
    return [name for name in (entity.label, *entity.names) if not name.islower() and _tells(name, entity.type)]


def names_of(record: AuthorityRecord, kind: MentionType) -> list[str]:
    """The names of the record that can carry a claim; of people the full ones."""
    return [name for name in (record.label, *record.names) if kind != "person" or is_person_name(natural(name))]


def spoken(name: str, kind: MentionType) -> str:
    """A record's name in the order in which the text would have it."""
    return natural(name) if kind == "person" else name


def natural(name: str) -> str:
    """A person's name as it is spoken, where a catalogue has the last name first and the years of a life behind.

    >>> natural("Zelensky, Volodymyr, 1978-"), natural("Martin Luther King, Jr.")
    ('Volodymyr Zelensky', 'Martin Luther King, Jr.')
    """
    parts = [part.strip() for part in name.split(",") if not any(sign.isdigit() for sign in part)]
    if len(parts) != 2 or not all(parts) or fold(parts[1]) in words("suffix"):
        return name
    return f"{parts[1]} {parts[0]}"


def is_person_name(name: str) -> bool:
    """Whether a name is a first and a last name, a title apart."""
    return is_full(split_title(name)[1])


def _tells(name: str, kind: MentionType) -> bool:
    if kind == "person":
        return is_person_name(name)
    body = body_name(name) if kind == "organization" else None
    return body is None or body.country is not None or body.head not in words("every-country")


def _contrary(entity: Entity, record: AuthorityRecord) -> bool:
    """Whether the labels are those of two things whatever else they are called: father and son, two countries."""
    verdict = judge(entity.label, spoken(record.label, entity.type), _table(entity.type))
    return verdict is not None and not verdict.same and verdict.rule not in NICKNAMES


def _verdict(own: str, other: str, kind: MentionType) -> tuple[float, str] | None:
    """The score and the reason when the names are one; None when they are not, or nothing is known."""
    table = _table(kind)
    found = judge(own, other, table)
    if found is None or not found.same:
        return None
    feature = next(feature for feature in table if feature.rule == found.rule)
    if is_acronym(own) and is_acronym(other) and kind == "organization" and not same_known_body(own, other):
        return ACRONYM, "the same acronym"
    return feature.score, found.reason


def _table(kind: MentionType) -> tuple[Feature, ...]:
    return TABLES.get(kind, ORGANISATION)
