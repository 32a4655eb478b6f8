"""Authorities in RDF: things with labels of SKOS, RDFS, schema.org or FOAF."""

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from kgraph.authorities.kinds import is_unknown, kind_of
from kgraph.authorities.values import AuthorityRecord
from kgraph.rdf import parsed
from kgraph.vocab import FOAF, RDF, RDFS, SCHEMA, SKOS

RDF_SUFFIXES = ("ttl", "nt", "nq", "trig", "jsonld")
HTTP_SCHEMA, HTTPS_SCHEMA = "http://schema.org/", "https://schema.org/"
LABELS = tuple(str(term) for term in (SKOS.prefLabel, RDFS.label, SCHEMA.name, FOAF.name))  # the best first
OTHER_NAMES = tuple(str(term) for term in (SKOS.altLabel, SKOS.hiddenLabel, SCHEMA.alternateName))
DESCRIPTIONS = tuple(str(term) for term in (SKOS.definition, SCHEMA.description, RDFS.comment))
TYPE = RDF.type
READ = frozenset((*LABELS, *OTHER_NAMES, *DESCRIPTIONS))
LANGUAGES = ("en", "")  # of the label, the best first; then any

Values = dict[str, list[ox.Literal]]  # the labels and descriptions of one thing by property


def rdf_records(path: str, data: bytes) -> tuple[tuple[AuthorityRecord, ...], frozenset[str]]:
    """The named things of a file, and the types in it that are not known, as `records_of` gives them.

    InputError says which line cannot be read.
    """
    return records_of(parsed(data, format=path.rpartition(".")[2].lower(), name=path))


def records_of(quads: Iterable[ox.Quad]) -> tuple[tuple[AuthorityRecord, ...], frozenset[str]]:
    """The named things of a graph, sorted by IRI, and the types in it that are not known.

    A thing without a label and a blank node are none.
    """
    values: defaultdict[str, Values] = defaultdict(lambda: defaultdict(list))
    types: defaultdict[str, set[str]] = defaultdict(set)
    for quad in quads:
        if not isinstance(quad.subject, ox.NamedNode):
            continue
        predicate = quad.predicate.value.replace(HTTP_SCHEMA, HTTPS_SCHEMA, 1)
        if predicate == TYPE and isinstance(quad.object, ox.NamedNode):
            types[quad.subject.value].add(quad.object.value)
        elif predicate in READ and isinstance(quad.object, ox.Literal):
            values[quad.subject.value][predicate].append(quad.object)
    made = (_record(iri, values[iri], types.get(iri, set())) for iri in sorted(values))
    records = tuple(record for record in made if record is not None)
    used = {given for record in records for given in types.get(record.iri, ())}
    return records, frozenset(given for given in used if is_unknown(given))


def _record(iri: str, values: Values, types: set[str]) -> AuthorityRecord | None:
    labels = [literal for predicate in LABELS for literal in sorted(values.get(predicate, ()), key=_preference)]
    others = [literal for predicate in OTHER_NAMES for literal in values.get(predicate, ())]
    names = [" ".join(literal.value.split()) for literal in (*labels, *others)]
    label = next((name for name in names[: len(labels)] if name), None)
    if label is None:
        return None
    told = [literal for predicate in DESCRIPTIONS for literal in sorted(values.get(predicate, ()), key=_preference)]
    return AuthorityRecord(
        iri=iri,
        label=label,
        names=tuple(sorted(set(names) - {"", label})),
        type=kind_of(sorted(types)),
        description=next((" ".join(literal.value.split()) for literal in told if literal.value.strip()), None),
    )


def _preference(literal: ox.Literal) -> tuple[int, str, str]:
    language = (literal.language or "").partition("-")[0].lower()
    rank = LANGUAGES.index(language) if language in LANGUAGES else len(LANGUAGES)
    return rank, literal.language or "", literal.value
