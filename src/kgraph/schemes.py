"""The cue scheme of `ontology/cues.ttl` and the yardstick of `ontology/yardstick.ttl` as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kgraph.model import RELATIONS, Certainty, Relation
from kgraph.resources import resource
from kgraph.vocab import KG, KGC, KGR, RDFS, SKOS


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
    properties = _properties("cues.ttl")
    scheme: dict[tuple[str, str], CueEntry] = {}
    for subject, values in properties.items():
        if KG.partOfSpeech not in values:
            continue
        entry = _entry(subject, values)
        for label in [entry.lemma, *values.get(SKOS.hiddenLabel, [])]:
            scheme[label, entry.part_of_speech] = entry
    return scheme


@dataclass(frozen=True, kw_only=True, slots=True)
class YardstickTerm:
    """A term of the yardstick of probability: the certainty that it is a kind of, and the shares it stands for."""

    certainty: Certainty
    minimum: float
    maximum: float


@cache
def yardstick() -> Mapping[str, YardstickTerm]:
    """The terms of the yardstick by their words, in small letters."""
    found: dict[str, YardstickTerm] = {}
    for values in _properties("yardstick.ttl").values():
        if KG.probabilityMinimum not in values:
            continue
        term = YardstickTerm(
            certainty=values[SKOS.broadMatch][0].removeprefix(str(KGC)),  # type: ignore[arg-type]
            minimum=float(values[KG.probabilityMinimum][0]),
            maximum=float(values[KG.probabilityMaximum][0]),
        )
        for label in (*values[SKOS.prefLabel], *values.get(SKOS.altLabel, ())):
            found[label] = term
    return found


@cache
def yardstick_bodies() -> frozenset[str]:
    """The names of the bodies that speak by the yardstick."""
    properties = _properties("yardstick.ttl")
    members = {name for values in properties.values() for name in values.get(SKOS.member, ())}
    return frozenset(
        label for name in members for label in (*properties[name][RDFS.label], *properties[name].get(SKOS.altLabel, ()))
    )


def _properties(file: str) -> dict[str, dict[str, list[str]]]:
    """What a file of the ontology says of each IRI in it: values by property."""
    properties: dict[str, dict[str, list[str]]] = {}
    for triple in parse(path=str(resource("ontology", file)), format=RdfFormat.TURTLE):
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            values = properties.setdefault(triple.subject.value, {})
            values.setdefault(triple.predicate.value, []).append(triple.object.value)
    return properties


def _entry(subject: str, values: Mapping[str, list[str]]) -> CueEntry:
    relation = values.get(KG.cueRelation, [""])[0].removeprefix(str(KGR))
    if relation not in RELATIONS:
        raise ValueError(f"cue {subject} has the relation {relation!r}, which is none of {', '.join(RELATIONS)}")
    return CueEntry(
        lemma=values[SKOS.prefLabel][0],
        part_of_speech=values[KG.partOfSpeech][0],
        relation=relation,
        frames=frozenset(values.get(KG.frame, [])),
        nested=frozenset(values.get(KG.nestedFrame, [])),
        declines=frozenset(values.get(KG.declinesWith, [])),
    )
