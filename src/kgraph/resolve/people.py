"""People over a corpus: spellings of one name, and why neighbours of one last name are two."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from kgraph.model import Judgement
from kgraph.resolve.features import PERSON, judge
from kgraph.resolve.holders import holder
from kgraph.resolve.names import PersonName, is_full
from kgraph.resolve.sightings import Key
from kgraph.resolve.spellings import Spelled, blocks
from kgraph.resolve.traditions import first_names
from kgraph.resolve.unions import Joining

Persons = Mapping[Key, str]  # the usual form of each full name


LONGEST = 4  # words of what may be a person's name
AS_WRITTEN = frozenset(
    {"same-but-blanks", "spelling", "name-order", "middle-name"}
)  # enough for what is likely a person


def join_people(joining: Joining, persons: Persons, likely: Persons) -> None:
    """Joins full names that differ by spelling, order, a nickname, or a part left out.

    `likely` are names that the tagger took for something else; it does so for one spelling and not for another.
    """
    forms = {**persons, **likely}
    for left, right in _candidates(forms):
        reason = judge(forms[left], forms[right], PERSON)
        if reason is None or reason.rule == "initial":  # a first letter is enough inside an article only
            continue
        if not _may_join(left, right, reason, likely):
            continue
        if reason.same:
            joining.same(left, right, reason)
        else:
            joining.apart(left, right, reason)


def likely_people(joining: Joining, persons: Persons) -> Persons:
    """Names of several words that are no person's by the tagger, and nothing else by their own words."""
    found = {}
    for key, group in joining.groups.items():
        if key[0] != "name" or key in persons or any(seen.grammar is not None for seen in group):
            continue
        form = joining.form(key)
        if is_full(form) and len(form.split()) <= LONGEST:
            found[key] = form
    return found


def _may_join(left: Key, right: Key, reason: Judgement, likely: Persons) -> bool:
    """Whether a reason holds for names of which the tagger takes one for no person's, or both for no persons'."""
    if left not in likely and right not in likely:
        return True
    if not reason.same or reason.rule not in AS_WRITTEN:
        return False
    name = Spelled.of(reason.left)
    return left not in likely or right not in likely or name.east_asian or name.given in first_names()


def tell_apart(joining: Joining, persons: Persons) -> None:
    """A judgement for neighbours in the alphabet with one last name and two first names: kept apart on purpose."""
    families: defaultdict[str, list[Key]] = defaultdict(list)
    for key, form in sorted(persons.items()):
        families[PersonName.of(form).last].append(key)
    for left, right in (pair for family in families.values() for pair in pairwise(family)):
        reason = judge(persons[left], persons[right], PERSON) if joining.root(left) != joining.root(right) else None
        if reason is not None and not reason.same:
            joining.apart(left, right, reason)


def _candidates(persons: Mapping[Key, str]) -> Iterator[tuple[Key, Key]]:
    """Pairs of names that are worth comparing: those that some tradition spells alike, each pair once."""
    found: defaultdict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key, form in sorted(persons.items()):
        for block in sorted({*blocks(form), *(("known", *known.names) for known in holder(form))}):
            found[block].append(key)
    several = (block for block in found.values() if len(block) > 1)
    yield from sorted({pair for block in several for pair in combinations(_without_ambiguous(block, persons), 2)})


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
