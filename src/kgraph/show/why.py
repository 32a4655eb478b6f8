"""Why an entity has its names, and why near names are others': judgements in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kgraph.model import Judgement
from kgraph.show.layout import wrapped

MOST = 20  # entities kept apart that are listed


def why(entity: str, label: str, names: Iterable[str], judgements: Sequence[Judgement]) -> list[str]:
    """Lines that tell for each name of the entity with this id what made it one, and from whom it was kept apart."""
    steps = _steps(label, [judgement for judgement in judgements if judgement.same])
    missing = sorted({name for name in names if name != label} - steps.keys())
    lines = [line for name, step in sorted(steps.items()) for line in _told(_merge(name, step))]
    lines += [line for name in missing for line in _told(f"{name}: no reason is kept; run `kgraph build` again")]
    apart = _others(entity, [judgement for judgement in judgements if not judgement.same])
    told = [line for one in apart[:MOST] for line in _told(one)]
    told += [f"  and {len(apart) - MOST} more"] if len(apart) > MOST else []
    return [
        "",
        f"Why these are names of {label}:" if lines else f"{label} has no other name.",
        *lines,
        *(["", "Kept apart:", *told] if told else []),
    ]


def _steps(label: str, merges: Iterable[Judgement]) -> Mapping[str, Sequence[Judgement]]:
    """For each name that judgements lead to from the label, in the fewest steps, those that make the last step."""
    beside: defaultdict[str, defaultdict[str, list[Judgement]]] = defaultdict(lambda: defaultdict(list))
    for judgement in merges:
        beside[judgement.left][judgement.right].append(judgement)
        beside[judgement.right][judgement.left].append(judgement)
    steps: dict[str, Sequence[Judgement]] = {label: ()}
    waiting = [label]
    while waiting:
        near = waiting.pop(0)
        for name, found in sorted(beside[near].items()):
            if name not in steps:
                steps[name] = found
                waiting.append(name)
    del steps[label]
    return steps


def _merge(name: str, step: Sequence[Judgement]) -> str:
    other = step[0].right if step[0].left == name else step[0].left
    return f"{name} is {other}: {'; '.join(map(_reason, step))}"


def _others(entity: str, judgements: Iterable[Judgement]) -> list[str]:
    """Each entity that was kept apart, in words, sorted by its names."""
    told: defaultdict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        for name, one in zip((judgement.left, judgement.right), judgement.entities, strict=False):
            if one != entity:
                told[name, f" ({one})"].append(judgement)
        if not judgement.entities:
            told[f"{judgement.left} and {judgement.right}", ""].append(judgement)
    return [f"not the same as {name}{one}: {'; '.join(map(_reason, told[name, one]))}" for name, one in sorted(told)]


def _reason(judgement: Judgement) -> str:
    score = "" if judgement.score is None else f", {judgement.score:g}"
    return f"{judgement.reason} ({judgement.rule}{score})"


def _told(words: str) -> list[str]:
    return wrapped(words, "  ", "      ")
