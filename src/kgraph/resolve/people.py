"""People over a corpus: spellings of one name, and last names in articles that give no first name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from kgraph.model import Judgement
from kgraph.resolve.features import PERSON, judge
from kgraph.resolve.names import SHORTEST_SPELLING, PersonName, fold, sound
from kgraph.resolve.sightings import Key
from kgraph.resolve.unions import Joining
from kgraph.resolve.wordlists import words

SAME_START = 4  # letters of a last name, as it sounds, that spelling leaves alone

Persons = Mapping[Key, str]  # the usual form of each full name
Titles = Mapping[Key, frozenset[str]]


def join_people(joining: Joining, persons: Persons) -> None:
    """Joins full names that differ by spelling, blanks, or a middle name left out."""
    for left, right in _candidates(persons):
        reason = judge(persons[left], persons[right], PERSON)
        if reason is None or reason.rule == "initial":  # a first letter is enough inside an article only
            continue
        if reason.same:
            joining.same(left, right, reason)
        else:
            joining.apart(left, right, reason)


def tell_apart(joining: Joining, persons: Persons) -> None:
    """A judgement for neighbours in the alphabet with one last name and two first names: kept apart on purpose."""
    families: defaultdict[str, list[Key]] = defaultdict(list)
    for key, form in sorted(persons.items()):
        families[PersonName.of(form).last].append(key)
    for left, right in (pair for family in families.values() for pair in pairwise(family)):
        reason = judge(persons[left], persons[right], PERSON) if joining.root(left) != joining.root(right) else None
        if reason is not None and not reason.same:
            joining.apart(left, right, reason)


def join_bare(joining: Joining, persons: Persons) -> None:
    """Joins last names in articles without the full name: to the corpus' one person of that name, if offices agree."""
    titles, owners = _titles(joining), _owners(joining, persons)
    bare: defaultdict[str, list[Key]] = defaultdict(list)
    for key in sorted(joining.groups):
        if key[0] == "bare" and key[2] == "person":
            bare[key[3]].append(key)
    for surname, keys in sorted(bare.items()):
        owning = owners.get(surname) or (owners.get(sound(surname)) if len(surname) >= SHORTEST_SPELLING else None)
        if not owning:
            _join_as_no_person(joining, keys)
        elif len(owning) == 1:
            keys = [key for key in keys if not _join_to_owner(joining, key, next(iter(owning)), titles)]
            _keep_from_owner(joining, keys, next(iter(owning)))
        _join_by_title(joining, keys, titles)


def agree(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether the titles of two people have an office in common, and no two countries."""
    lands = _lands(left), _lands(right)
    return bool((left & right) - lands[0]) and not (lands[0] and lands[1] and not lands[0] & lands[1])


def heads(titles: frozenset[str], countries: frozenset[str]) -> bool:
    """Whether the titles are those of the head of a state that is among `countries`."""
    return bool(titles & words("sovereign")) and bool({land[1:] for land in _lands(titles)} & countries)


def _lands(titles: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in titles if word.startswith("@"))


def _candidates(persons: Mapping[Key, str]) -> Iterator[tuple[Key, Key]]:
    """Pairs of names that are worth comparing: those that sound alike at the start, or are equal without blanks."""
    blocks: defaultdict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key, form in sorted(persons.items()):
        name = PersonName.of(form)
        blocks["sound", sound(name.first), sound(name.last)[:SAME_START]].append(key)
        blocks["blanks", fold(form).replace(" ", "")].append(key)
    for _, block in sorted(blocks.items()):
        yield from combinations(_without_ambiguous(block, persons), 2)


def _without_ambiguous(block: Sequence[Key], persons: Mapping[Key, str]) -> list[Key]:
    """A block without the names that leave out a middle name when there are two others that could fill it."""
    middles = {
        (name.last, name.middle[0][:1])
        for name in (PersonName.of(persons[key]) for key in block)
        if name.middle and name.middle[0]
    }
    several = {last for last, count in Counter(last for last, _ in middles).items() if count > 1}
    names = {key: PersonName.of(persons[key]) for key in block}
    return [key for key in block if names[key].middle or names[key].last not in several]


def _titles(joining: Joining) -> Titles:
    found: defaultdict[Key, frozenset[str]] = defaultdict(frozenset)
    for key, group in joining.groups.items():
        for seen in group:
            found[joining.root(key)] |= seen.titles
    return found


def _owners(joining: Joining, persons: Persons) -> Mapping[str, set[Key]]:
    """Who has a last name, by the name and by its sound."""
    found: defaultdict[str, set[Key]] = defaultdict(set)
    for key, form in persons.items():
        for surname in PersonName.of(form).surnames:
            found[surname].add(joining.root(key))
            if len(surname) >= SHORTEST_SPELLING:
                found[sound(surname)].add(joining.root(key))
    return found


def _join_to_owner(joining: Joining, key: Key, owner: Key, titles: Titles) -> bool:
    """Whether a last name alone is the one person's: the office agrees, or it is that of a head of state.

    "Zelensky" without more is the president in an article that names Ukraine; a minister is given his first name.
    """
    left, right = joining.groups[key][0].form, joining.form(owner)
    if agree(titles[key], titles[owner]):
        reason = _last_name_and_title(left, right)
    elif not titles[key] and heads(titles[owner], joining.countries(key[1])):
        why = "the last name of a head of state, in an article that names the state"
        reason = Judgement(left=left, right=right, same=True, rule="head-of-state", reason=why)
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
