"""People over a corpus: spellings of one name, and why neighbours of one last name are two."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from kgraph.resolve.features import PERSON, judge
from kgraph.resolve.names import PersonName
from kgraph.resolve.sightings import Key
from kgraph.resolve.spellings import blocks
from kgraph.resolve.unions import Joining

Persons = Mapping[Key, str]  # the usual form of each full name


def join_people(joining: Joining, persons: Persons) -> None:
    """Joins full names that differ by spelling, blanks, or a middle name left out."""
    for left, right in _candidates(persons):
        reason = judge(persons[left], persons[right], PERSON)
        if reason is None or reason.rule == "initial":  # a first letter is enough inside an article only
            continue
        if reason.same:
            joining.same(left, right, reason)
        else:
            joining.reasons.add(reason)


def tell_apart(joining: Joining, persons: Persons) -> None:
    """A judgement for neighbours in the alphabet with one last name and two first names: kept apart on purpose."""
    families: defaultdict[str, list[Key]] = defaultdict(list)
    for key, form in sorted(persons.items()):
        families[PersonName.of(form).last].append(key)
    for left, right in (pair for family in families.values() for pair in pairwise(family)):
        reason = judge(persons[left], persons[right], PERSON) if joining.root(left) != joining.root(right) else None
        if reason is not None and not reason.same:
            joining.reasons.add(reason)


def _candidates(persons: Mapping[Key, str]) -> Iterator[tuple[Key, Key]]:
    """Pairs of names that are worth comparing: those that some tradition spells alike, each pair once."""
    found: defaultdict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key, form in sorted(persons.items()):
        for block in sorted(set(blocks(form))):
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
