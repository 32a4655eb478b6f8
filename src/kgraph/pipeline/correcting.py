"""What a person decides about the store: recorded for ever, and in force at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import QueryError, StoreError
from kgraph.model import (
    Decision,
    DecisionKind,
    Entity,
    EntityAnchor,
    Facts,
    Problem,
    Resolution,
    StatementAnchor,
)
from kgraph.pipeline.progress import Progress, unseen
from kgraph.pipeline.reading import resolved
from kgraph.pipeline.storing import brought_up

if TYPE_CHECKING:
    from kgraph.store.decisions import DecisionShelf
    from kgraph.store.remote import AnyStore

ELSEWHERE = ("http://", "https://", "urn:")  # how an IRI begins that is no name
GAP = " … "  # between the parts of a statement's words


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectionReport:
    """What was decided, how many articles' graphs changed by it, and what has no effect or cannot be read."""

    decision: Decision
    written: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """A store with what its articles say, and who is who in them by the decisions so far."""

    graph: "AnyStore"
    base: str
    corpus: tuple[Facts, ...]
    resolution: Resolution


def correct(
    kind: DecisionKind,
    named: Sequence[str],
    *,
    who: str,
    when: str,
    why: str | None = None,
    value: str | None = None,
    articles: Sequence[str] = (),
    store: Path | str,
    progress: Progress | None = None,
) -> CorrectionReport:
    """Records a decision and brings the graph to what it says.

    `named` are what `kgraph show` takes: the entities or the statement; for `split` the entity and one of its names,
    which may be left out where `articles` tell which articles mean somebody else by it; for `same` the second may be
    an IRI elsewhere. `value` is the new label or type; `when` an ISO 8601 date-time.
    QueryError when a name means nothing or several things, StoreError when there is no store.
    """
    from kgraph.store.decisions import DecisionShelf
    from kgraph.store.places import check_store
    from kgraph.store.writer import writing

    folder = check_store(store)
    report, shelf = progress or unseen, DecisionShelf(folder)
    with writing(folder, "correct") as writer, writer.graph() as graph:
        known = _known_in(graph, folder, shelf, report)
        blank = Decision(kind=kind, who=who, when=when, why=why, value=value)
        decision = _about(blank, named, articles, known)
        shelf.add(decision)
        written, problems = brought_up(writer, graph, known.corpus, known.base, (), report)
    return CorrectionReport(decision=decision, written=written, problems=problems)


def decisions(
    store: Path | str, *, progress: Progress | None = None
) -> tuple[tuple[tuple[Decision, str | None], ...], tuple[Problem, ...]]:
    """The decisions of a store, in the order of their lines, each with why it has no effect, or None; and bad lines."""
    from kgraph.store.decisions import DecisionShelf
    from kgraph.store.places import check_store, folder_of, open_graph

    folder = folder_of(store)
    shelf = DecisionShelf(folder)
    taken, problems = shelf.all()
    if not taken:
        return (), problems
    with open_graph(check_store(store), read_only=True) as graph:
        known = _known_in(graph, folder, shelf, progress or unseen)
        return tuple((decision, known.resolution.idle.get(decision)) for decision in taken), problems


def _known_in(graph: "AnyStore", store: Path, shelf: "DecisionShelf", report: Progress) -> _Known:
    from kgraph.store.facts import FactsShelf
    from kgraph.store.questions import base_of, reader_of

    taken, _ = shelf.all()
    corpus = tuple(FactsShelf(store / "facts").all(reader_of(graph)))
    if not corpus:
        raise StoreError(f"{store} has no facts behind its graph; run `kgraph build` first")
    resolution, _ = resolved(corpus, report, taken)
    return _Known(graph=graph, base=base_of(graph), corpus=corpus, resolution=resolution)


def _about(blank: Decision, named: Sequence[str], articles: Sequence[str], known: _Known) -> Decision:
    """The decision with those that it is about."""
    if blank.kind in ("reject", "accept"):
        return replace(blank, statement=_statement(named[0], known))
    if blank.kind == "same" and named[1].startswith(ELSEWHERE) and not named[1].startswith(known.base):
        return replace(blank, entities=(_anchor(_entity(named[0], known), known),), value=_iri(named[1]))
    if blank.kind == "split":
        owner = _entity(named[0], known)
        anchor = _anchor(owner, known, _name_of(owner, named[1]) if named[1:] else None)
        hashes = tuple(sorted({_article(article, known) for article in articles}))
        return replace(blank, entities=(replace(anchor, articles=hashes),))
    if blank.kind == "different":
        return replace(blank, entities=_two_names(named[0], named[1], known))
    entities = [_entity(name, known) for name in named]
    if len({entity.id for entity in entities}) < len(entities):
        raise QueryError(f"{named[0]!r} and {named[1]!r} are one already: {entities[0].label} ({entities[0].id})")
    return replace(blank, entities=tuple(_anchor(entity, known) for entity in entities))


def _two_names(left: str, right: str, known: _Known) -> tuple[EntityAnchor, EntityAnchor]:
    """Two entities; or two names of one entity, which is what tells them apart."""
    one, other = _both(left, right, known)
    if one.id != other.id:
        return _anchor(one, known), _anchor(other, known)
    ours, theirs = _name_of(one, left), _name_of(one, right)
    if ours == theirs:
        raise QueryError(f"{left!r} and {right!r} are one name; {_names(one)}")
    return _anchor(one, known, ours), _anchor(one, known, theirs)


def _both(left: str, right: str, known: _Known) -> tuple[Entity, Entity]:
    """The two entities; a name that several have is that of the other one, if it has it."""
    try:
        one = _entity(left, known)
    except QueryError:
        one = _entity(right, known)
        if left not in (one.label, *one.names):
            raise
        return one, one
    try:
        return one, _entity(right, known)
    except QueryError:
        if right not in (one.label, *one.names):
            raise
        return one, one


def _entity(wanted: str, known: _Known) -> Entity:
    from kgraph.show.things import meant

    found = meant(known.graph, wanted)
    name = known.resolution.current(found.iri.removeprefix(known.base))
    if name is None:
        raise QueryError(f"{wanted!r} is nothing that the articles name, but {found.label or found.iri}")
    return known.resolution.entities[name]


def _anchor(entity: Entity, known: _Known, name: str | None = None) -> EntityAnchor:
    """What finds the entity again: its label as articles give it, since decisions on labels may be taken back."""
    label = entity.label
    for decision in known.resolution.decisions.get(entity.id, ()):
        if decision.kind == "label":
            label = decision.entities[0].label
    return EntityAnchor(entity=entity.id, label=label, type=entity.type, name=name)


def _name_of(entity: Entity, given: str) -> str:
    """The name of the entity that is meant; an IRI or id means its label."""
    names = (entity.label, *entity.names)
    same = [name for name in names if name == given] or [name for name in names if name.casefold() == given.casefold()]
    if same:
        return same[0]
    if given.removeprefix("<").removesuffix(">").endswith(entity.id):
        return entity.label
    raise QueryError(f"{given!r} is no name of {entity.label}; {_names(entity)}")


def _names(entity: Entity) -> str:
    return f"its names are {', '.join((entity.label, *entity.names))}"


def _iri(text: str) -> str:
    from kgraph.authorities.iris import is_iri

    if not is_iri(text):
        raise QueryError(f"{text!r} is no IRI")
    return text


def _article(wanted: str, known: _Known) -> str:
    """The hash of an article of the store, by its IRI, local name, file or headline."""
    name = wanted.removeprefix("<").removesuffix(">").removeprefix("id:").removeprefix(known.base)
    found = [one.article for one in known.corpus if name in (one.article.id, one.article.path, one.article.title)]
    if len(found) != 1:
        number = "no article" if not found else "several articles"
        raise QueryError(f"{wanted!r} is {number} of the store; `kgraph show NAME` names those that speak of NAME")
    return found[0].sha256


def _statement(wanted: str, known: _Known) -> StatementAnchor:
    """The statement by its IRI or local name, with what finds it again."""
    name = wanted.removeprefix("<").removesuffix(">").removeprefix("id:").removeprefix(known.base)
    for facts in known.corpus:
        for found in facts.attributions:
            if found.id == name:
                return StatementAnchor(
                    statement=found.id,
                    sha256=facts.article.sha256,
                    cue=None if found.cue is None else (found.cue.span.start, found.cue.span.end),
                    content=tuple((span.start, span.end) for span in found.content),
                    text=GAP.join(span.text for span in found.content),
                )
    raise QueryError(f"{wanted!r} is no statement of the store; `kgraph show NAME` gives their ids")
