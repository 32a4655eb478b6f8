"""Bodies of the gazetteer where they stand."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kgraph.extract.knownbodies import with_known_bodies
from kgraph.extract.phrases import Phrase


def doc_of(text: str) -> Doc:
    """A text with blanks between its tokens; " -" and "'s" stand close to the word before."""
    words = text.replace("'s", " 's").replace("-", " - ").split()
    spaces = [after not in ("'s", "-") and word != "-" for word, after in zip(words, [*words[1:], ""], strict=True)]
    return Doc(Vocab(), words=words, spaces=spaces, heads=[0] * len(words), deps=["ROOT"] + ["dep"] * (len(words) - 1))


@pytest.mark.parametrize(
    ("text", "tagged", "found"),
    [
        ("Reporters Without Borders counted 54", [(2, 3, "other")], [("Reporters Without Borders", "organization")]),
        ("the PBOC bought no gold", [], [("PBOC", "organization")]),
        ("the People's Bank of China bought", [(4, 6, "place")], [("People's Bank of China", "organization")]),
        ("the Islamic State claimed it", [(1, 3, "other")], [("Islamic State", "organization")]),
        ("a World Bank Africa report", [(1, 4, "organization")], [("World Bank Africa", "organization")]),
        ("the General Staff of Ukraine and Ukraine", [], [("General Staff of Ukraine", "organization")]),
        ("the UN and the AU", [], []),
        ("a Neo-NATO plan", [], []),
        ("a NATO-led force", [], [("NATO", "organization")]),
        ("World trade in bank notes", [], []),
    ],
)
def test_known_bodies(text: str, tagged: list[tuple[int, int, str]], found: list[tuple[str, str]]) -> None:
    """Whole names and acronyms are found, pieces inside them dropped; a longer name of the tagger's is kept."""
    doc = doc_of(text)
    phrases = [Phrase(start=start, end=end, head=end - 1, type=kind) for start, end, kind in tagged]  # type: ignore[arg-type]
    assert [(doc[one.start : one.end].text, one.type) for one in with_known_bodies(doc, phrases)] == found
