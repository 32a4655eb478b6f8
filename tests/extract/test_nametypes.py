"""Types of names by their own words and the words beside them."""

import pytest
from spacy.tokens import Doc

from extract.parses import VOCAB
from kgraph.extract.nametypes import last_names, retyped, type_by_words
from kgraph.extract.phrases import Phrase
from kgraph.model import MentionType

BY_WORDS: list[tuple[str, MentionType, MentionType | None]] = [
    ("Norvex Coal", "person", "organization"),
    ("Holm Energy Network", "place", "organization"),
    ("Harbour Treaty", "organization", "other"),
    ("Baltic Peace Prize", "person", "other"),
    ("Oslo Summit", "organization", "event"),
    ("Harbour War II", "other", "event"),
    ("Hurricane Greta", "person", "event"),
    ("Holm Island", "organization", "place"),
    ("Mount Holm", "person", "place"),
    ("Harbour Week", "place", "event"),
    ("Harbour Week", "organization", None),  # a paper may be called so
    ("Toyota Corolla", "organization", "other"),
    ("Reuters", "person", "organization"),
    ("MSNBC Live", "place", "organization"),
    ("MX-12", "organization", "other"),
    ("Ramadan", "person", "event"),
    ("Greta Prize", "person", None),  # a first name: the tagger knows better
    ("Marta Holm", "person", None),
    ("Holm", "place", None),
]


@pytest.mark.parametrize(("name", "tagged", "told"), BY_WORDS)
def test_words_of_a_name_tell_its_type(name: str, tagged: MentionType, told: MentionType | None) -> None:
    """Lists, makers, last and first words decide; they say nothing where the tagger is the better judge."""
    assert type_by_words(name.split(), tagged) == told


def doc_of(*tokens: str) -> Doc:
    """One sentence of proper nouns and whatever else, each token hanging from the first."""
    tags = ["NNP" if token[0].isupper() else "CD" if token.isdigit() else "," for token in tokens]
    return Doc(VOCAB, words=[*tokens], tags=tags, heads=[0] * len(tokens), deps=["dep"] * len(tokens))


def phrase(start: int, end: int, kind: MentionType) -> Phrase:
    return Phrase(start=start, end=end, head=end - 1, type=kind)


def test_an_age_behind_a_name_makes_a_person() -> None:
    """ "Keno Abara, 43," is a person, whatever the tagger says; "Keno Abara, 1043," need not be one."""
    young, old = (doc_of("Keno", "Abara", ",", age, ",") for age in ("43", "1043"))
    assert [one.type for one in retyped(young, [phrase(0, 2, "organization")])] == ["person"]
    assert [one.type for one in retyped(old, [phrase(0, 2, "organization")])] == ["organization"]


def test_one_word_of_a_firm_is_the_firm() -> None:
    """ "Norvex" is the firm where the article calls it "Norvex Coal" too, but not where a person bears the name."""
    doc = doc_of("Norvex", "Coal", ",", "Norvex", ",", "Marta", "Norvex")
    firm, short, person = phrase(0, 2, "person"), phrase(3, 4, "person"), phrase(5, 7, "person")
    assert [one.type for one in retyped(doc, [firm, short])] == ["organization", "organization"]
    assert [one.type for one in retyped(doc, [firm, short, person])] == ["organization", "person", "person"]


def test_marks_are_no_last_names() -> None:
    """A full stop or possessive that the tagger took for the end of a name is not looked for elsewhere."""
    doc = doc_of("Marta", "Holm", ",", "Otis", ",")
    assert last_names(doc, [phrase(0, 2, "person"), phrase(3, 5, "person")]) == {"Holm"}


@pytest.mark.parametrize(
    ("tokens", "kind"),
    [
        (("the", "NHRB", "agreed"), "organization"),
        (("the", "GDP", "fell"), "other"),
        (("YES", "NHRB", "agreed"), "other"),
        (("the", "HOLM", "of", "Holm"), "other"),
    ],
    ids=["body", "known", "shouted", "name"],
)
def test_capitals_are_a_body(tokens: tuple[str, ...], kind: MentionType) -> None:
    """An acronym that the tagger knows nothing of is a body's; a shouted word or name is none."""
    doc = Doc(VOCAB, words=[*tokens], tags=["NNP"] * len(tokens), heads=[0] * len(tokens), deps=["dep"] * len(tokens))
    assert [one.type for one in retyped(doc, [phrase(1, 2, "other")])] == [kind]
