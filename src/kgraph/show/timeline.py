"""`kgraph timeline`: what was said on a subject over time, and where somebody changed what they say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgraph.show.figures import figure
from kgraph.show.rows import Row, rows
from kgraph.show.subjects import Wanted, quantities, wanted
from kgraph.show.things import meant
from kgraph.store.remote import AnyStore

CHANGES = {
    "supersedes": "another figure than on {day}: “{words}” instead of “{other}”",
    "conflicts": "otherwise than on {day}: “{other}”",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """Something said: the columns by name, its figures in words, and what changes what the speaker said before."""

    columns: Mapping[str, str]
    figures: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


def timeline(store: AnyStore, about: str, by: str | None = None) -> tuple[Moment, ...]:
    """What was said about somebody or something, in order of time, of one speaker or of all.

    A kind of things ("North Korean soldiers") means the statements that give a figure of them. QueryError when nothing
    in the store has one of the names.
    """
    asked = wanted(store, about)
    speaker = {} if by is None else {"speaker": meant(store, by).iri}
    about_it = _statements(store, asked)
    grouped: dict[str, list[Row]] = {}
    for row in rows(store, "timeline", **speaker):
        if row["statement"] in about_it:
            grouped.setdefault(row["statement"], []).append(row)
    given = _figures(store)
    changed = _changes(store, grouped, given)
    return tuple(
        Moment(
            columns=_columns(group),
            figures=tuple(figure(row) for row in given.get(name, ())),
            changes=tuple(changed.get(name, ())),
        )
        for name, group in grouped.items()
    )


def _statements(store: AnyStore, asked: Wanted) -> set[str]:
    """The statements about whom or what is asked for, or that give a figure of such things."""
    if asked.thing is None and asked.entity is not None:
        return {row["statement"] for row in rows(store, "statements-about", about=asked.entity)}
    chosen = quantities(store, asked)
    return {row["statement"] for row in rows(store, "figures") if row["quantity"] in chosen and "statement" in row}


def _figures(store: AnyStore) -> dict[str, list[Row]]:
    given: dict[str, list[Row]] = {}
    for row in rows(store, "quantities"):
        given.setdefault(row["statement"], []).append(row)
    return given


def _columns(group: Sequence[Row]) -> dict[str, str]:
    """What is told of one statement."""
    names = ("day", "relation", "certainty", "polarity", "hedge", "text", "statement", "article", "title")
    told = {name: group[0][name] for name in names if name in group[0]}
    told["who"] = " and ".join(dict.fromkeys(row["speakerLabel"] for row in group if "speakerLabel" in row))
    return told | {"sentence": " ".join(group[0].get("passage", "").split())}


def _changes(
    store: AnyStore, grouped: Mapping[str, Sequence[Row]], given: Mapping[str, Sequence[Row]]
) -> dict[str, list[str]]:
    """What a statement changes in what its speaker has said before, by statement."""
    holders = {row["quantity"]: (name, row["words"]) for name, group in given.items() for row in group}
    order = {name: at for at, name in enumerate(grouped)}
    speakers = {name: {row["speaker"] for row in group} for name, group in grouped.items()}
    found: dict[str, list[str]] = {}
    for row in rows(store, "comparisons"):
        later, words = holders.get(row["left"], (row["left"], ""))
        earlier, other = holders.get(row["right"], (row["right"], ""))
        if row["how"] not in CHANGES or later not in order or earlier not in order or order[earlier] >= order[later]:
            continue
        if speakers[later] & speakers[earlier]:
            told = grouped[earlier][0]
            day = told.get("day", "a day that is not told")
            line = CHANGES[row["how"]].format(day=day, words=words, other=other or told.get("text", ""))
            found.setdefault(later, []).append(line)
    return found
