"""What a cue could be, what could be its content and who its source: generous lists for the ranker to choose from."""

from collections.abc import Iterator

from kgraph.extract.attribution.columns import Columns
from kgraph.extract.attribution.frames import Range
from kgraph.extract.attribution.quoted import follows, merged

NO_CUES = frozenset({"aux", "auxpass", "amod", "compound", "punct", "mark", "case"})
NOUN_PARTS = frozenset({"poss", "acl", "ccomp", "xcomp", "prep"})
COMPLEMENTS = frozenset(
    {"ccomp", "xcomp", "dobj", "attr", "acomp", "oprd", "prep", "advcl", "acl", "relcl", "nsubjpass", "parataxis"}
    | {"dative", "dep", "csubj", "csubjpass", "pcomp", "appos", "advmod", "nsubj"}
)
OWN_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
TRAILING = frozenset({"advcl", "conj", "relcl", "acl", "parataxis", "ccomp", "appos", "prep"})
CLIMBED = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl", "relcl", "ccomp", "dobj", "pobj", "prep", "attr", "dep"})
EDGE_MARKS = frozenset({",", ";", ":", "—", "–", "-", "--", "."})
RELATIVE = frozenset({"who", "which", "that"})
CUT_LIMIT = 3  # trailing clauses that may be cut off, one after the other
CLIMB_LIMIT = 4  # governors whose subject may be the source

Ranges = tuple[Range, ...]
Source = tuple[str, int]  # how it was found, head token; -1 where there is none


def cue_kind(c: Columns, i: int) -> str:
    """What kind of cue a token could be, empty when none."""
    pos = c.pos[i]
    if c.lower[i] == "according":
        return "phrase"
    if c.dep[i] in NO_CUES:
        return ""
    if pos == "VERB":
        return "verb"
    if pos == "AUX":
        return "verb" if any(c.dep[k] in ("ccomp", "xcomp") for k in c.children[i]) else ""
    if pos == "NOUN":
        return "noun" if any(c.dep[k] in NOUN_PARTS for k in c.children[i]) else ""
    if pos == "ADJ":
        return "adjective" if any(c.dep[k] in ("ccomp", "xcomp", "prep") for k in c.children[i]) else ""
    return "adverb" if pos == "ADV" and c.lower[i].endswith("edly") else ""


def sources(c: Columns, i: int, kind: str) -> list[Source]:
    """The possible sources of a cue, likeliest kinds first, each head once, and none."""
    found: dict[int, str] = {}
    for how, head in _sources(c, i, kind):
        if c.dep[head] == "expl" or head == i:
            continue
        found.setdefault(head, how)
    return [*((how, head) for head, how in found.items()), ("none", -1)]


def _sources(c: Columns, i: int, kind: str) -> Iterator[Source]:
    if kind == "phrase":
        yield from (("according", k) for to in c.children[i] for k in c.children[to] if c.dep[k] == "pobj")
        return
    for k in c.children[i]:
        if c.dep[k] in SUBJECTS:
            yield c.dep[k], k
            if c.lower[k] in RELATIVE and c.dep[i] == "relcl":
                yield "antecedent", c.head[i]
    for k in c.children[i]:
        if c.dep[k] in ("poss", "compound", "amod") and kind == "noun":
            yield c.dep[k], k
        elif c.dep[k] in ("agent", "prep") and c.lower[k] in ("by", "from", "of", "in", "among"):
            yield from ((f"{c.dep[k]}-{c.lower[k]}", inner) for inner in c.children[k] if c.dep[inner] == "pobj")
    yield from _sources_above(c, i)
    before = _own_start(c, i) - 1
    if before >= c.first[i] and c.pos[before] in ("NOUN", "PROPN", "PRON"):
        yield "before", before
    after = i + 1
    while after < c.last[i] and c.pos[after] in ("DET", "ADJ", "PROPN", "NOUN") and c.head[after] > after:
        after += 1
    if after < c.last[i] and c.pos[after] in ("NOUN", "PROPN", "PRON"):
        yield "after", after


def _sources_above(c: Columns, i: int) -> Iterator[Source]:
    here, path = i, "up"
    for _ in range(CLIMB_LIMIT):
        dep, above = c.dep[here], c.head[here]
        if dep not in CLIMBED or above == here:
            return
        path = f"{path}-{dep}" if dep != "prep" else path
        if c.pos[above] in ("NOUN", "PROPN", "PRON"):
            if dep in ("acl", "relcl"):
                yield f"{path}-noun", above
            yield from ((f"{path}-poss", k) for k in c.children[above] if c.dep[k] == "poss")
        for k in c.children[above]:
            if k != here and (c.dep[k] in SUBJECTS or (dep == "xcomp" and c.dep[k] == "dobj")):
                yield f"{path}:{c.dep[k]}", k
        here = above


def _own_start(c: Columns, i: int) -> int:
    start = i
    parts = {k for k in c.children[i] if c.dep[k] in OWN_PARTS or c.dep[k] == "advmod"}
    while start - 1 in parts:
        start -= 1
    return start


def contents(c: Columns, i: int, kind: str, source: int) -> dict[Ranges, list[str]]:
    """The possible contents of a cue with the ways in which each was found; `source` is the likeliest source's head."""
    found: dict[Ranges, list[str]] = {}
    passive = any(c.dep[k] in ("nsubjpass", "auxpass") for k in c.children[i])
    if passive and source >= 0 and c.dep[source] == "nsubjpass":
        source = -1  # what is said of the subject, not by it
    own = _own_tokens(c, i, kind, source)
    for how, start, end in _spans(c, i, kind, own):
        ranges = _without(c, start, end, own)
        if not ranges:
            continue
        grown = _grown(c, i, ranges)
        _add(found, ranges if grown is None else grown, how)
        if grown is not None and grown != ranges and c.quote[i] == -1:
            _add(found, _with_following(c, grown), how + "+following")
    return found


def _add(found: dict[Ranges, list[str]], ranges: Ranges, how: str) -> None:
    hows = found.setdefault(ranges, [])
    if how not in hows:
        hows.append(how)


def _own_tokens(c: Columns, i: int, kind: str, source: int) -> set[int]:
    own = {i, *(k for k in c.children[i] if c.dep[k] in OWN_PARTS and abs(k - i) <= 3)}
    if kind == "phrase":
        return set(range(c.left[i], c.right[i] + 1))
    if source >= 0 and not c.left[source] <= i <= c.right[source]:
        end = c.right[source] + 1 if source > i else min(c.right[source] + 1, _own_start(c, i))
        own.update(range(c.left[source], end))
    elif source >= 0:
        own.update(range(c.left[source], source + 1))
    return own


def _spans(c: Columns, i: int, kind: str, own: set[int]) -> Iterator[tuple[str, int, int]]:
    first, last = c.first[i], c.last[i]
    low = min((k for k in own if first <= k < last and c.quote[k] == c.quote[i]), default=i)
    high = max(own) + 1
    for k in () if kind == "phrase" else c.children[i]:
        dep = c.dep[k]
        if dep not in COMPLEMENTS or k in own:
            continue
        name = f"{dep}-{c.lower[k]}" if dep == "prep" else dep
        start, end = c.left[k], c.right[k] + 1
        yield name, start, end
        if dep == "prep" and end - k > 1:
            yield name + "-inner", k + 1, end
        if k > i:
            yield from _cuts(c, k, start, end, name)
            if c.right[i] + 1 > end:
                yield name + "-on", start, c.right[i] + 1
    if kind != "phrase":
        yield "all", c.left[i], c.right[i] + 1
        if c.right[i] > i:
            yield "right", i + 1, c.right[i] + 1
        if last > high:
            yield "right-sentence", i + 1, last
            comma = next((k for k in range(i + 2, last) if c.lower[k] == "," and c.quote[k] == c.quote[i]), None)
            if comma is not None:
                yield "right-comma", i + 1, comma
    if low > first:
        yield "left-sentence", first, low
    yield "around", first, last
    yield from _hosts(c, i)
    yield from _quotations(c, i)


def _cuts(c: Columns, root: int, start: int, end: int, name: str) -> Iterator[tuple[str, int, int]]:
    """The span without the clauses that trail at its end, one after the other."""
    here, made = root, 0
    while made < CUT_LIMIT:
        last = max(c.children[here], key=lambda k: c.right[k], default=-1)
        while last >= 0 and c.pos[last] in ("PUNCT", "SPACE"):
            behind = [k for k in c.children[here] if k < last]
            last = max(behind, key=lambda k: c.right[k], default=-1)
        if last < 0 or last <= here:
            return
        cut = c.left[last]
        if c.dep[last] in TRAILING and cut > start + 1:
            before = c.lower[cut - 1]
            if before in (",", "and", "but", "—", "–", "--", ";") or c.dep[last] in ("advcl", "conj"):
                while cut - 1 > start and c.lower[cut - 1] in (",", "and", "but", "or", "—", "–", "--", ";"):
                    cut -= 1
                yield f"{name}-cut-{c.dep[last]}", start, cut
                made += 1
        here = last


def _hosts(c: Columns, i: int) -> Iterator[tuple[str, int, int]]:
    """The clauses above a cue that the parse hung on its content."""
    here = i
    for step in range(3):
        above = c.head[here]
        if above == here:
            return
        yield f"host{step}-{c.dep[here]}", c.left[above], c.right[above] + 1
        here = above


def _quotations(c: Columns, i: int) -> Iterator[tuple[str, int, int]]:
    numbers = sorted({c.quote[k] for k in range(c.first[i], c.last[i]) if c.quote[k] not in (-1, c.quote[i])})
    if not numbers:
        return
    left = [n for n in numbers if c.quotes[n].start < i]
    right = [n for n in numbers if c.quotes[n].start > i]
    if left:
        yield "quote-left", c.quotes[left[-1]].start, c.quotes[left[-1]].end
    if right:
        yield "quote-right", c.quotes[right[0]].start, c.quotes[right[0]].end
    if left and right:
        yield "quote-both", c.quotes[left[-1]].start, c.quotes[right[0]].end


def _without(c: Columns, start: int, end: int, own: set[int]) -> Ranges:
    """The span less its own tokens, as ranges without blanks and marks at their ends; empty without a word."""
    ranges: list[Range] = []
    begin = start
    for stop in [*sorted(k for k in own if start <= k < end), end]:
        left, right = begin, stop
        while left < right and (c.pos[left] == "SPACE" or c.lower[left] in EDGE_MARKS):
            left += 1
        while right > left and (c.pos[right - 1] == "SPACE" or c.lower[right - 1] in EDGE_MARKS):
            right -= 1
        if any(c.pos[k] not in ("PUNCT", "SPACE") for k in range(left, right)):
            ranges.append((left, right))
        begin = stop + 1
    return tuple(ranges)


def _grown(c: Columns, i: int, ranges: Ranges) -> Ranges | None:
    """The ranges with all of the quotations they touch; None when they touch none."""
    touched = {c.quote[k] for start, end in ranges for k in (start, end - 1)} - {-1, c.quote[i]}
    if not touched:
        return ranges if any(c.holds_quotation(start, end) for start, end in ranges) else None
    return merged([*ranges, *((c.quotes[n].start, c.quotes[n].end) for n in touched)])


def _with_following(c: Columns, ranges: Ranges) -> Ranges:
    """The ranges with the quotations that go on behind the last one."""
    number = max(c.quote[k] for start, end in ranges for k in (start, end - 1))
    more = []
    while 0 <= number < len(c.quotes) - 1 and follows(c.quotes[number], c.quotes[number + 1]):
        number += 1
        more.append((c.quotes[number].start, c.quotes[number].end))
    return merged([*ranges, *more])
