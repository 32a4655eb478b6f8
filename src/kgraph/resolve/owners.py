"""Whose a short name is in an article without the full one: a last name, a first letter, a first name that few have.

The corpus must have one person who fits; what the article says of the office must not speak against it, and something
must speak for it: the office, the state, a last name that is not common, or another rare name that both articles have.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kgraph.model import Judgement
from kgraph.resolve.holders import holder
from kgraph.resolve.lastnames import PERSON_LIKE
from kgraph.resolve.names import SHORTEST_SPELLING, PersonName, fold, is_acronym, sound
from kgraph.resolve.people import Persons
from kgraph.resolve.sightings import Key
from kgraph.resolve.spellings import Spelled, middles_fit
from kgraph.resolve.traditions import Tradition, first_names, heard
from kgraph.resolve.unions import Joining
from kgraph.resolve.wordlists import words

SHARED = frozenset({"name", "place", "organisation", "institution", "seat"})  # keys that two articles may share
SHORTEST_LAST_NAME = 3  # letters of a last name that by itself tells who is meant
RARE = 3  # articles; a name that more of them have does not tell that two are about the same people

TRADITIONS: tuple[Tradition, ...] = ("slavic", "arabic")  # whose last names are spelled in several ways

Titles = Mapping[Key, frozenset[str]]
Called = Mapping[str, set[Key]]


def join_bare(joining: Joining, persons: Persons) -> None:
    """Joins last names in articles without the full name: to the corpus' one person of that name, if all agrees."""
    titles, owners, firsts = _titles(joining), _owners(joining, persons), _by_first_name(joining, persons)
    bare: defaultdict[str, list[Key]] = defaultdict(list)
    for key in sorted(joining.groups):
        if key[0] == "bare" and key[2] == "person":
            bare[key[3]].append(key)
    for key, surname in _untold(joining, persons, owners):
        bare[surname].append(key)
    for surname, keys in sorted(bare.items()):
        owning = next(filter(None, (owners.get(way) for way in _ways(surname))), None) or firsts.get(surname)
        if not owning:
            _join_as_no_person(joining, keys)
        elif len(owning) == 1:
            keys = [key for key in keys if not _join_to_owner(joining, key, next(iter(owning)), titles)]
            _keep_from_owner(joining, keys, next(iter(owning)))
        else:
            keys = [key for key in keys if not _join_to_one_of(joining, key, owning, titles)]
        _join_by_title(joining, keys, titles)


def join_initials(joining: Joining, persons: Persons) -> None:
    """Joins "J. Hargrove" to the corpus' one Hargrove whose first name begins so, if something else speaks for it."""
    names, titles = {key: Spelled.of(form) for key, form in persons.items()}, _titles(joining)
    families: defaultdict[str, list[Key]] = defaultdict(list)
    for key, name in sorted(names.items()):
        if len(name.given) > 1:
            families[name.family].append(key)
    for key, name in sorted(names.items()):
        fitting = [other for other in families[name.family] if _begins(name, names[other])]
        if len(name.given) != 1 or len({joining.root(other) for other in fitting}) != 1:
            continue
        owner = joining.root(fitting[0])
        told = titles[key], titles[owner]
        if is_common(name.family) and not agree(*told) and (conflict(*told) or not _shared(joining, key, owner)):
            continue
        why = "the one person of the corpus with this last name and first letter"
        left, right = persons[key], persons[fitting[0]]
        joining.same(key, fitting[0], Judgement(left=left, right=right, same=True, rule="initial", reason=why))


def join_parts(joining: Joining, persons: Persons) -> None:
    """Joins two last names to the one person who bears both: "Quispe Mamani" to "Lucía Quispe Mamani"."""
    names = {key: Spelled.of(form) for key, form in persons.items()}
    ending: defaultdict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key, name in sorted(names.items()):
        if len(name.parts) > 2:
            ending[name.parts[-2:]].append(key)
    for key, name in sorted(names.items()):
        fitting = ending.get(name.parts, [])
        if name.given in first_names() or len({joining.root(other) for other in fitting}) != 1:
            continue
        left, right = persons[key], persons[fitting[0]]
        why = "the last names of one person of the corpus"
        joining.same(key, fitting[0], Judgement(left=left, right=right, same=True, rule="last-name", reason=why))


def agree(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether the titles of two people have an office in common, and no two countries."""
    lands = _lands(left), _lands(right)
    return bool((left & right) - lands[0]) and not (lands[0] and lands[1] and not lands[0] & lands[1])


def conflict(left: frozenset[str], right: frozenset[str], *, offices: bool = True) -> bool:
    """Whether the titles of two people are those of two countries, or, if asked, of two offices."""
    lands = _lands(left), _lands(right)
    if lands[0] and lands[1] and not lands[0] & lands[1]:
        return True
    held = [titles & (words("office") | words("royal")) for titles in (left, right)]
    return offices and bool(held[0] and held[1] and not held[0] & held[1])


def heads(titles: frozenset[str], countries: frozenset[str]) -> bool:
    """Whether the titles are those of the head of a state that is among `countries`."""
    return bool(titles & words("sovereign")) and bool({land[1:] for land in _lands(titles)} & countries)


def is_common(surname: str) -> bool:
    """Whether a last name has so many bearers that it tells little: "Smith", "Kim"."""
    return surname in words("common-last-name")


def _untold(joining: Joining, persons: Persons, owners: Called) -> Iterator[tuple[Key, str]]:
    """Single words that the tagger took for no person, and that may be last names: one person has them, few other do.

    Where more articles have the word than the person, as "Bloomberg" beside Michael Bloomberg, it is another thing.
    """
    for key, group in sorted(joining.groups.items()):
        if key[0] != "name" or key in persons or " " in key[1] or is_common(key[1]) or len(owners.get(key[1], ())) != 1:
            continue
        owner = next(iter(owners[key[1]]))
        if any(seen.grammar is not None or seen.type not in PERSON_LIKE for seen in group):
            continue
        if is_acronym(group[0].form) and not holder(group[0].form):
            continue
        if len(joining.articles(key)) <= len(joining.articles(owner)):
            yield key, key[1]


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
    """Who has a last name: by the name, by its sound, and as the traditions of the full name spell it."""
    found: defaultdict[str, set[Key]] = defaultdict(set)
    for key, form in persons.items():
        name, root = Spelled.of(form), joining.root(key)
        for surname in PersonName.of(form).surnames:
            found[surname].add(root)
            if len(surname) >= SHORTEST_SPELLING:
                found[sound(surname)].add(root)
        for known in (one for office in holder(form) for one in office.names):
            if len(known.split()) == 1:
                found[fold(known)].add(root)
        for rules in name.traditions:
            found[f"{rules}:{heard(name.family, rules)}"].add(root)
    return found


def _ways(surname: str) -> Iterator[str]:
    """How the owner of a last name may be found, the surest way first."""
    yield surname
    if len(surname) >= SHORTEST_SPELLING:
        yield sound(surname)
        for rules in TRADITIONS:
            yield f"{rules}:{heard(surname, rules)}"


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
    elif conflict(titles[key], titles[owner], offices=is_common(key[-1])):
        return False
    elif key[0] == "bare" and key[1] in joining.articles(owner):
        why = "called so in an article that gives the full name later"
        reason = Judgement(left=left, right=right, same=True, rule="last-name", reason=why)
    elif key[0] == "bare" and not titles[key] and heads(titles[owner], joining.countries(key[1])):
        why = "the last name of a head of state, in an article that names the state"
        reason = Judgement(left=left, right=right, same=True, rule="head-of-state", reason=why)
    elif len(key[-1]) >= SHORTEST_LAST_NAME and not is_common(key[-1]):
        why = "a last name that is not common, and nobody else of the corpus has it"
        reason = Judgement(left=left, right=right, same=True, rule="rare-last-name", reason=why)
    elif (shared := _shared(joining, key, owner)) is not None:
        why = f"the only person of that name in the corpus, and both articles name {shared}"
        reason = Judgement(left=left, right=right, same=True, rule="last-name-and-context", reason=why)
    else:
        return False
    joining.same(key, owner, reason)
    return True


def _keep_from_owner(joining: Joining, keys: Iterable[Key], owner: Key) -> None:
    """Half of the people in the news are known to nobody: a last name that the corpus has is not reason enough."""
    reason = "a last name alone, and nothing in the article says that it is this person"
    for key in keys:
        left, right = joining.groups[key][0].form, joining.form(owner)
        why = Judgement(left=left, right=right, same=False, rule="last-name-alone", reason=reason)
        joining.apart(key, owner, why)


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
    for other in (one for article in sorted(joining.articles(key)) for one in joining.named_in(article)):
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
