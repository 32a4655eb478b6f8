"""What the articles of a corpus tell about each other's names: which keys are one thing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from kgraph.model import Judgement
from kgraph.resolve.article import Reading
from kgraph.resolve.features import PERSON, judge
from kgraph.resolve.groups import are_people, by_key
from kgraph.resolve.names import PersonName, fold, is_acronym, is_full, is_single, sound
from kgraph.resolve.sightings import Key, Sighting

SHORTEST_ACRONYM = 3  # letters; one that another article defines must be no shorter
SAME_START = 4  # letters of a last name, as it sounds, that spelling leaves alone

Groups = Mapping[Key, Sequence[Sighting]]
Reasons = set[Judgement]


class Unions:
    """Keys that were found to be one thing; the smallest key of a union stands for it."""

    def __init__(self) -> None:
        self._parents: dict[Key, Key] = {}

    def root(self, key: Key) -> Key:
        """The key that stands for the union of `key`."""
        path = []
        while key in self._parents:
            path.append(key)
            key = self._parents[key]
        for passed in path:
            self._parents[passed] = key
        return key

    def join(self, left: Key, right: Key) -> None:
        """Makes one union of the two keys' unions."""
        first, second = sorted((self.root(left), self.root(right)))
        if first != second:
            self._parents[second] = first


def join(readings: Sequence[Reading]) -> tuple[list[list[Sighting]], Reasons]:
    """The sightings of a corpus, one list an entity, in the order of their first sightings; and why they are one."""
    groups = by_key(seen for reading in readings for seen in reading.sightings)
    unions, reasons = Unions(), {reason for reading in readings for reason in reading.judgements}
    persons = {key: form_of(group) for key, group in groups.items() if _is_person(key, group)}
    _join_people(persons, unions, reasons)
    _join_bare_people(groups, persons, unions, reasons)
    _join_acronyms(readings, groups, unions, reasons)
    _tell_apart(persons, unions, reasons)
    clusters: defaultdict[Key, list[Sighting]] = defaultdict(list)
    for key, group in groups.items():
        clusters[unions.root(key)].extend(group)
    return list(clusters.values()), reasons


def form_of(group: Sequence[Sighting]) -> str:
    """The most frequent full form of a name, the first by the alphabet among equals."""
    counted = Counter(seen.form for seen in group)
    return min(counted, key=lambda form: (not is_full(form), -counted[form], form))


def _is_person(key: Key, group: Sequence[Sighting]) -> bool:
    return key[0] == "name" and is_full(form_of(group)) and are_people(group)


def _join_people(persons: Mapping[Key, str], unions: Unions, reasons: Reasons) -> None:
    """Full names that differ by spelling, blanks, or a middle name left out."""
    for left, right in _candidates(persons):
        reason = judge(persons[left], persons[right], PERSON)
        if reason is None or reason.rule == "initial":  # a first letter is enough inside an article only
            continue
        if reason.same:
            unions.join(left, right)
        reasons.add(reason)


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


def _tell_apart(persons: Mapping[Key, str], unions: Unions, reasons: Reasons) -> None:
    """A judgement for neighbours in the alphabet with one last name and two first names: kept apart on purpose."""
    families: defaultdict[str, list[Key]] = defaultdict(list)
    for key, form in sorted(persons.items()):
        families[PersonName.of(form).last].append(key)
    for left, right in (pair for family in families.values() for pair in pairwise(family)):
        reason = judge(persons[left], persons[right], PERSON) if unions.root(left) != unions.root(right) else None
        if reason is not None and not reason.same:
            reasons.add(reason)


def _join_bare_people(groups: Groups, persons: Mapping[Key, str], unions: Unions, reasons: Reasons) -> None:
    """A last name in an article without the full name: the corpus' one person of that name, if the titles agree."""
    full: defaultdict[str, set[Key]] = defaultdict(set)
    for key, form in persons.items():
        for surname in PersonName.of(form).surnames:
            full[surname].add(unions.root(key))
    titles = _titles(groups, unions)
    bare: defaultdict[str, list[Key]] = defaultdict(list)
    for key in sorted(groups):
        if key[0] == "bare" and key[2] == "person":
            bare[key[3]].append(key)
    for surname, keys in sorted(bare.items()):
        owners = full.get(surname, set())
        left = keys
        if len(owners) == 1:
            owner = next(iter(owners))
            left = [key for key in keys if not agree(titles[key], titles[owner])]
            for key in set(keys) - set(left):
                unions.join(key, owner)
                reasons.add(_last_name_and_title(groups[key][0].form, form_of(groups[owner])))
        elif not owners:
            _join_as_no_person(keys, groups, unions, reasons)
        _join_by_title(left, titles, unions, reasons, groups)


def agree(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether the titles of two people have an office in common, and no two countries."""
    offices = {word for word in left & right if not word.startswith("@")}
    lands = [{word for word in titles if word.startswith("@")} for titles in (left, right)]
    return bool(offices) and not (lands[0] and lands[1] and not lands[0] & lands[1])


def _titles(groups: Groups, unions: Unions) -> dict[Key, frozenset[str]]:
    found: defaultdict[Key, set[str]] = defaultdict(set)
    for key, group in groups.items():
        for seen in group:
            found[unions.root(key)].update(seen.titles)
    return defaultdict(frozenset, {key: frozenset(titles) for key, titles in found.items()})


def _join_by_title(
    keys: Iterable[Key], titles: Mapping[Key, frozenset[str]], unions: Unions, reasons: Reasons, groups: Groups
) -> None:
    """One last name in several articles with one office and one country, as "Russian President Putin"."""
    first: dict[tuple[str, str], Key] = {}
    for key in keys:
        lands = sorted(word for word in titles[key] if word.startswith("@"))
        for office in sorted(word for word in titles[key] if not word.startswith("@")):
            for land in lands:
                other = first.setdefault((office, land), key)
                if unions.root(other) != unions.root(key):
                    reasons.add(_last_name_and_title(groups[key][0].form, groups[other][0].form))
                    unions.join(other, key)


def _join_as_no_person(keys: Sequence[Key], groups: Groups, unions: Unions, reasons: Reasons) -> None:
    """One word that most articles have for no person is no person where the tagger says so."""
    thing = ("name", *keys[0][3:])
    others = groups.get(thing, ())
    if len(others) < sum(len(groups[key]) for key in keys):
        return
    for key in keys:
        unions.join(thing, key)
        left, right = groups[key][0].form, others[0].form
        reason = "the same word, which most articles have for no person"
        reasons.add(Judgement(left=left, right=right, same=True, rule="same-name", reason=reason))


def _join_acronyms(readings: Sequence[Reading], groups: Groups, unions: Unions, reasons: Reasons) -> None:
    """An acronym that its article does not explain, and that means one thing wherever the corpus explains it."""
    defined: defaultdict[str, set[Key]] = defaultdict(set)
    for reading in readings:
        for short, keys in reading.definitions.items():
            defined[short].update(unions.root(key) for key in keys)
    for short, meant in sorted(defined.items()):
        alone = ("name", short)
        group = groups.get(alone, ())
        if len(meant) != 1 or len(short) < SHORTEST_ACRONYM or not any(is_acronym(seen.form) for seen in group):
            continue
        key = next(iter(meant))
        unions.join(alone, key)
        reason = "defined so in another article, and nowhere otherwise"
        full = min((seen.form for seen in groups[key] if not is_single(seen.form)), default=groups[key][0].form)
        reasons.add(Judgement(left=group[0].form, right=full, same=True, rule="acronym", reason=reason))


def _last_name_and_title(bare: str, full: str) -> Judgement:
    reason = "the last name and the office agree, and nobody else of the corpus has them"
    return Judgement(left=bare, right=full, same=True, rule="last-name-and-title", reason=reason)
