"""Values to JSON Lines and back; the only file that knows the wire forms.

`facts_line` and `facts_from_line` are the form in which facts are kept beside the store, an exact round trip;
`attributions_line` and `attributions_from_line` are the same for attributions alone, as a spaCy Doc carries them.
`decision_line` and `decision_from_line` are the form of decisions, which people read and may edit.
`article_record` is the form that `kgraph extract` writes, with IRIs instead of local names.
"""

import dataclasses
import hashlib
import json
import types
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from kgraph import ids
from kgraph.errors import RecordError
from kgraph.model import (
    LONGEST_LABEL,
    MENTION_TYPES,
    Article,
    Attribution,
    Decision,
    DecisionKind,
    Entity,
    EntityAnchor,
    Event,
    Facts,
    Judgement,
    LinkRecord,
    Problem,
    Quantity,
    Resolution,
    Role,
    Span,
    Statement,
    StatementAnchor,
    Time,
)

Json = Any  # what json.loads gives: dict, list, str, int, float, bool or None

LEFT_OUT: dict[str, Json] = {  # fields that a decision's line need not have
    "entities": [],
    "statement": None,
    "value": None,
    "why": None,
    "name": None,
    "cue": None,
    "content": [],
    "articles": [],
}
NEEDED: dict[DecisionKind, str] = {
    "same": "two entities, or one and an IRI as its value",
    "different": "two entities",
    "split": "one entity with the name or the articles (hashes) that are taken out of it",
    "label": f"one entity and a value of at most {LONGEST_LABEL} characters in one line",
    "type": f"one entity and a value among {', '.join(MENTION_TYPES)}",
    "reject": "a statement",
    "accept": "a statement",
}


def facts_line(facts: Facts) -> str:
    """The facts of one article as one line of JSON, without a line end; the same facts give the same line."""
    return json.dumps(dataclasses.asdict(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def facts_from_line(line: str) -> Facts:
    """The facts that `facts_line` wrote; RecordError when the line is anything else, or its offsets do not hold."""
    facts = unchecked_facts(line)
    _check(facts)
    return facts


def unchecked_facts(line: str) -> Facts:
    """The same, though hash and offsets may not fit the text, for who wants to tell what does not."""
    try:
        facts = _value(Facts, json.loads(line), "facts")
    except ValueError as error:
        raise RecordError(f"this is no line of JSON: {error}; extract the article again") from error
    except RecordError as error:
        raise RecordError(f"{error}; extract the article again") from error
    assert isinstance(facts, Facts)
    return facts


def attributions_line(attributions: Sequence[Attribution]) -> str:
    """Attributions as one line of JSON, without a line end."""
    values = [dataclasses.asdict(attribution) for attribution in attributions]
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def attributions_from_line(line: str) -> tuple[Attribution, ...]:
    """The attributions that `attributions_line` wrote; RecordError when the line is anything else."""
    try:
        found: tuple[Attribution, ...] = _value(tuple[Attribution, ...], json.loads(line), "attributions")
    except ValueError as error:
        raise RecordError(f"this is no line of JSON: {error}; extract the article again") from error
    return found


def link_line(record: LinkRecord) -> str:
    """A link as one line of JSON, without a line end; the same link gives the same line."""
    return json.dumps(dataclasses.asdict(record), ensure_ascii=False, sort_keys=True)


def link_from_line(line: str) -> LinkRecord:
    """The link that `link_line` wrote; RecordError when the line is anything else."""
    try:
        record = _value(LinkRecord, json.loads(line), "link")
    except (ValueError, RecursionError) as error:
        raise RecordError(f"this is no line of JSON: {error}") from error
    assert isinstance(record, LinkRecord)
    return record


def judgement_line(judgement: Judgement) -> str:
    """A judgement as one line of JSON, without a line end; the same judgement gives the same line."""
    return json.dumps(dataclasses.asdict(judgement), ensure_ascii=False, sort_keys=True)


def judgement_from_line(line: str) -> Judgement:
    """The judgement that `judgement_line` wrote; RecordError when the line is anything else."""
    try:
        judgement = _value(Judgement, json.loads(line), "judgement")
    except (ValueError, RecursionError) as error:
        raise RecordError(f"this is no line of JSON: {error}") from error
    assert isinstance(judgement, Judgement)
    return judgement


def decision_line(decision: Decision) -> str:
    """A decision as one line of JSON, without a line end and without what it leaves open; for people to read."""
    return json.dumps(_given(dataclasses.asdict(decision)), ensure_ascii=False)


def decision_from_line(line: str) -> Decision:
    """The decision that a line tells; RecordError when it is none, or lacks what its kind needs."""
    try:
        decision = _value(Decision, _completed(json.loads(line), Decision), "decision")
    except (ValueError, RecursionError) as error:
        raise RecordError(f"this is no line of JSON: {error}") from error
    assert isinstance(decision, Decision)
    try:
        decision_line(decision).encode()
        _ = decision.instant
    except UnicodeEncodeError as error:
        raise RecordError("it has half of a character (a lone surrogate)") from error
    except (ValueError, OverflowError) as error:
        raise RecordError(f"when is {decision.when!r:.60}, which is no ISO 8601 date-time") from error
    if not _is_label(decision.who):
        raise RecordError("who is empty, or no name in one line")
    if not _is_complete(decision):
        raise RecordError(f"{decision.kind!r} needs {NEEDED[decision.kind]}")
    return decision


def article_record(
    facts: Facts, statements: Sequence[Statement], resolution: Resolution, *, base: str = ids.BASE
) -> dict[str, Json]:
    """What `kgraph extract` writes about one article, with IRIs under `base`; its shape is in the README."""
    roles, problems = _roles(facts, resolution, base)
    left_open = resolution.problems.get(facts.article.id, ())
    return {
        "article": _article(facts.article, base),
        "attributions": [_attribution(statement, base) for statement in statements],
        "entities": _entities(facts, statements, resolution, base),
        "roles": roles,
        "quantities": [_quantity(quantity, base) for quantity in facts.quantities],
        "times": [_time(time, base) for time in facts.times],
        "events": [_event(event, base) for event in facts.events],
        "problems": [dataclasses.asdict(problem) for problem in (*facts.problems, *left_open, *problems)],
    }


def record_line(record: dict[str, Json]) -> str:
    """An article's record as one line of JSON, without a line end, its fields in the order of the contract."""
    return json.dumps(record, ensure_ascii=False)


def _given(value: Json) -> Json:
    """A value without the fields that are left open."""
    if isinstance(value, dict):
        return {name: _given(part) for name, part in value.items() if part not in (None, ())}
    return [_given(part) for part in value] if isinstance(value, (list, tuple)) else value


def _completed(given: Json, kind: Any) -> Json:
    """What `_given` has left out, put back."""
    if not isinstance(given, dict):
        return given
    known = {name: value for name, value in LEFT_OUT.items() if name in _hints(kind)} | given
    if kind is Decision and isinstance(known["entities"], list):
        known["entities"] = [_completed(anchor, EntityAnchor) for anchor in known["entities"]]
        known["statement"] = _completed(known["statement"], StatementAnchor)
    return known


def _is_complete(decision: Decision) -> bool:
    """Whether a decision has what its kind needs, and nothing else."""
    value, count = decision.value, len(decision.entities)
    if decision.kind in ("reject", "accept"):
        return decision.statement is not None and count == 0 and value is None
    if decision.statement is not None or (decision.kind != "split" and any(one.articles for one in decision.entities)):
        return False
    if decision.kind == "same":
        return (count, value is None) in ((2, True), (1, False))
    if decision.kind == "different":
        return count == 2 and value is None
    if decision.kind == "split":
        return count == 1 and value is None and bool(decision.entities[0].name or decision.entities[0].articles)
    if decision.kind == "type":
        return count == 1 and value in MENTION_TYPES
    return count == 1 and value is not None and _is_label(value)


def _is_label(text: str) -> bool:
    return 0 < len(text.strip()) <= LONGEST_LABEL and text.isprintable()


def _value(kind: Any, given: Json, where: str) -> Any:
    """The value of type `kind` that `given` stands for; RecordError names the place that does not fit."""
    origin = get_origin(kind)
    if dataclasses.is_dataclass(kind):
        return _dataclass(kind, given, where)
    if origin is tuple:
        return _tuple(get_args(kind), given, where)
    if origin in (Union, types.UnionType):
        inner = next(part for part in get_args(kind) if part is not type(None))
        return None if given is None else _value(inner, given, where)
    if not _fits(kind, given):
        raise RecordError(f"{where} is {given!r:.60}, which it cannot be")
    return given


def _fits(kind: Any, given: Json) -> bool:
    if get_origin(kind) is Literal:
        return given in get_args(kind)
    return type(given) is kind or (kind is float and type(given) is int)


def _dataclass(kind: Any, given: Json, where: str) -> Any:
    """A dataclass; a field with a default may be missing, since an earlier version may not have had it."""
    hints = _hints(kind)
    if not isinstance(given, dict) or not _required(kind) <= given.keys() <= hints.keys():
        raise RecordError(f"{where} does not have the fields {', '.join(hints)}")
    return kind(**{name: _value(hint, given[name], f"{where}.{name}") for name, hint in hints.items() if name in given})


@cache
def _required(kind: Any) -> frozenset[str]:
    missing = dataclasses.MISSING
    return frozenset(
        field.name
        for field in dataclasses.fields(kind)
        if field.default is missing and field.default_factory is missing
    )


def _tuple(kinds: tuple[Any, ...], given: Json, where: str) -> tuple[Any, ...]:
    if kinds[-1] is Ellipsis:
        kinds = (kinds[0],) * (len(given) if isinstance(given, list) else 0)
    if not isinstance(given, list) or len(given) != len(kinds):
        raise RecordError(f"{where} is no list of the right length")
    return tuple(_value(kind, item, f"{where}[{i}]") for i, (kind, item) in enumerate(zip(kinds, given, strict=True)))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _check(facts: Facts) -> None:
    text = facts.article.text
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != facts.article.sha256:
        raise RecordError(f"the text of {facts.article.id} is not the one that its hash names; extract it again")
    for span in _spans(facts):
        if text[span.start : span.end] != span.text or span.start < 0:
            raise RecordError(
                f"{span.start}:{span.end} of {facts.article.id} is not {span.text!r:.60}; extract it again"
            )


def _spans(value: object) -> Iterator[Span]:
    """Every span inside a value."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _spans(getattr(value, field.name))


def _article(article: Article, base: str) -> dict[str, Json]:
    return {
        "id": ids.iri(article.id, base),
        "path": article.path,
        "title": article.title,
        "published": article.published,
        "authors": list(article.authors),
        "publisher": article.publisher,
        "url": article.url,
        "language": article.language,
        "sha256": article.sha256,
    }


def _attribution(statement: Statement, base: str) -> dict[str, Json]:
    found: Attribution = statement.attribution
    return {
        "id": ids.iri(found.id, base),
        "relation": found.relation,
        "mode": found.mode,
        "source": _span(found.source) if found.source is not None else None,
        "cue": {**_span(found.cue.span), "lemma": found.cue.lemma} if found.cue is not None else None,
        "content": [_span(span) for span in found.content],
        "speakers": [ids.iri(name, base) for name in statement.speakers],
        "addressees": [ids.iri(name, base) for name in statement.addressees],
        "about": [ids.iri(name, base) for name in statement.about],
        "within": ids.iri(found.within, base) if found.within is not None else None,
        "certainty": found.certainty,
        "polarity": found.polarity,
        "hedge": _span(found.hedge) if found.hedge is not None else None,
        "probability": list(statement.probability) if statement.probability is not None else None,
        "score": found.score,
        "rule": found.rule,
    }


def _span(span: Span) -> dict[str, Json]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _quantity(quantity: Quantity, base: str) -> dict[str, Json]:
    return {
        **_span(quantity.span),
        "value": quantity.value,
        "minimum": quantity.minimum,
        "maximum": quantity.maximum,
        "modifier": quantity.modifier,
        "unit": quantity.unit,
        "of": " ".join(quantity.of.text.split()) if quantity.of is not None else None,
        "attribution": ids.iri(quantity.attribution, base) if quantity.attribution is not None else None,
        "part_of": _span(quantity.part_of) if quantity.part_of is not None else None,
        "predicates": list(quantity.predicates),
        "places": [_span(span) for span in quantity.places],
        "real": quantity.real,
        "measured": _span(quantity.measured) if quantity.measured is not None else None,
    }


def _time(time: Time, base: str) -> dict[str, Json]:
    return {
        **_span(time.span),
        "value": time.value,
        "tells": time.tells,
        "attribution": ids.iri(time.attribution, base) if time.attribution is not None else None,
    }


def _event(event: Event, base: str) -> dict[str, Json]:
    return {
        **_span(event.span),
        "type": event.type,
        "actors": [_span(span) for span in event.actors],
        "patients": [_span(span) for span in event.patients],
        "places": [_span(span) for span in event.places],
        "times": [_span(span) for span in event.times],
        "polarity": event.polarity,
        "attribution": ids.iri(event.attribution, base) if event.attribution is not None else None,
    }


def _entities(
    facts: Facts, statements: Sequence[Statement], resolution: Resolution, base: str
) -> list[dict[str, Json]]:
    """The entities of this article in the order in which it first names them."""
    mentions: dict[str, list[Span]] = {}
    for mention in sorted(facts.mentions, key=lambda mention: mention.span):
        for name in resolution.entities_of(facts.article, mention.span):
            mentions.setdefault(name, []).append(mention.span)
    for statement in statements:
        for name in (*statement.speakers, *statement.addressees, *statement.about):
            mentions.setdefault(name, [])
    described = resolution.descriptions(facts)
    return [
        {
            "id": ids.iri(name, base),
            "label": resolution.entities[name].label,
            "type": resolution.entities[name].type,
            "same_as": _same_as(resolution.entities[name]),
            "mentions": [_span(span) for span in spans],
            "descriptions": [_span(described[name])] if name in described else [],
        }
        for name, spans in mentions.items()
    ]


def _same_as(entity: Entity) -> list[str]:
    """IRIs elsewhere of the same thing: those of the gazetteer, and the targets of exact links."""
    exact = sorted({link.iri for link in entity.links if link.match == "exact"})
    return list(dict.fromkeys([*entity.same_as, *exact]))


def _roles(facts: Facts, resolution: Resolution, base: str) -> tuple[list[dict[str, Json]], list[Problem]]:
    """The roles whose people are known, and a problem for each of the others."""
    found: list[dict[str, Json]] = []
    problems: list[Problem] = []
    for role in facts.roles:
        people = resolution.entities_of(facts.article, role.person)
        if not people:
            problems.append(Problem(stage="resolve", message=f"it is not known who {role.person.text!r} is"))
        found += [_role(role, person, facts.article, resolution, base) for person in people]
    return found, problems


def _role(role: Role, person: str, article: Article, resolution: Resolution, base: str) -> dict[str, Json]:
    offices = resolution.entities_of(article, role.organization) if role.organization is not None else ()
    return {
        "person": ids.iri(person, base),
        "title": role.title,
        "organization": ids.iri(offices[0], base) if offices else None,
        "status": role.status,
    }
