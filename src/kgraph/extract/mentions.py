"""Who and what is named: the tagger's entities, corrected by grammar, and proper names that the tagger missed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from kgraph.extract.bodies import with_posts
from kgraph.extract.firstnames import is_first_name
from kgraph.extract.knownbodies import with_known_bodies
from kgraph.extract.lexicon import noun_type, words
from kgraph.extract.nametypes import CALENDAR as CALENDAR
from kgraph.extract.nametypes import COURTESY, first_names, is_occupation, last_names, retyped
from kgraph.extract.nametypes import NAME_TAGS as NAME_TAGS
from kgraph.extract.phrases import Phrase as Phrase
from kgraph.extract.places import number_at, tokens_with
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
NUMERIC = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})  # no names
PARTICLES = words("name-particles")
ALSO_BODIES = words("also-bodies")  # "guard" is a man in small letters, the Coast Guard is a body
ROYAL = words("royal-titles")
SUFFIXES = words("name-suffixes")
TITLE_ABBREVIATIONS = words("title-abbreviations")
TITLE_MODIFIERS = words("title-modifiers")
HEADLINE_WORDS = words("headline-words")
INITIALS = re.compile(r"[A-Z]\.(?:\s?[A-Z]\.)*")
SYLLABLE = re.compile(
    r"(?!run$|era$|like$)[bcdfghjklmnpstwxyz]{0,2}[yw]?[aeiou]{1,3}(?:ng|[nmlkpth])?"
)  # of Asian names


def named_phrases(article: Article, doc: Doc) -> list[Phrase]:
    """The names of an article in order, without overlap."""
    tagged = list(_joined(doc, (phrase for ent in doc.ents for phrase in _from_entity(doc, ent))))
    taken = bytearray(len(doc))
    for phrase in tagged:
        taken[phrase.start : phrase.end] = b"\x01" * (phrase.end - phrase.start)
    for ent in doc.ents:
        if ent.label_ in NUMERIC:
            taken[ent.start : ent.end] = b"\x01" * (ent.end - ent.start)
    surnames = last_names(doc, tagged) | first_names(doc, tagged)
    found = sorted([*tagged, *_missed(article, doc, taken, surnames)], key=lambda phrase: phrase.start)
    found = list(_with_first_names(doc, _whole_persons(doc, found)))
    found = list(with_posts(doc, with_known_bodies(doc, found)))
    return retyped(doc, _confirmed(article, doc, found))


def _confirmed(article: Article, doc: Doc, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases of the paragraphs; of headlines, where every word has a capital, only those seen there too."""
    running = [block for block in article.blocks if block.kind == "paragraph"]
    starts = [block.start for block in running]

    def in_running_text(phrase: Phrase) -> bool:
        at = number_at(starts, doc[phrase.start].idx)
        return at >= 0 and doc[phrase.start].idx < running[at].end

    known = {doc[phrase.start : phrase.end].text for phrase in phrases if in_running_text(phrase)}
    return [phrase for phrase in phrases if in_running_text(phrase) or doc[phrase.start : phrase.end].text in known]


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
        doc[end - 1].tag_ in ("POS", "_SP", "IN") or doc[end - 1].is_space or doc[end - 1].text in ",;:\"”’'"
    ):
        end -= 1
    while start < end and doc[start].lower_ in COURTESY:
        start += 1
    if end - start == 1 and doc[start].lower_ in SUFFIXES:
        return
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
    if kind == "person" and (of := next((cut for cut in range(start + 2, end) if doc[cut].lower_ == "of"), None)):
        end = of  # "Hyun-woo Park of Busan"
    if kind == "person" and _is_syllable_behind(doc, end):
        end += 2  # "Park Hyun-woo"
    head = doc[start:end].root
    if end < bare:
        kind = "place" if kind == "person" else kind
    if kind == "place" and head.tag_ == "JJ":
        kind = "group"
    yield Phrase(start=start, end=end, head=head.i, type=kind, modifies=kind == "group" and _modifies(head, end))


def _is_syllable_behind(doc: Doc, end: int) -> bool:
    """Whether a hyphen and a syllable in small letters belong to the given name before them: "Hyun-woo", "En-lai"."""
    if not 0 < end < len(doc) - 1 or doc[end].text != "-" or doc[end - 1].whitespace_ or doc[end].whitespace_:
        return False
    return doc[end - 1].text.istitle() and SYLLABLE.fullmatch(doc[end + 1].text) is not None


def _behind_title(doc: Doc, start: int, end: int, kind: MentionType) -> tuple[int, MentionType]:
    """Where a person's name begins behind what the tagger took for a part of it: "Surgeon Jane Doe", "rapper X"."""
    while kind == "person" and end - start > 1 and doc[start].lower_ not in PARTICLES and _begins_nobody(doc[start]):
        start += 1
    while end - start > 2 and not is_first_name(doc[start].text) and is_occupation(doc[start]):
        if kind != "person" and not is_first_name(doc[start + 1].text):
            break
        start, kind = start + 1, "person"
    if kind in ("organization", "other") and end - start == 2 and doc[start].text.lower() in ROYAL:
        return start + 1, "person"  # "King Olav"
    return start, kind


def _begins_nobody(word: Token) -> bool:
    """Whether no name begins with a word, though the tagger has it in one: "Inside Trump's White House"."""
    return word.text.islower() or word.lower_ in HEADLINE_WORDS


def _without_office(doc: Doc, start: int, end: int) -> int:
    """Where a name ends before the office behind it ("US" in "US President"); its start when it is all office."""
    if noun_type(doc[end - 1].lemma_) != "person" or doc[end - 1].tag_ == "NNPS" or doc[end - 1].lower_ in ALSO_BODIES:
        return end
    cut = end
    while cut > start and (noun_type(doc[cut - 1].lemma_) == "person" or doc[cut - 1].lower_ in TITLE_MODIFIERS):
        cut -= 1
    if cut > start and doc[cut - 1].tag_ == "IN":  # "International Court of Justice"
        return end
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


def _whole_persons(doc: Doc, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """Persons with what the tagger cut off: "Ursula von der" + "Leyen", and "Iain" before "MacAllister"."""
    found: list[Phrase] = []
    for phrase in phrases:
        before = found[-1] if found else None
        if before is not None and (_leads_on(doc, before, phrase) or _is_hyphened(doc, before, phrase)):
            found[-1] = replace(before, end=phrase.end, head=doc[before.start : phrase.end].root.i, type="person")
            continue
        found.append(phrase)
    taken = {index for phrase in found for index in range(phrase.start, phrase.end)}
    for phrase in found:
        start = phrase.start
        while phrase.type in ("person", "other") and start - 1 not in taken and _is_cut_off(doc, start - 1, phrase):
            start -= 1
        if phrase.type == "person" and start > 2 and _is_syllable_behind(doc, start - 2) and start - 3 not in taken:
            start, phrase = start - 3, replace(phrase, start=start - 3)  # "Hyun-woo" before "Park"
        cut = start < phrase.start and (is_first_name(doc[start].text) or doc[phrase.start].lower_ in PARTICLES)
        yield replace(phrase, start=start, type="person") if cut else phrase


def _leads_on(doc: Doc, phrase: Phrase, following: Phrase) -> bool:
    """Whether a name goes on in the next: "J.K." + "Rowling", "José Alberto" + "Mujica", "Ursula von der" + "Leyen"."""
    if phrase.end != following.start:
        return False
    if INITIALS.fullmatch(doc[phrase.start : phrase.end].text):
        return following.end - following.start == 1 and doc[following.start].text.istitle()
    several = phrase.end - phrase.start > 1 and is_first_name(doc[phrase.start].text)
    if phrase.type == following.type == "person" and several:
        return not is_first_name(doc[following.start].text)
    return several and doc[phrase.end - 1].lower_ in PARTICLES


def _is_hyphened(doc: Doc, phrase: Phrase, following: Phrase) -> bool:
    """Whether two names of persons are one, "Hyun" and "Park" in "Hyun-woo Park"."""
    if following.type != "person" or phrase.type not in ("person", "other") or following.start - phrase.end != 2:
        return False
    return _is_syllable_behind(doc, phrase.end)


def _is_cut_off(doc: Doc, index: int, person: Phrase) -> bool:
    """Whether the word before a person's name is a name that belongs to it, and no title."""
    if index < 0 or not doc[index].text.istitle() or doc[index].tag_ not in NAME_TAGS:
        return False
    word = doc[index]
    titled = word.lower_ in COURTESY | TITLE_MODIFIERS | TITLE_ABBREVIATIONS or is_occupation(word)
    return word.dep_ == "compound" and person.start <= word.head.i < person.end and not titled


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
    running = [block for block in article.blocks if block.kind == "paragraph"]
    starts = [block.start for block in running]
    run: tuple[int, int] | None = None
    for index in tokens_with(doc, {"TAG": NAME_TAGS, "ORTH": surnames}):
        token = doc[index]
        if taken[index] or not (_is_name(token) or token.text in surnames):
            continue
        at = number_at(starts, token.idx)
        if at < 0 or token.idx >= running[at].end:
            continue
        if run is not None and run[1] == index:
            run = run[0], index + 1
            continue
        if run is not None:
            yield _name_run(doc, *run)
        run = index, index + 1
    if run is not None:
        yield _name_run(doc, *run)


def _is_name(token: Token) -> bool:
    if token.tag_ not in NAME_TAGS or not token.text[:1].isupper() or len(token) < 2:
        return False
    if token.is_sent_start and not token.is_upper and not (token.dep_ == "nsubj" and token.tag_ == "NNP"):
        return False
    if token.lower_ in TITLE_ABBREVIATIONS | HEADLINE_WORDS:
        return False
    return token.lower_ not in COURTESY and token.lower_ not in CALENDAR and not is_occupation(token)


def _name_run(doc: Doc, start: int, end: int) -> Phrase:
    head = doc[start:end].root
    return Phrase(start=start, end=end, head=head.i, type="other")
