"""One article's graph against its text: every quotation is opened again, and whose it is said to be."""

from collections.abc import Iterator, Sequence

from kgraph.assemble.statements import GAP
from kgraph.check.changes import Range, touches
from kgraph.check.findings import Finding, FindingKind
from kgraph.check.quotations import AROUND, HOLDING, ArticleTriples, Quotation, owners, quotations
from kgraph.model import Facts, Span
from kgraph.vocab import KG, SCHEMA

SHOWN = 60  # characters of words in a message
CONTEXT = "the words before or after are not those of the text"


class ArticleCheck:
    """The check of one article: its triples against the text that was read and the facts that were found in it."""

    def __init__(self, triples: ArticleTriples, facts: Facts, *, same_text: bool) -> None:
        self.triples = triples
        self.facts = facts
        self.same_text = same_text  # whether the text is the one that was read
        self.known: dict[str, Quotation] = {}
        self.torn: list[str] = []
        for one in quotations(triples):
            if isinstance(one, Quotation):
                self.known[one.iri] = one
            else:
                self.torn.append(one)
        self.owners = owners(triples)

    def findings(self, changed: Sequence[Range]) -> Iterator[Finding]:
        """All that does not hold; `changed` are the ranges in which the article's file differs by now."""
        for iri in self.torn:
            yield from self._touched(iri, "the evidence lacks offsets or words, or has those of another")
        for one in self.known.values():
            yield from self._quotation(one, changed)
        for subject in sorted(self.triples.by_subject):
            kind = self.triples.kind(subject)
            if kind is not None:
                yield from self._borrowed(subject, kind)
            if kind == "statement":
                yield from self._words(subject)
        yield from self._missing()

    def _quotation(self, one: Quotation, changed: Sequence[Range]) -> Iterator[Finding]:
        text = self.facts.article.text
        found = text[one.start : one.end]
        if found != one.exact:
            yield from self._touched(one.iri, f"{_shown(one.exact)} is {_shown(found)} in the text at {_at(one)}")
        elif not text[: one.start].endswith(one.prefix) or not text[one.end :].startswith(one.suffix):
            told = f"of {_shown(one.exact)} at {_at(one)} {CONTEXT}"
            # where the text is another one, that is told already, and the quotation itself is whole
            yield from self._touched(one.iri, told, around=not self.same_text)
        elif touches(changed, one.start, one.end):
            yield from self._touched(one.iri, f"{_shown(one.exact)} at {_at(one)} is other words in the file by now")
        if one.iri != self.triples.iri("evidence", *one.place):
            yield from self._touched(one.iri, f"the evidence is not that of the offsets {_at(one)}")

    def _touched(self, evidence: str, message: str, *, around: bool = False) -> Iterator[Finding]:
        """A finding for all that rests on a piece of evidence, or for itself when nothing does."""
        holders = self.owners.get(evidence, ())
        for subject, predicate in holders:
            kind = "passage" if around or predicate == AROUND else self.triples.kind(subject)
            yield self._finding(kind or "evidence", subject, message)
        if not holders:
            yield self._finding("evidence", evidence, message)

    def _borrowed(self, subject: str, kind: FindingKind) -> Iterator[Finding]:
        """Whether the evidence is the thing's own: its name is made from the offsets, and the facts have it there."""
        held = [self.known.get(iri) for predicate in HOLDING for iri in self.triples.all(subject, predicate)]
        if None in held:
            yield self._finding(kind, subject, "it rests on evidence that is not there")
            return
        places = [one for one in held if one is not None]
        expected = self._own_name(subject, kind, places)
        if expected is not None and expected != subject:
            words = ", ".join(_shown(one.exact) for one in places) or "nothing"
            yield self._finding(kind, subject, f"it rests on {words}, which is not its own evidence")
        elif kind == "mention" and not self._holds_mention(places):
            yield self._finding(kind, subject, f"{_shown(places[0].exact)} is no mention that was found there")
        elif kind == "office" and not self._holds_office(subject, places):
            yield self._finding(kind, subject, "it rests on words in which the office was not found")

    def _own_name(self, subject: str, kind: FindingKind, places: Sequence[Quotation]) -> str | None:
        """The IRI that the thing has by its evidence; None where offsets alone do not make it."""
        named = {"mention": "mention", "figure": "quantity", "time": "time", "event": "event-told"}
        if kind in named:
            return self.triples.iri(named[kind], *places[0].place) if len(places) == 1 else ""
        if kind != "statement":
            return None
        heads = [self.triples.all(subject, predicate) for predicate in (KG.sourceEvidence, KG.cueEvidence)]
        content = sorted((self.known[iri] for iri in self.triples.all(subject, KG.evidence)), key=lambda one: one.start)
        spans = [self.known[found[0]] if found else None for found in heads] + list(content)
        return self.triples.iri("statement", *("-".join(one.place) if one is not None else "" for one in spans))

    def _holds_mention(self, places: Sequence[Quotation]) -> bool:
        """Whether the facts have a mention of a name that these words hold."""
        where = {(one.start, one.end) for one in places}
        named = [one for one in self.facts.mentions if (one.span.start, one.span.end) in where]
        return any(_plain(one.name) in _plain(one.span.text) for one in named)

    def _holds_office(self, subject: str, places: Sequence[Quotation]) -> bool:
        title = self.triples.one(subject, SCHEMA.roleName) or ""
        told = {
            (role.evidence.start, role.evidence.end)
            for role in self.facts.roles
            if role.title.casefold() == title.casefold()
        }
        return all((one.start, one.end) in told for one in places)

    def _words(self, statement: str) -> Iterator[Finding]:
        """Whether the words that a statement is shown with are those of its evidence."""
        parts = (
            (KG.source, KG.sourceEvidence, "source"),
            (KG.cue, KG.cueEvidence, "cue"),
            (SCHEMA.text, KG.evidence, "content"),
        )
        for words, evidence, called in parts:
            found = [self.known[iri] for iri in self.triples.all(statement, evidence) if iri in self.known]
            expected = GAP.join(one.exact for one in sorted(found, key=lambda one: one.start))
            shown = self.triples.one(statement, words) or ""
            if shown != expected:
                message = f"its {called} is shown as {_shown(shown)}, and the evidence is {_shown(expected)}"
                yield self._finding("statement", statement, message)
        hedge = self.triples.one(statement, KG.hedge)
        passages = [self.known[iri].exact for iri in self.triples.all(statement, KG.passage) if iri in self.known]
        if hedge is not None and not any(hedge in words for words in passages):
            yield self._finding("statement", statement, f"its hedge {_shown(hedge)} is not in the passage around it")

    def _missing(self) -> Iterator[Finding]:
        """Statements that were found in the article and are not in its graph."""
        for attribution in self.facts.attributions:
            iri = self.triples.base + attribution.id
            if iri not in self.triples.by_subject:
                words = attribution.content[0] if attribution.content else attribution.source
                yield self._finding("statement", iri, f"{_of(words)} was found in the article and is not in its graph")

    def _finding(self, kind: FindingKind, subject: str, message: str) -> Finding:
        return Finding(kind=kind, subject=subject, article=self.triples.article, message=message)


def _of(span: Span | None) -> str:
    return "what" if span is None else _shown(span.text)


def _at(one: Quotation) -> str:
    return f"{one.start}:{one.end}"


def _shown(words: str) -> str:
    flat = " ".join(words.split())
    return repr(flat if len(flat) <= SHOWN else f"{flat[: SHOWN - 1]}…")


def _plain(words: str) -> str:
    return "".join(words.split()).casefold()
