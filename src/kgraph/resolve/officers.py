"""People who are called by their office alone: "the Ukrainian president" is who holds it, if one person does.

Who holds an office the roles of the corpus tell, and for heads of states and governments
`data/gazetteer/holders.tsv`, of whom only those count who are named in the corpus. An office that somebody held before,
or is to hold, says nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kgraph.model import Judgement, Role
from kgraph.resolve.gazetteer import gazetteer
from kgraph.resolve.holders import Holder, Office, holder, office_title
from kgraph.resolve.names import fold, name_key
from kgraph.resolve.sightings import Key
from kgraph.resolve.traditions import REMEMBERED
from kgraph.resolve.unions import Joining
from kgraph.resolve.wordlists import words

BORDERS = frozenset({"of", "for"})  # behind the noun of an office: "minister of fisheries"
AROUND = 400  # days from an article that gives somebody an office to one that speaks of its holder


@dataclass(frozen=True, kw_only=True, slots=True)
class Tenure:
    """Somebody of the corpus who holds an office: by an article of a day, or as the gazetteer knows."""

    person: Key
    day: str | None = None
    known: Holder | None = None

    def fits(self, day: str | None) -> bool:
        """Whether the office may be held on a day."""
        if self.known is not None:
            return self.known.held(day)
        if day is None or self.day is None:
            return True
        return abs((date.fromisoformat(day[:10]) - date.fromisoformat(self.day[:10])).days) <= AROUND


@lru_cache(maxsize=REMEMBERED)
def described_office(text: str) -> Office | None:
    """The office whose holder a description means: "The Ukrainian president", "the mayor of Tarija"; else None."""
    parts = text.split()
    definite = parts[0].lower() == "the"
    parts = parts[definite:]
    leading = gazetteer().leading(parts)
    start = leading or gazetteer().trailing(parts)
    if start is not None and (definite or (leading is not None and parts[0].endswith(("'s", "’s")))):
        title = office_title(" ".join(start.rest))
        return Office(title=title, owner=start.country.code) if title and _is_office(start.rest) else None
    rest, owner = _owned(parts, definite=definite)
    return Office(title=office_title(" ".join(rest)), owner=name_key(owner)) if rest and _is_office(rest) else None


def _owned(parts: Sequence[str], *, definite: bool) -> tuple[Sequence[str], str]:
    """The words of an office and the name of the body or place that has it, behind "of" or in the possessive."""
    if definite and "of" in parts[1:-1]:
        at = parts.index("of")
        owner = parts[at + 1 :][parts[at + 1].lower() == "the" :]
        return (parts[:at], " ".join(owner)) if owner and owner[0][:1].isupper() else ((), "")
    at = next((at for at, part in enumerate(parts) if part.endswith(("'s", "’s"))), -1)
    if at < 0 or not parts[0][:1].isupper():
        return (), ""
    return parts[at + 1 :], " ".join(parts[: at + 1])[:-2]


def office_of(role: Role) -> Office | None:
    """The office that a role gives somebody now, with its country or body as far as the role tells it."""
    if role.status != "current":
        return None
    body = "" if role.organization is None else role.organization.text
    country = gazetteer().country(body) if body else None
    owner = country.code if country is not None else name_key(body) if body else ""
    return Office(title=office_title(role.title), owner=owner)


def join_officers(joining: Joining, persons: Mapping[Key, str], told: Iterable[tuple[Office, Key, str | None]]) -> None:
    """Joins descriptions by office to the one person who holds it; `told` are offices, whose they are, and the day."""
    tenures: defaultdict[Office, list[Tenure]] = defaultdict(list)
    for office, key, day in told:
        tenures[office].append(Tenure(person=joining.root(key), day=day))
    for key, form in sorted(persons.items()):
        for known in holder(form):
            tenures[known.office].append(Tenure(person=joining.root(key), known=known))
    for key, group in sorted(joining.groups.items()):
        meant = described_office(group[0].form) if key[0] == "scoped" else None
        people = (
            {one.person for one in tenures.get(meant, ()) if one.fits(group[0].day)} if meant is not None else set()
        )
        if len(people) != 1:
            continue
        person = people.pop()
        left, right = group[0].form, joining.form(person)
        why = "the one person of the corpus who holds the office at the time"
        joining.same(key, person, Judgement(left=left, right=right, same=True, rule="office-holder", reason=why))


def _is_office(rest: Sequence[str]) -> bool:
    """Whether words are an office that somebody holds: no former one, no deputy's, not several."""
    folded = [fold(part) for part in rest]
    at = next((at for at, word in enumerate(folded) if at and word in BORDERS), len(folded))
    passing = words("not-holding")
    return bool(folded) and folded[at - 1] in words("office") and not any(word in passing for word in folded[: at - 1])
