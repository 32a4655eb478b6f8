"""Values put into a query in place of variables, as VALUES blocks, and prefixes put before it.

A server has no way to hand it a value beside the query. A block stands at the head of each group that names the
variable, since a filter in there looks no further than its group; OPTIONAL and EXISTS see what the group around them
has. A variable of a subquery is another one, unless it is selected there. What the query computes itself (`AS ?x`) is
compared with its value at the end.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kgraph.store.graph import Term
from kgraph.store.syntax import parts

_SHARING = frozenset({"OPTIONAL", "EXISTS"})  # groups that see what stands in the group around them
_SELECTING = frozenset({"SELECT", "DISTINCT", "REDUCED"})


@dataclass(eq=False, slots=True)
class _Group:
    """A group: the places behind its `{` and before its `}`, and the variables it names.

    `selected` are the variables that mean the same as outside, None all of them; one that only holds a subquery, whose
    SELECT stands in it, takes no block.
    """

    start: int
    selected: frozenset[str] | None
    holds_subquery: bool = False
    end: int = 0
    names: set[str] = field(default_factory=set)

    def takes(self, name: str) -> bool:
        """Whether a value of this variable has to stand in the group."""
        visible = self.selected is None or name in self.selected
        return visible and name in self.names and not self.holds_subquery


@dataclass(slots=True)
class _Reader:
    """Finds the groups of a query, part by part; `computed` are the variables that the query gives values itself."""

    groups: list[_Group] = field(default_factory=list)
    computed: set[str] = field(default_factory=set)
    _open: list[_Group | None] = field(default_factory=list)  # None: braces of a template or of data
    _before: str = ""
    _data: bool = False
    _brackets: int = 0  # open since SELECT; inside them are expressions, not what is selected
    _selecting: set[str] | None = None

    def read(self, sparql: str) -> None:
        """Takes all parts in."""
        for part in parts(sparql):
            self._take(part)
            self._before = _keyword(part) or part.group()

    def _take(self, part: re.Match[str]) -> None:
        text, word = part.group(), _keyword(part)
        if part.lastgroup == "variable":
            self._variable(text[1:])
        elif word == "VALUES":
            self._data = True
        elif word == "SELECT":
            self._select()
        elif text == "{":
            self._opened(part.end())
        elif text == "}" and self._open:
            self._closed(part.start())
        elif self._selecting is not None:
            self._brackets += (text == "(") - (text == ")")
            if text == "*" and self._before in _SELECTING:
                self._selecting.add(text)

    def _select(self) -> None:
        self._selecting, self._brackets = set(), 0
        around = self._open[-1] if self._open else None
        if around is None:
            return
        if around in self._open[:-1]:  # OPTIONAL { SELECT ... }
            self._open[-1] = around = _Group(0, around.selected)
        around.holds_subquery = True

    def _variable(self, name: str) -> None:
        if self._before == "AS":
            self.computed.add(name)
        if self._selecting is not None and (self._brackets == 0 or self._before == "AS"):
            self._selecting.add(name)
        if self._open and self._open[-1] is not None:
            self._open[-1].names.add(name)

    def _opened(self, start: int) -> None:
        around = self._open[-1] if self._open else None
        if self._data or self._before == "CONSTRUCT":
            self._data = False
            self._open.append(None)
        elif self._before in _SHARING:
            self._open.append(around)
        else:
            group = _Group(start, self._visible(around))
            self._selecting = None
            self.groups.append(group)
            self._open.append(group)

    def _closed(self, end: int) -> None:
        group = self._open.pop()
        if group is not None and group not in self._open:
            group.end = end

    def _visible(self, around: _Group | None) -> frozenset[str] | None:
        """The variables that a new group has in common with the whole query."""
        outer = around.selected if around is not None else None
        if around is None or self._selecting is None or "*" in self._selecting:
            return outer
        chosen = frozenset(self._selecting)
        return chosen if outer is None else chosen & outer


def with_values(sparql: str, values: Mapping[str, Term]) -> str:
    """The query with these values for its variables, by name without question mark; it must be a sound query."""
    if not values:
        return sparql
    reader = _Reader()
    reader.read(sparql)
    outermost, *inner = reader.groups
    late = {name for name in values if name in reader.computed or outermost.holds_subquery}
    blocks = [
        (outermost.start, _block(values, (name for name in values if name not in late))),
        (outermost.end, _block(values, (name for name in values if name in late))),
    ]
    for group in inner:
        names = [name for name in values if name not in reader.computed and group.takes(name)]
        blocks.append((group.start, _block(values, names)))
    return _inserted(sparql, blocks)


def with_prefixes(sparql: str, prefixes: Mapping[str, str]) -> str:
    """The query with these prefixes before it, but for those that it declares itself."""
    declared: set[str] = set()
    start: int | None = None
    for part in parts(sparql):
        if _keyword(part) == "PREFIX":
            start = part.end()
        elif start is not None and part.group() == ":":
            declared.add(sparql[start : part.start()].strip())
            start = None
        elif part.group() == "{":
            break
    lines = (f"PREFIX {name}: {ox.NamedNode(iri)}\n" for name, iri in prefixes.items() if name not in declared)
    return "".join(lines) + sparql


def _block(values: Mapping[str, Term], names: Iterable[str]) -> str:
    """A VALUES block; the values stand in it as Oxigraph writes them, so none can be read as anything but a value."""
    chosen = list(names)
    if not chosen:
        return ""
    variables, terms = " ".join(f"?{name}" for name in chosen), " ".join(str(values[name]) for name in chosen)
    return f" VALUES ({variables}) {{ ({terms}) }} "


def _inserted(sparql: str, blocks: Iterable[tuple[int, str]]) -> str:
    def pieces() -> Iterator[str]:
        done = 0
        for place, block in sorted(blocks):
            yield sparql[done:place]
            yield block
            done = place
        yield sparql[done:]

    return "".join(pieces())


def _keyword(part: re.Match[str]) -> str | None:
    """The word in capitals, unless it is part of a name with a prefix or of a language tag."""
    if part.lastgroup != "word":
        return None
    before, after = part.string[: part.start()][-1:], part.string[part.end() :][:1]
    return None if before in ("@", "_", "-") or after in (":", "_", "-") else part.group().upper()
