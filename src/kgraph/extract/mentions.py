"""Who and what is named: the tagger's entities, corrected by grammar, and proper names that the tagger missed."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from kgraph.extract.firstnames import is_first_name
from kgraph.extract.lexicon import noun_type, words
from kgraph.model import Article, MentionType

TAGGED: dict[str, MentionType] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "event",
    "PRODUCT": "other",
}
# Common nouns behind a name that make it a place ("the Kursk region"), whatever the tagger says of the name.
PLACE_NOUNS = words("place-nouns")
NUMERIC = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})  # no names
NAME_TAGS = frozenset({"NNP", "NNPS"})
COURTESY = words("courtesy-titles")
CALENDAR = words("calendar")
COMPANY_ENDINGS = words("company-endings")
PARTICLES = words("name-particles")
OWN = frozenset({"his", "her", "himself", "herself"})
TITLE_MODIFIERS = words("title-modifiers")
SHORTEST_NAME = 4  # letters of a first name that no list has


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """A mention in tokens: half-open range, head token, type as far as the article tells."""

    start: int
    end: int
    head: int
    type: MentionType
    named: bool = True
    modifies: bool = False
    refers_to: tuple["Phrase", ...] = ()


def named_phrases(article: Article, doc: Doc) -> list[Phrase]:
    """The names of an article in order, without overlap."""
    tagged = list(_joined(doc, (phrase for ent in doc.ents for phrase in _from_entity(doc, ent))))
    taken = bytearray(len(doc))
    for phrase in tagged:
        taken[phrase.start : phrase.end] = b"\x01" * (phrase.end - phrase.start)
    for ent in doc.ents:
        if ent.label_ in NUMERIC:
            taken[ent.start : ent.end] = b"\x01" * (ent.end - ent.start)
    surnames = _last_names(doc, tagged) | _first_names(doc, tagged)
    found = sorted([*tagged, *_missed(article, doc, taken, surnames)], key=lambda phrase: phrase.start)
    found = list(_with_first_names(doc, found))
    return _retyped(doc, _confirmed(article, doc, found))


def _confirmed(article: Article, doc: Doc, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases of the paragraphs; of headlines, where every word has a capital, only those seen there too."""
    running = [block for block in article.blocks if block.kind == "paragraph"]
    starts = [block.start for block in running]

    def in_running_text(phrase: Phrase) -> bool:
        at = bisect_right(starts, doc[phrase.start].idx) - 1
        return at >= 0 and doc[phrase.start].idx < running[at].end

    known = {doc[phrase.start : phrase.end].text for phrase in phrases if in_running_text(phrase)}
    return [phrase for phrase in phrases if in_running_text(phrase) or doc[phrase.start : phrase.end].text in known]


def described_bodies(doc: Doc, names: Sequence[Phrase]) -> list[Phrase]:
    """Bodies told by their country and kind: "Russia's defence ministry", "the South Korean military"."""
    named_at = {index: name for name in names for index in range(name.start, name.end)}
    found = []
    for head in doc:
        if head.pos_ not in ("NOUN", "PROPN") or head.i in named_at or noun_type(head.lemma_) != "organization":
            continue
        countries = [
            named_at[child.i]
            for child in head.children
            if child.dep_ in ("poss", "amod", "compound", "nmod") and child.i < head.i and child.i in named_at
        ]
        if any(country.type == "place" or country.modifies for country in countries):
            start = min(country.start for country in countries)
            found.append(Phrase(start=start, end=head.i + 1, head=head.i, type="organization", named=False))
    return found


def _from_entity(doc: Doc, ent: Span) -> Iterator[Phrase]:
    """The tagger's entity without article, blanks and possessive; nothing when no capital or digit is left."""
    kind = TAGGED.get(ent.label_)
    if kind is None:
        return
    start, end = ent.start, ent.end
    while start < end and (doc[start].tag_ in ("DT", "_SP", "POS") or doc[start].is_punct or doc[start].is_space):
        start += 1
    for cut in range(start, end):
        if doc[cut].is_space:  # the tagger ran over a line's end
            end = cut
    while end > start and (
        doc[end - 1].tag_ in ("POS", "_SP") or doc[end - 1].is_space or doc[end - 1].text in ",;:\"”’'"
    ):
        end -= 1
    while start < end and doc[start].lower_ in COURTESY:
        start += 1
    start, kind = _behind_title(doc, start, end, kind)
    if start == end or not any(letter.isupper() for letter in doc[start:end].text):
        return
    end, bare = _without_office(doc, start, end), end
    if start == end:
        return
    while (
        start > 1 and doc[start - 1].text == "-" and doc[start - 2].tag_ in NAME_TAGS and not doc[start - 2].whitespace_
    ):
        start -= 2  # "Clarke-Holland"
    head = doc[start:end].root
    if end < bare:
        kind = "place" if kind == "person" else kind
    if kind == "place" and head.tag_ == "JJ":
        kind = "group"
    yield Phrase(start=start, end=end, head=head.i, type=kind, modifies=kind == "group" and _modifies(head, end))


def _behind_title(doc: Doc, start: int, end: int, kind: MentionType) -> tuple[int, MentionType]:
    """Where a person's name begins behind what the tagger took for a part of it: "Surgeon Jane Doe", "rapper X"."""
    while kind == "person" and end - start > 1 and doc[start].text.islower() and doc[start].lower_ not in PARTICLES:
        start += 1
    while end - start > 2 and not is_first_name(doc[start].text) and _is_occupation(doc[start]):
        if kind != "person" and not is_first_name(doc[start + 1].text):
            break
        start, kind = start + 1, "person"
    return start, kind


def _is_occupation(token: Token) -> bool:
    word = token.lower_.removesuffix("s")
    return noun_type(token.lemma_) == "person" or noun_type(word) == "person"


def _without_office(doc: Doc, start: int, end: int) -> int:
    """Where a name ends before the office behind it ("US" in "US President"); its start when it is all office."""
    if noun_type(doc[end - 1].lemma_) != "person" or doc[end - 1].tag_ == "NNPS":
        return end
    cut = end
    while cut > start and (noun_type(doc[cut - 1].lemma_) == "person" or doc[cut - 1].lower_ in TITLE_MODIFIERS):
        cut -= 1
    if cut - start > 1 and doc[cut - 1].tag_ == "POS":
        cut -= 1
    if cut == start:  # "Mr King" is a name
        return end if start and doc[start - 1].lower_ in COURTESY else start
    return end if doc[start].ent_type_ == "PERSON" and not doc[start].is_upper else cut  # so is "Larry King"


def _modifies(head: Token, end: int) -> bool:
    """Whether an adjective of a people stands before a noun: "Russian forces", "Russian and North Korean soldiers"."""
    first = head
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ in ("amod", "compound", "nmod", "poss") and first.head.i >= end:
        return True
    return head.tag_ == "JJ" and end < len(head.doc) and head.doc[end].tag_ in ("NN", "NNS", "NNP", "NNPS", "JJ")


def _joined(doc: Doc, phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """ "UK" + "Defense Ministry": a country right before an organization that it modifies is part of its name."""
    before: Phrase | None = None
    for phrase in phrases:
        if before is not None:
            adjacent = before.end == phrase.start and before.type in ("group", "place", "organization")
            if adjacent and phrase.type == "organization" and phrase.start <= doc[before.head].head.i < phrase.end:
                before = replace(phrase, start=before.start)
                continue
            yield before
        before = phrase
    if before is not None:
        yield before


def _with_first_names(doc: Doc, phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """ "Cecil" + "Oakes": a first name right before the last name that it belongs to is one name with it."""
    before: Phrase | None = None
    for phrase in phrases:
        if before is not None and _are_one_person(doc, before, phrase):
            before = replace(phrase, start=before.start, type="person")
            continue
        if before is not None:
            yield before
        before = phrase
    if before is not None:
        yield before


def _are_one_person(doc: Doc, first: Phrase, last: Phrase) -> bool:
    word = doc[first.start]
    alone = first.end == last.start == first.start + 1 and last.end - last.start == 1
    return alone and is_first_name(word.text) and word.head.i == last.head and doc[last.head].tag_ in NAME_TAGS


def _missed(article: Article, doc: Doc, taken: bytearray, surnames: set[str]) -> Iterator[Phrase]:
    """Runs of proper nouns that the tagger left out, in running text, where a capital tells something."""
    running = [(block.start, block.end) for block in article.blocks if block.kind == "paragraph"]
    borders = iter(running)
    block = next(borders, None)
    start: int | None = None
    for token in doc:
        while block is not None and token.idx >= block[1]:
            block = next(borders, None)
        inside = block is not None and token.idx >= block[0]
        if inside and not taken[token.i] and (_is_name(token) or token.text in surnames):
            start = token.i if start is None else start
            continue
        if start is not None:
            yield _name_run(doc, start, token.i)
            start = None
    if start is not None:
        yield _name_run(doc, start, len(doc))


def _is_name(token: Token) -> bool:
    if token.tag_ not in NAME_TAGS or not token.text[:1].isupper() or len(token) < 2:
        return False
    if token.is_sent_start and not token.is_upper and not (token.dep_ == "nsubj" and token.tag_ == "NNP"):
        return False
    return token.lower_ not in COURTESY and token.lower_ not in CALENDAR and noun_type(token.lemma_) != "person"


def _name_run(doc: Doc, start: int, end: int) -> Phrase:
    head = doc[start:end].root
    return Phrase(start=start, end=end, head=head.i, type="other")


def _retyped(doc: Doc, phrases: list[Phrase]) -> list[Phrase]:
    """Types that grammar knows better than the tagger; what it calls a person once is one wherever it is named."""
    last_names = _last_names(doc, phrases) | _first_names(doc, phrases)
    typed = [replace(phrase, type=_type_by_grammar(doc, phrase, last_names)) for phrase in phrases]
    told = {_text(doc, one) for one, was in zip(typed, phrases, strict=True) if one.type == "person" != was.type}
    alone = {_text(doc, one) for one in typed if one.type == "person" and one.end - one.start == 1}
    return [replace(one, type="person") if _is_told(doc, one, told, alone) else one for one in typed]


def _is_told(doc: Doc, phrase: Phrase, told: set[str], alone: set[str]) -> bool:
    """Whether the article elsewhere shows a name to be a person's, by itself or by its last or first word."""
    if phrase.type not in ("organization", "other", "place") or phrase.modifies:
        return False
    words = {doc[phrase.start].text, doc[phrase.end - 1].text}
    return _text(doc, phrase) in told or (
        phrase.type == "other" and phrase.end - phrase.start > 1 and not words.isdisjoint(alone)
    )


def _text(doc: Doc, phrase: Phrase) -> str:
    return doc[phrase.start : phrase.end].text


def _first_names(doc: Doc, phrases: Sequence[Phrase]) -> set[str]:
    """The first words of the full names of persons, where they are first names or words of no other use here."""
    firsts = {doc[phrase.start].text for phrase in phrases if phrase.type == "person" and phrase.end - phrase.start > 1}
    small = {token.text for token in doc if token.is_lower}
    return {first for first in firsts if is_first_name(first) or _is_only_a_name(first, small)}


def _is_only_a_name(word: str, small: set[str]) -> bool:
    known = word.lower() in COURTESY | CALENDAR | small or noun_type(word) is not None
    return len(word) >= SHORTEST_NAME and word.istitle() and not known


def _last_names(doc: Doc, phrases: Sequence[Phrase]) -> set[str]:
    """The last words of the full names of persons."""
    return {doc[phrase.end - 1].text for phrase in phrases if phrase.type == "person" and phrase.end - phrase.start > 1}


def _type_by_grammar(doc: Doc, phrase: Phrase, last_names: set[str]) -> MentionType:
    following = doc[phrase.end] if phrase.end < len(doc) else None
    if phrase.type != "group" and following is not None and following.lemma_.lower() in PLACE_NOUNS:
        return "place"
    if doc[phrase.end - 1].lower_ in PLACE_NOUNS and phrase.end - phrase.start > 1:
        return "place"
    last = doc[phrase.end - 1]
    if phrase.end - phrase.start > 1 and (noun_type(last.text) == "organization" or last.lower_ in COMPANY_ENDINGS):
        return "organization"
    if (
        phrase.end - phrase.start > 1
        and phrase.type != "person"
        and noun_type(doc[phrase.start].text) == "organization"
    ):
        return "organization"
    if phrase.type in ("organization", "other", "place") and _is_personal(doc, phrase):
        return "person"
    if phrase.type in ("organization", "other", "place") and phrase.end - phrase.start == 1:
        if doc[phrase.start].text in last_names:
            return "person"
        before = doc[phrase.start - 1] if phrase.start else None
        if before is not None and before.head.i == phrase.head and _is_title(before):
            return "person"
    return phrase.type


def _is_personal(doc: Doc, phrase: Phrase) -> bool:
    """Whether the words around a name show a person: "Mrs X", "her husband, X", "X, an aide", "X lowers his voice"."""
    if phrase.start and doc[phrase.start - 1].lower_ in COURTESY:
        return True
    head = doc[phrase.head]
    if head.dep_ == "appos" and noun_type(head.head.lemma_) == "person" and head.head.tag_ == "NN":
        return phrase.start == head.left_edge.i
    known, several = is_first_name(doc[phrase.start].text), phrase.end - phrase.start > 1
    if not known and not several:
        return False
    if any(child.dep_ == "appos" and noun_type(child.lemma_) == "person" for child in head.children):
        return True
    if known and several and (_follows_occupation(doc, phrase) or phrase.type == "other"):
        return doc[phrase.start].tag_ in NAME_TAGS
    return (
        known and head.dep_ == "nsubj" and any(token.lower_ in OWN for token in head.head.subtree if token.i > head.i)
    )


def _follows_occupation(doc: Doc, phrase: Phrase) -> bool:
    """Whether an occupation stands right before a name: "Barman Otis Grady", "Ministers Holm and Lind"."""
    return phrase.start > 0 and _is_occupation(doc[phrase.start - 1])


def _is_title(token: Token) -> bool:
    return token.lower_ in COURTESY or (token.dep_ in ("compound", "nmod") and noun_type(token.lemma_) == "person")
