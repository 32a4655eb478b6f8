"""Whose a short name is in an article without the full one: a last name, a first letter, a first name that few have.

The corpus must have one person who fits; what the article says of the office must not speak against it, and something
must speak for it: the office, the state, a last name that is not common, or another rare name that both articles have.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kgraph.model import Judgement
from kgraph.resolve.names import SHORTEST_SPELLING, PersonName, sound
from kgraph.resolve.people import Persons
from kgraph.resolve.sightings import Key
from kgraph.resolve.spellings import Spelled, middles_fit
from kgraph.resolve.traditions import first_names, is_family
from kgraph.resolve.unions import Joining
from kgraph.resolve.wordlists import words

SHARED = frozenset({"name", "place", "organisation", "institution", "seat"})  # keys that two articles may share
RARE = 3  # articles; a name that more of them have does not tell that two are about the same people

Titles = Mapping[Key, frozenset[str]]
Called = Mapping[str, set[Key]]


def join_bare(joining: Joining, persons: Persons) -> None:
    """Joins last names in articles without the full name: to the corpus' one person of that name, if all agrees."""
    titles, owners, firsts = _titles(joining), _owners(joining, persons), _by_first_name(joining, persons)
    bare: defaultdict[str, list[Key]] = defaultdict(list)
    for key in sorted(joining.groups):
        if key[0] == "bare" and key[2] == "person":
            bare[key[3]].append(key)
    for surname, keys in sorted(bare.items()):
        owning = owners.get(surname) or (owners.get(sound(surname)) if len(surname) >= SHORTEST_SPELLING else None)
        owning = owning or firsts.get(surname)
        if not owning:
            _join_as_no_person(joining, keys)
        elif len(owning) == 1:
            keys = [key for key in keys if not _join_to_owner(joining, key, next(iter(owning)), titles)]
        else:
            keys = [key for key in keys if not _join_to_one_of(joining, key, owning, titles)]
        _join_by_title(joining, keys, titles)


def join_initials(joining: Joining, persons: Persons) -> None:
    """Joins "J. Hargrove" to the corpus' one Hargrove whose first name begins so, where the last name is not common."""
    names = {key: Spelled.of(form) for key, form in persons.items()}
    families: defaultdict[str, list[Key]] = defaultdict(list)
    for key, name in sorted(names.items()):
        if len(name.given) > 1:
            families[name.family].append(key)
    for key, name in sorted(names.items()):
        if len(name.given) != 1 or is_common(name.family):
            continue
        fitting = [other for other in families[name.family] if _begins(name, names[other])]
        if len({joining.root(other) for other in fitting}) == 1:
            why = "the one person of the corpus with this last name and first letter"
            left, right = persons[key], persons[fitting[0]]
            joining.same(key, fitting[0], Judgement(left=left, right=right, same=True, rule="initial", reason=why))


def agree(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether the titles of two people have an office in common, and no two countries."""
    lands = _lands(left), _lands(right)
    return bool((left & right) - lands[0]) and not (lands[0] and lands[1] and not lands[0] & lands[1])


def conflict(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether the titles of two people are those of two offices, or of two countries."""
    lands = _lands(left), _lands(right)
    if lands[0] and lands[1] and not lands[0] & lands[1]:
        return True
    offices = left - lands[0], right - lands[1]
    return bool(offices[0] and offices[1] and not offices[0] & offices[1])


def heads(titles: frozenset[str], countries: frozenset[str]) -> bool:
    """Whether the titles are those of the head of a state that is among `countries`."""
    return bool(titles & words("sovereign")) and bool({land[1:] for land in _lands(titles)} & countries)


def is_common(surname: str) -> bool:
    """Whether a last name has so many bearers that it tells little: "Smith", "Kim"."""
    return surname in words("common-last-name") or is_family(surname)


def _lands(titles: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in titles if word.startswith("@"))


def _begins(short: Spelled, full: Spelled) -> bool:
    return full.given[0] == short.given and full.suffix == short.suffix and middles_fit(short, full)


def _titles(joining: Joining) -> Titles:
    found: defaultdict[Key, frozenset[str]] = defaultdict(frozenset)
    for key, group in joining.groups.items():
        for seen in group:
            found[joining.root(key)] |= seen.titles
    return found


def _owners(joining: Joining, persons: Persons) -> Called:
    """Who has a last name, by the name and by its sound."""
    found: defaultdict[str, set[Key]] = defaultdict(set)
    for key, form in persons.items():
        for surname in PersonName.of(form).surnames:
            found[surname].add(joining.root(key))
            if len(surname) >= SHORTEST_SPELLING:
                found[sound(surname)].add(joining.root(key))
    return found


def _by_first_name(joining: Joining, persons: Persons) -> Called:
    """Who has a first name that is on no list: "Abiy" is what Ethiopia calls Abiy Ahmed."""
    found: defaultdict[str, set[Key]] = defaultdict(set)
    for key, form in persons.items():
        parts = form.split()
        for part in (PersonName.of(form).first, parts[-1].lower()):
            if part and part not in first_names():
                found[part].add(joining.root(key))
    return found


def _join_to_owner(joining: Joining, key: Key, owner: Key, titles: Titles) -> bool:
    """Whether a last name alone is the one person's.

    The office agrees; or it is that of a head of state ("Zelensky" without more is the president in an article that
    names Ukraine); or the name is not common; or the articles have another rare name in common.
    """
    left, right = joining.groups[key][0].form, joining.form(owner)
    if agree(titles[key], titles[owner]):
        reason = _last_name_and_title(left, right)
    elif conflict(titles[key], titles[owner]):
        return False
    elif not titles[key] and heads(titles[owner], joining.countries(key[1])):
        why = "the last name of a head of state, in an article that names the state"
        reason = Judgement(left=left, right=right, same=True, rule="head-of-state", reason=why)
    elif not is_common(key[3]):
        why = "a last name that is not common, and nobody else of the corpus has it"
        reason = Judgement(left=left, right=right, same=True, rule="rare-last-name", reason=why)
    elif (shared := _shared(joining, key, owner)) is not None:
        why = f"the only person of that name in the corpus, and both articles name {shared}"
        reason = Judgement(left=left, right=right, same=True, rule="last-name-and-context", reason=why)
    else:
        return False
    joining.same(key, owner, reason)
    return True


def _join_to_one_of(joining: Joining, key: Key, owning: Iterable[Key], titles: Titles) -> bool:
    """Whether a last name of several people is the one's whose office is told with it."""
    fitting = [owner for owner in sorted(owning) if agree(titles[key], titles[owner])]
    if len(fitting) != 1:
        return False
    why = "the last name and the office agree, and of nobody else who has the name"
    left, right = joining.groups[key][0].form, joining.form(fitting[0])
    reason = Judgement(left=left, right=right, same=True, rule="last-name-and-title", reason=why)
    joining.same(key, fitting[0], reason)
    return True


def _shared(joining: Joining, key: Key, owner: Key) -> str | None:
    """A rare name that the article of a short name has in common with one that has the full name."""
    articles = joining.articles(owner)
    for other in joining.named_in(key[1]):
        if other[0] not in SHARED or joining.root(other) == joining.root(owner):
            continue
        having = {seen.at[0] for seen in joining.groups[other]}
        if len(having) <= RARE and having & articles:
            return joining.form(other)
    return None


def _join_by_title(joining: Joining, keys: Iterable[Key], titles: Titles) -> None:
    """One last name in several articles with one office and one country, as "Russian President Putin"."""
    first: dict[tuple[str, str], Key] = {}
    for key in keys:
        lands = sorted(_lands(titles[key]))
        for office in sorted(titles[key] - set(lands)):
            for land in lands:
                other = first.setdefault((office, land), key)
                if joining.root(other) != joining.root(key):
                    reason = _last_name_and_title(joining.groups[key][0].form, joining.groups[other][0].form)
                    joining.same(other, key, reason)


def _join_as_no_person(joining: Joining, keys: Sequence[Key]) -> None:
    """One word that most articles have for no person is no person where the tagger says so."""
    thing = ("name", *keys[0][3:])
    others = joining.groups.get(thing, ())
    if len(others) < sum(len(joining.groups[key]) for key in keys):
        return
    why = "the same word, which most articles have for no person"
    for key in keys:
        left, right = joining.groups[key][0].form, others[0].form
        joining.same(thing, key, Judgement(left=left, right=right, same=True, rule="same-name", reason=why))


def _last_name_and_title(bare: str, full: str) -> Judgement:
    reason = "the last name and the office agree, and nobody else of the corpus has them"
    return Judgement(left=bare, right=full, same=True, rule="last-name-and-title", reason=reason)
