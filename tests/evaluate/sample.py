"""A small story and attributions in it, by their words."""

from hashlib import sha256
from pathlib import Path

from kgraph.evaluate.brat import Reading
from kgraph.evaluate.words import Text, Weighed
from kgraph.model import Article, Attribution, Cue, Facts, Span

STORY = (
    "Mayor Anna Nowak, of Zebra, said that the bridge would stay shut. “We wait,” she told reporters.\n\n"
    "According to the harbour, “nothing” moved. Rain fell.\n"
)


def spans(words: str, story: str = STORY) -> tuple[Span, ...]:
    """The places of pieces of a text, divided by a bar; none for no words."""
    pieces = [piece for piece in words.split("|") if piece]
    return tuple(Span.of(story, story.index(piece), story.index(piece) + len(piece)) for piece in pieces)


def reading(source: str, cue: str, content: str, *, story: str = STORY, rule: str = "", lemma: str = "") -> Reading:
    return Reading(
        source=spans(source, story), cue=spans(cue, story), content=spans(content, story), rule=rule, lemma=lemma
    )


def weighed(source: str, cue: str, content: str, *, rule: str = "", lemma: str = "") -> Weighed:
    return Weighed.of(reading(source, cue, content, rule=rule, lemma=lemma), Text.of(STORY))


MAYOR = ("Mayor Anna Nowak, of Zebra", "said", "that the bridge would stay shut")
SHE = ("she", "told", "“We wait,”")
HARBOUR = ("the harbour", "According to", "“nothing” moved")


def attribution(source: str, cue: str, content: str, *, story: str = STORY, within: str | None = None) -> Attribution:
    """What the program would have found."""
    found = reading(source, cue, content, story=story)
    return Attribution(
        id=f"attribution-{cue}",
        relation="states",
        mode="indirect",
        source=found.source[0] if found.source else None,
        cue=Cue(span=found.cue[0], lemma="say") if found.cue else None,
        content=found.content,
        within=within,
        rule="frame clause",
    )


def facts(*found: Attribution, story: str = STORY) -> Facts:
    article = Article(
        id="article-1", path="story.txt", text=story, sha256=sha256(story.encode()).hexdigest(), blocks=()
    )
    return Facts(article=article, extractor="test", attributions=found)


def ann(*rows: tuple[str, str, str], story: str = STORY) -> str:
    """The rows as a brat file."""
    lines: list[str] = []
    for number, row in enumerate(rows, 1):
        roles = []
        for role, pieces in zip(("Source", "Cue", "Content"), (spans(words, story) for words in row), strict=True):
            if pieces:
                offsets = ";".join(f"{span.start} {span.end}" for span in pieces)
                words = " ".join(" ".join(span.text.split()) for span in pieces)
                lines.append(f"T{len(lines) + 1}\t{role} {offsets}\t{words}")
                roles.append(f"{role}:T{len(lines)}")
        lines.append(f"E{number}\tAttribution:T{len(lines)} {' '.join(roles)}")
    return "\n".join(lines) + "\n"


def gold_folder(folder: Path, name: str = "story", *, marks: str, story: str = STORY) -> Path:
    """A folder of gold with one article more."""
    for part, suffix, written in (("attributions", "ann", marks), ("text", "txt", story)):
        (folder / part).mkdir(parents=True, exist_ok=True)
        (folder / part / f"{name}.{suffix}").write_bytes(written.encode())
    return folder
