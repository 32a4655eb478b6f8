"""An entity, a statement or an article in words, with the sentences that support it."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from kgraph.errors import QueryError
from kgraph.show.figures import events, figure, time
from kgraph.show.layout import fact, local_name, wrapped
from kgraph.show.rows import Row, rows
from kgraph.show.why import why
from kgraph.store.judgements import JudgementShelf
from kgraph.store.questions import Found, ask, base_of, find_entities
from kgraph.store.remote import AnyStore
from kgraph.store.results import table
from kgraph.vocab import OWL, RDF, prefixes

CANDIDATES = 10  # names that are listed when one is ambiguous

Properties = Mapping[str, Sequence[str]]  # by the property's short name, as in "rdfs:label"

TYPES = {
    "schema:Person": "person",
    "schema:Organization": "organization",
    "schema:Place": "place",
    "kg:Group": "group",
    "schema:Event": "event",
}
TYPE, LABEL, OTHER_NAME, SAME = RDF.type, "rdfs:label", "skos:altLabel", "skos:exactMatch"
DESCRIPTION = "schema:description"
IDENTICAL = OWL.sameAs
STATEMENT_FACTS = (
    ("relation", "kg:relation"),
    ("mode", "kg:mode"),
    ("certainty", "kg:certainty"),
    ("hedge", "kg:hedge"),
    ("at least", "kg:probabilityMinimum"),
    ("at most", "kg:probabilityMaximum"),
    ("polarity", "kg:polarity"),
    ("said on", "kg:said"),
    ("sources", "kg:independentSources"),
    ("verdict", "kg:verdict"),
    ("found by", "kg:rule"),
    ("score", "kg:score"),
)
STATEMENT_PEOPLE = (
    ("said by", "prov:wasAttributedTo"),
    ("said to", "kg:addressee"),
    ("about", "schema:about"),
    ("part of", "kg:within"),
    ("article", "prov:wasDerivedFrom"),
)
ARTICLE_FACTS = (
    ("published", "schema:datePublished"),
    ("author", "schema:author"),
    ("publisher", "schema:publisher"),
    ("address", "schema:url"),
    ("SHA-256", "kg:sha256"),
)


def show(store: AnyStore, wanted: str, *, judgements: JudgementShelf | None = None) -> str:
    """What the store knows of the thing that `wanted` names, by name, IRI or local name.

    An IRI that was given up shows what it leads to now, and says so. With judgements, an entity is shown with the
    reasons for its names instead of what was said. QueryError when nothing has the name, or several things have it:
    then with the names of the candidates; and when reasons are wanted of what is no entity.
    """
    found = meant(store, wanted)
    iri = found.iri
    known = _properties(store, iri)
    if judgements is not None:
        lines = _explained(iri, known, store, judgements)
    elif "kg:Attribution" in known.get(TYPE, ()):
        lines = _statement(store, iri, known)
    elif "schema:NewsArticle" in known.get(TYPE, ()):
        lines = _article(store, iri, known)
    else:
        lines = _entity(store, iri, known)
    if found.asked is not None:
        lines[1:1] = fact("asked for", [f"{found.asked}, which is replaced by the IRI below"])
    return "\n".join(lines)


def meant(store: AnyStore, wanted: str) -> Found:
    """The one thing with just this label, else with this name, else that could be meant; QueryError as for `show`."""
    found = find_entities(store, wanted)
    if not found:
        raise QueryError(f"nothing in the store is called {wanted!r}; `kgraph query names` lists what is")
    named = {row["entity"] for row in rows(store, "names") if row["name"].casefold() == wanted.casefold()}
    by_label = [one for one in found if (one.label or "").casefold() == wanted.casefold()]
    best = by_label or [one for one in found if one.iri in named] or found
    if len(best) > 1:
        raise QueryError(f"{wanted!r} may be {_listed(best)}; give the full name, or what stands in brackets")
    return best[0]


def _listed(found: Sequence[Found]) -> str:
    some = ", ".join(f"{one.label} ({local_name(one.iri)})" for one in found[:CANDIDATES])
    return some if len(found) <= CANDIDATES else f"{some} or one of {len(found) - CANDIDATES} more"


def _entity(store: AnyStore, iri: str, known: Properties) -> list[str]:
    label = _first(known, LABEL) or local_name(iri)
    said = rows(store, "stated-by", speaker=iri)
    about = rows(store, "statements-about", about=iri)
    return [
        *_facts(store, iri, known),
        *_section(store, f"What {label} stated or reported", said, lambda group: group[0]["relation"]),
        *_section(store, f"What was said of {label}", about, _who_says),
    ]


def _explained(iri: str, known: Properties, store: AnyStore, judgements: JudgementShelf) -> list[str]:
    label = _first(known, LABEL)
    if label is None:
        raise QueryError(f"{local_name(iri)} is no person or thing with names; ask for the reasons of one that is")
    names = (label, *known.get(OTHER_NAME, ()))
    entity = local_name(iri)
    return [*_facts(store, iri, known), *why(entity, label, names, tuple(judgements.of(entity, names)))]


def _facts(store: AnyStore, iri: str, known: Properties) -> list[str]:
    """What an entity is, its names, offices and IRIs."""
    label = _first(known, LABEL) or local_name(iri)
    kind = next((TYPES[name] for name in known.get(TYPE, ()) if name in TYPES), "thing")
    links = rows(store, "links", entity=iri)
    linked = {row["target"] for row in links}
    return [
        f"{label} ({kind})",
        *fact("also called", [name for name in known.get(OTHER_NAME, ()) if name != label]),
        *fact("described as", known.get(DESCRIPTION, ())),
        *fact("office", _offices(rows(store, "roles", person=iri))),
        *fact("the same as", [*known.get(IDENTICAL, ()), *(one for one in known.get(SAME, ()) if one not in linked)]),
        *fact("linked to", [_link(row) for row in links]),
        *fact("decided", _decisions(store, iri)),
        *fact("IRI", [iri]),
    ]


def _offices(given: Iterable[Row]) -> list[str]:
    """The offices in the order in which articles first gave them, each with the dates on which they did."""
    dates: dict[tuple[str, ...], set[str]] = {}
    names: dict[tuple[str, ...], str] = {}
    for row in given:
        office = (row["status"], row["title"].casefold(), row.get("organization", ""))
        status = "" if row["status"] == "current" else f"{row['status']} "
        names.setdefault(office, status + " of ".join(_texts(row, "title", "organizationLabel")))
        dates.setdefault(office, set()).update(filter(None, [row.get("date", "")[: len("2024-11-04")]]))
    ordered = sorted(names, key=lambda office: (min(dates[office], default=""), office))
    return [names[office] + _period(sorted(dates[office])) for office in ordered]


def _period(days: Sequence[str]) -> str:
    """When articles said so: one day, or the first and the last of several."""
    if not days:
        return ""
    return f" (as of {days[0]})" if len(days) == 1 else f" (as of {days[0]} to {days[-1]})"


def _decisions(store: AnyStore, iri: str) -> list[str]:
    """What people have decided of a thing, with who, when and why."""
    return [
        f"{row['words']} ({', '.join((row['who'], row['when'], *_texts(row, 'why')))})"
        for row in rows(store, "decisions", thing=iri)
    ]


def _link(row: Row) -> str:
    return f"{row['target']} ({row['match']}, {row['score']}, by {row['authority']}: {row['reason']})"


def _statement(store: AnyStore, iri: str, known: Properties) -> list[str]:
    return [
        *wrapped(_first(known, "schema:text") or "(no words)", "", "  "),
        *(line for name, key in STATEMENT_PEOPLE for line in fact(name, [_name(store, x) for x in known.get(key, ())])),
        *(line for name, key in STATEMENT_FACTS for line in fact(name, [_last(x) for x in known.get(key, ())])),
        *fact("source", known.get("kg:source", ())),
        *fact("cue", known.get("kg:cue", ())),
        *fact("figures", [figure(row) for row in rows(store, "quantities", statement=iri)]),
        *fact("times", [time(row) for row in rows(store, "times", statement=iri)]),
        *fact("events", events(rows(store, "events", statement=iri))),
        *fact("decided", _decisions(store, iri)),
        *fact("IRI", [iri]),
        "",
        *_sentences(store, iri),
    ]


def _article(store: AnyStore, iri: str, known: Properties) -> list[str]:
    said = rows(store, "statements-in", article=iri)
    return [
        _first(known, "schema:headline") or local_name(iri),
        *(line for name, key in ARTICLE_FACTS for line in fact(name, known.get(key, ()))),
        *fact("IRI", [iri]),
        *_section(store, "What it says that somebody said", said, _who_says),
    ]


def _section(store: AnyStore, heading: str, given: Iterable[Row], lead: Callable[[Sequence[Row]], str]) -> list[str]:
    """A heading and the statements of the rows, in their order, each with its sentences; nothing for no rows."""
    statements: dict[str, list[Row]] = {}
    for row in given:
        statements.setdefault(row["statement"], []).append(row)
    if not statements:
        return []
    lines = ["", f"{heading} ({len(statements)}):"]
    for statement, group in statements.items():
        date = group[0].get("published", "")[: len("2024-11-04")]
        words = f"{' '.join(filter(None, (date, lead(group))))}: {group[0].get('text', '(no words)')}"
        lines += ["", *wrapped(words, "  ", "    "), *_sentences(store, statement), f"      {local_name(statement)}"]
    return lines


def _sentences(store: AnyStore, statement: str) -> list[str]:
    """The whole sentences around a statement."""
    passages = [row["words"] for row in rows(store, "evidence", statement=statement) if row["part"] == "passage"]
    return [line for words in dict.fromkeys(passages) for line in wrapped(words, "      | ", "      | ")]


def _who_says(group: Sequence[Row]) -> str:
    """Who is named as the source of a statement, and what they do with it."""
    speakers = [name for row in group if (name := row.get("speakerLabel") or row.get("source"))]
    return f"{' and '.join(dict.fromkeys(speakers)) or 'somebody'} {group[0]['relation']}"


def _properties(store: AnyStore, iri: str) -> Properties:
    """What is said of the thing itself; properties and types by their short names."""
    short = prefixes(base_of(store))
    known: dict[str, list[str]] = {}
    for _, name, value in table(ask(store, "properties", {"thing": iri}), prefixes=short).rows:
        known.setdefault(name or "", []).append(value or "")
    return known


def _name(store: AnyStore, short: str) -> str:
    """What to call a thing: its name, headline or words, and its local name."""
    iri = base_of(store) + short.removeprefix("id:") if short.startswith("id:") else short
    known = _properties(store, iri)
    called = next((found for key in (LABEL, "schema:headline", "schema:text") if (found := _first(known, key))), None)
    return f"{called} ({local_name(iri)})" if called else short


def _first(known: Properties, name: str) -> str | None:
    return next(iter(known.get(name, ())), None)


def _texts(row: Row, *columns: str) -> list[str]:
    return [row[column] for column in columns if column in row]


def _last(short: str) -> str:
    """A term of a scheme without its prefix: "kgc:likely" is likely; other values stay."""
    return short.rpartition(":")[2].lower() if short.startswith(("kg:", "kgc:", "kgr:")) else short
