"""Authority files and the links that were found before to the entities of a corpus."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import InputError
from kgraph.model import Problem, Resolution
from kgraph.pipeline.progress import Progress

if TYPE_CHECKING:
    from kgraph.authorities import Authority
    from kgraph.store.links import LinkShelf

NAMED = 5  # unknown types that a message lists


def linked(
    resolution: Resolution, shelf: "LinkShelf | None", authorities: Sequence[Path | str], report: Progress
) -> tuple[Resolution, tuple[Problem, ...]]:
    """The resolution with the links of the shelf and of the authority files; these are put on the shelf.

    A file that cannot be read is a problem, and what it gave before stays. Without a shelf nothing is kept.
    """
    from kgraph.resolve.authorities import find_links
    from kgraph.resolve.links import replaced, with_links

    records, problems = shelf.all() if shelf is not None else ((), ())
    given, unread = _read(authorities)
    problems += unread
    for done, authority in enumerate(given):
        report("linking", done, len(given))
        found, open_ones = find_links(resolution.entities.values(), authority)
        records = replaced(records, found, authority=authority, resolution=resolution)
        problems += (*_unknown_types(authority), *open_ones)
    if given and shelf is not None:
        shelf.keep(records)
    resolution, lost = with_links(resolution, records)
    return resolution, (*problems, *lost)


def _read(paths: Sequence[Path | str]) -> "tuple[list[Authority], tuple[Problem, ...]]":
    """The authorities in order of their names, each name once; and a problem for each that there is not."""
    if not paths:
        return [], ()
    from kgraph.authorities import read_authority

    found: dict[str, Authority] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            authority = read_authority(path)
        except InputError as error:
            problems.append(Problem(stage="link", message=f"{error} (built without it)"))
            continue
        if found.setdefault(authority.name, authority) != authority:
            message = f"{path} is left out: there is another authority called {authority.name}; rename one of them"
            problems.append(Problem(stage="link", message=message))
    return [found[name] for name in sorted(found)], tuple(problems)


def _unknown_types(authority: "Authority") -> tuple[Problem, ...]:
    if not authority.unknown_types:
        return ()
    some = ", ".join(authority.unknown_types[:NAMED]) + (" and others" if len(authority.unknown_types) > NAMED else "")
    told = f"{authority.name} has types that are not understood ({some}); what has them is linked as close at most"
    return (Problem(stage="link", message=told),)
