"""`kgraph figures`: what each source says the number is, and where the sources disagree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgraph.show.figures import figure
from kgraph.show.rows import Row, rows
from kgraph.show.subjects import quantities, wanted
from kgraph.store.remote import AnyStore

PLAIN = ("affirmed", "unstated")  # what goes without saying
DAY = len("2024-11-04")
COMMON = ("words", "modifier", "value", "minimum", "maximum", "unit", "thing", "relation", "certainty", "polarity")


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureRow:
    """A figure of the table: its number in it, the columns by name, and how it stands to the others, by their numbers.

    Columns that nothing is told of are missing.
    """

    number: int
    columns: Mapping[str, str]
    beside: tuple[tuple[str, int], ...]

    @property
    def is_disputed(self) -> bool:
        """Whether another figure of the table conflicts with it."""
        return any(how == "conflicts" for how, _ in self.beside)


def figure_table(store: AnyStore, about: str | None = None) -> tuple[FigureRow, ...]:
    """The figures about somebody or something, or all of them, in order of time: those that are compared by number.

    QueryError when nothing in the store has the name.
    """
    chosen = None if about is None else quantities(store, wanted(store, about))
    grouped: dict[str, list[Row]] = {}
    for row in rows(store, "figures"):
        if chosen is None or row["quantity"] in chosen:
            grouped.setdefault(row["quantity"], []).append(row)
    made = sorted((_columns(group) for group in grouped.values()), key=_order)
    numbers = {columns["quantity"]: at for at, columns in enumerate(made, start=1)}
    beside: dict[str, list[tuple[str, int]]] = {}
    for row in rows(store, "comparisons"):
        if row["left"] in numbers and row["right"] in numbers:
            beside.setdefault(row["left"], []).append((row["how"], numbers[row["right"]]))
    return tuple(
        FigureRow(number=at, columns=columns, beside=tuple(sorted(beside.get(columns["quantity"], ()))))
        for at, columns in enumerate(made, start=1)
    )


def _columns(group: Sequence[Row]) -> dict[str, str]:
    """What the table tells of one figure; whoever is not known by name is called as the article calls them."""
    first = group[0]
    told = {
        "who": " and ".join(dict.fromkeys(row["speakerLabel"] for row in group if "speakerLabel" in row))
        or first.get("source")
        or first.get("publisher"),
        "of": first.get("counted") or first.get("measured"),
        "where": ", ".join(dict.fromkeys(row["where"] for row in group if "where" in row)),
        "said": (first.get("said") or first.get("published", ""))[:DAY],
        "sentence": " ".join(first.get("passage", "").split()),
        "independent_sources": first.get("sources"),
        "quantity": first["quantity"],
        "part_of": first.get("whole"),
        "statement": first.get("statement"),
        "article": first["article"],
        "start": first["start"],
        "title": first.get("title"),
    }
    return {name: value for name, value in (told | {key: first.get(key) for key in COMMON}).items() if value}


def _order(columns: Mapping[str, str]) -> tuple[str, str, int]:
    return columns.get("said", ""), columns["article"], int(columns["start"])


def in_words(row: FigureRow) -> str:
    """A figure in one line: the day, who gives it, the number, where, and how certain it sounds."""
    columns = row.columns
    who = columns.get("who", "the article")
    number = figure({**columns, "counted": columns.get("of", "")} if "of" in columns else columns)
    told = [f"{columns.get('said', '(no day)')} {who}: {number}"]
    told += [f"at {columns['where']}"] if "where" in columns else []
    told += [columns[name] for name in ("certainty", "polarity") if columns.get(name) not in (None, *PLAIN)]
    sources = columns.get("independent_sources", "1")
    told += [f"{sources} independent sources"] if sources != "1" else []
    return ", ".join(told)
