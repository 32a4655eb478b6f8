"""The types of other vocabularies in ours: by the last part of their IRIs, or by the words that people use."""

import re
from collections.abc import Iterable
from functools import cache

from kgraph.model import MENTION_TYPES, MentionType
from kgraph.resources import resource

SILENT = frozenset({"concept", "thing", "agent", "entity", "namedindividual", "resource", "item", "other"})


def kind_of(types: Iterable[str]) -> MentionType | None:
    """The type that the words or IRIs agree on; None when they are not known, or do not agree.

    >>> kind_of(["http://xmlns.com/foaf/0.1/Person"]), kind_of(["News agency"]), kind_of(["Person", "Place"])
    ('person', 'organization', None)
    """
    found = {kind for kind in (_kinds().get(_word(given)) for given in types) if kind is not None}
    return found.pop() if len(found) == 1 else None


def is_unknown(given: str) -> bool:
    """Whether a type says something that is not understood; "Thing" and "Concept" say nothing."""
    return _word(given) not in _kinds() and _word(given) not in SILENT


def _word(given: str) -> str:
    last = re.split(r"[/#:]", given.strip().rstrip("/#:"))[-1]
    return re.sub(r"[\s_-]+", "", last).casefold()


@cache
def _kinds() -> dict[str, MentionType]:
    types: dict[str, MentionType] = {kind: kind for kind in MENTION_TYPES}
    lines = resource("data", "lexicon", "kinds.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {word: types[kind] for kind, word in (line.split("\t") for line in lines)}
