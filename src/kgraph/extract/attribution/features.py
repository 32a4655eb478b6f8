"""What the ranker sees of a cue, of a possible content and of a possible source: short names, hashed to numbers.

Hashing (Weinberger et al. 2009) keeps the weight file small and free of words; the hash is CRC-32, the same everywhere.
"""

from collections.abc import Collection, Sequence
from zlib import crc32

from kgraph.extract.attribution.alternatives import OWN_PARTS, SUBJECTS, Ranges, Source
from kgraph.extract.attribution.columns import Columns
from kgraph.extract.lexicon import noun_type

BUCKETS = 1 << 18
WH_WORDS = frozenset({"that", "to", "how", "why", "what", "whether", "if", "who", "when", "where"})
STEPS = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89)


def hashed(names: Sequence[str]) -> list[int]:
    """The buckets of feature names."""
    return [crc32(name.encode()) & (BUCKETS - 1) for name in names]


def size(count: int) -> int:
    """A number by its order on a scale that grows by 1.6."""
    return sum(count >= step for step in STEPS)


def noun_kind(c: Columns, i: int) -> str:
    """What a possible source names: its entity label, its type in the lexicon, or its part of speech."""
    if c.pos[i] == "PRON":
        return c.lower[i]
    return c.entity[i] or noun_type(c.lemma[i]) or c.pos[i]


def cue_features(c: Columns, i: int, kind: str, known: Collection[str]) -> list[str]:
    """Features of a token as cue; `known` are the frames that the cue scheme gives its lemma."""
    lemma, tag, dep = c.lemma[i], c.tag[i], c.dep[i]
    above = c.head[i]
    children = c.children[i]
    labels = sorted({_label(c, k) for k in children if c.pos[k] not in ("PUNCT", "SPACE")})
    after = [c.dep[k] for k in children if k > i and c.dep[k] in COMPLEMENT_ORDER]
    frame = "+".join(after[:2])
    subject = next((k for k in children if c.dep[k] in SUBJECTS), -1)
    who = noun_kind(c, subject) if subject >= 0 else "-"
    quoted = "in" if c.quote[i] >= 0 else "beside" if _quotes_beside(c, i) else "none"
    scheme = "known" if known else "new"
    passive = "passive" if any(c.dep[k] in ("auxpass", "nsubjpass") for k in children) else "active"
    names = [
        "bias", kind, f"l={lemma}", f"t={tag}", f"d={dep}", f"f={frame}", f"s={scheme}", f"w={who}", f"q={quoted}",
        f"l+f={lemma} {frame}", f"l+d={lemma} {dep}", f"l+t={lemma} {tag}", f"l+q={lemma} {quoted}",
        f"l+p={lemma} {passive}", f"k+f={kind} {frame}", f"s+f={scheme} {frame} {dep}", f"w+f={who} {frame}",
        f"l+w={lemma} {who}", f"q+f={quoted} {frame} {scheme}", f"t+d={tag} {dep} {passive}",
        f"h={c.lemma[above]}", f"h+d={c.lemma[above]} {dep}", f"p={c.pos[above]}", f"q+t={quoted} {tag}",
        f"q+s={quoted} {scheme}", f"x={lemma[-3:]}",
    ]  # fmt: skip
    names += [f"c={label}" for label in labels]
    names += [f"l+c={lemma} {label}" for label in labels]
    for step in (-2, -1, 1, 2):
        near = i + step
        if c.first[i] <= near < c.last[i]:
            names.append(f"n{step}={c.lower[near]}")
            names.append(f"m{step}={c.tag[near]} {kind}")
            if abs(step) == 1:
                names.append(f"l+n{step}={lemma} {c.lower[near]}")
        else:
            names.append(f"n{step}=edge {kind}")
    for k in children:
        if k > i and c.dep[k] in ("dobj", "prep", "ccomp", "xcomp", "attr", "acomp"):
            names += [
                f"o={c.dep[k]} {c.lemma[k]}",
                f"l+o={lemma} {c.dep[k]} {c.lemma[k]}",
                f"ok={lemma} {noun_kind(c, k)}",
            ]
            first = c.lower[c.left[k]]
            if first in WH_WORDS:
                names += [f"wh={first} {c.dep[k]}", f"l+wh={lemma} {first}"]
    for frame_name in sorted(known):
        names.append(f"sf={frame_name} {frame}")
    return names


COMPLEMENT_ORDER = frozenset(
    {"dobj", "ccomp", "xcomp", "prep", "attr", "acomp", "oprd", "dative", "acl", "prt", "relcl"}
)


def _label(c: Columns, k: int) -> str:
    dep = c.dep[k]
    return f"{dep}-{c.lower[k]}" if dep in ("prep", "aux", "neg", "mark", "prt", "agent", "auxpass") else dep


def _quotes_beside(c: Columns, i: int) -> bool:
    return c.quote[c.first[i]] >= 0 or any(c.quote[k] >= 0 for k in range(i, c.last[i]))


def content_features(
    c: Columns, i: int, kind: str, ranges: Ranges, hows: Sequence[str], among: Collection[str]
) -> list[str]:
    """Features of one possible content of the cue `i`; `among` are the ways in which all of its contents were found."""
    lemma, tag = c.lemma[i], c.tag[i]
    start, end = ranges[0][0], ranges[-1][1]
    words = sum(stop - begin for begin, stop in ranges)
    side = "after" if start > i else "before" if end <= i else "around"
    opening, closing = c.lower[start], c.lower[end - 1]
    behind = c.lower[end] if end < c.last[i] else "edge"
    ahead = c.lower[start - 1] if start > c.first[i] else "edge"
    quotes = quoting(c, ranges)
    whole = "all" if end >= c.last[i] - 1 else "part"
    wh = opening if opening in WH_WORDS else c.pos[start]
    gap = size(start - i - 1) if start > i else -1
    names = [
        f"side={side} {kind}", f"n={size(words)} {side}", f"wh={wh}", f"close={closing}", f"behind={behind}",
        f"ahead={ahead}", f"q={quotes}", f"whole={whole} {side}", f"gap={gap}", f"parts={len(ranges)} {side}",
        f"l+side={lemma} {side}", f"l+wh={lemma} {wh}", f"l+n={lemma} {size(words)}", f"l+q={lemma} {quotes}",
        f"t+wh={tag} {wh} {side}", f"behindtag={c.tag[end] if end < len(c.tag) else ''}",
        f"opentag={c.tag[start]} {side}", f"q+side={quotes} {side} {whole}", f"q+behind={quotes} {behind}",
    ]  # fmt: skip
    if end < c.last[i]:
        dep = c.dep[_top(c, end, i)]
        names += [f"nextdep={dep}", f"nextdep+b={dep} {behind}", f"l+nextdep={lemma} {dep}"]
    for how in hows:
        names += [
            f"h={how}",
            f"h+l={how} {lemma}",
            f"h+k={how} {kind} {tag}",
            f"h+q={how} {quotes}",
            f"h+b={how} {behind}",
        ]
        names += [f"h+n={how} {size(words)}", f"h+d={how} {c.dep[i]}", f"h+wh={how} {wh}"]
    for other in among:
        if other in MAIN:
            names.append(f"a={other}|{hows[0]}")
    return names


MAIN = frozenset(
    {"ccomp", "xcomp", "dobj", "acl", "quote-left", "quote-right", "around", "left-sentence", "nsubjpass", "attr"}
)


def _top(c: Columns, start: int, cue: int) -> int:
    """The highest token whose subtree begins at `start`."""
    here = start
    while c.head[here] != here and c.left[c.head[here]] == start and c.head[here] != cue:
        here = c.head[here]
    return here


def quoting(c: Columns, ranges: Ranges) -> str:
    """How the ranges lie to quotations: none, the whole of one, beginning or ending with one, holding a part."""
    start, end = ranges[0][0], ranges[-1][1] - 1
    opens, closes = c.quote[start], c.quote[end]
    if opens < 0 and closes < 0:
        held = any(c.holds_quotation(begin, stop) for begin, stop in ranges)
        return "inner" if held else "none"
    if opens >= 0 and closes >= 0:
        whole = c.quotes[opens].start == start and c.quotes[closes].end == end + 1
        return ("same" if opens == closes else "several") + ("-whole" if whole else "-part")
    return "opens" if opens >= 0 else "closes"


def source_features(c: Columns, i: int, kind: str, source: Source, among: Sequence[Source]) -> list[str]:
    """Features of one possible source of the cue `i` among the others."""
    how, head = source
    lemma, tag, dep = c.lemma[i], c.tag[i], c.dep[i]
    order = [other for other, _ in among].index(how)
    names = [
        f"h={how}", f"h+k={how} {kind}", f"h+t={how} {tag}", f"h+d={how} {dep}", f"h+l={how} {lemma}",
        f"h+o={how} {order}", f"h+first={how} {among[0][0]}", f"h+td={how} {tag} {dep}", f"n={len(among)} {how}",
    ]  # fmt: skip
    if head < 0:
        children = "+".join(sorted(c.dep[k] for k in c.children[i] if c.dep[k] in SUBJECTS | OWN_PARTS | {"agent"}))
        first = among[0][1]
        return [
            *names,
            f"none={children}",
            f"none+t={children} {tag}",
            f"none+w={noun_kind(c, first) if first >= 0 else ''}",
        ]
    what = noun_kind(c, head)
    side = "after" if head > i else "before"
    gap = size(abs(head - i))
    names += [
        f"w={what}", f"h+w={how} {what}", f"side={side} {gap}", f"h+side={how} {side}", f"t={c.tag[head]} {how}",
        f"hd={c.dep[head]} {how}", f"hl={c.lemma[head]}", f"l+w={lemma} {what}",
        f"q={c.quote[head] >= 0} {c.quote[i] >= 0}", f"h+gap={how} {gap}", f"k+w={kind} {what}",
    ]  # fmt: skip
    return names
