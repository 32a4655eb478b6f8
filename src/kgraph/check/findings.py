"""What a check finds."""

from dataclasses import dataclass
from typing import Literal, get_args

FindingKind = Literal["article", "statement", "mention", "figure", "time", "event", "office", "evidence", "passage"]
KINDS: tuple[FindingKind, ...] = get_args(FindingKind)


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something that does not hold: what it is of, as IRI, in which article, and what is wrong, in one line."""

    kind: FindingKind
    subject: str
    article: str
    message: str

    @property
    def order(self) -> tuple[str, int, str, str]:
        """By article, kind and subject."""
        return self.article, KINDS.index(self.kind), self.subject, self.message


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """How many articles, statements and quotations were checked, and all that did not hold, sorted."""

    articles: int
    statements: int
    quotations: int
    findings: tuple[Finding, ...]
