"""The cue scheme of `ontology/cues.ttl` as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kgraph.model import RELATIONS, Relation
from kgraph.resources import resource
from kgraph.vocab import KG, KGR, SKOS


@dataclass(frozen=True, kw_only=True, slots=True)
class CueEntry:
    """A word that attributes: its relation, and the frames in which it takes content.

    `nested` are frames that count inside another's words only. `declines` are the lemmas with which its content says
    that somebody declines comment ("refused to answer").
    """

    lemma: str
    part_of_speech: str
    relation: Relation
    frames: frozenset[str]
    nested: frozenset[str] = frozenset()
    declines: frozenset[str] = frozenset()


@cache
def cue_scheme() -> Mapping[tuple[str, str], CueEntry]:
    """The cues by (lemma, part of speech); the parser's wrong lemmas (`skos:hiddenLabel`) lead to the same entry.

    Raises ValueError when an entry lacks its relation or names one that is not in `model.RELATIONS`.
    """
    properties: dict[NamedNode, dict[str, list[str]]] = {}
    for triple in parse(path=str(resource("ontology", "cues.ttl")), format=RdfFormat.TURTLE):
        subject, value = cast(NamedNode, triple.subject), cast("NamedNode | Literal", triple.object)
        properties.setdefault(subject, {}).setdefault(triple.predicate.value, []).append(value.value)
    scheme: dict[tuple[str, str], CueEntry] = {}
    for subject, values in properties.items():
        if str(KG.partOfSpeech) not in values:
            continue
        entry = _entry(subject.value, values)
        for label in [entry.lemma, *values.get(str(SKOS.hiddenLabel), [])]:
            scheme[label, entry.part_of_speech] = entry
    return scheme


def _entry(subject: str, values: Mapping[str, list[str]]) -> CueEntry:
    relation = values.get(str(KG.cueRelation), [""])[0].removeprefix(str(KGR))
    if relation not in RELATIONS:
        raise ValueError(f"cue {subject} has the relation {relation!r}, which is none of {', '.join(RELATIONS)}")
    return CueEntry(
        lemma=values[str(SKOS.prefLabel)][0],
        part_of_speech=values[str(KG.partOfSpeech)][0],
        relation=relation,
        frames=frozenset(values.get(str(KG.frame), [])),
        nested=frozenset(values.get(str(KG.nestedFrame), [])),
        declines=frozenset(values.get(str(KG.declinesWith), [])),
    )
