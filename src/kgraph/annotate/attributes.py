"""Part of speech, morphology and exceptional lemmas from tags: spaCy's attribute ruler, asked once for each word.

Nearly all of its patterns look at one token, so what they give depends on that token's word, tag and relation alone.
spaCy matches all of them at every token, an eighth of the time of its small English pipeline.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

LOOKED_AT = [LOWER, TAG, DEP, IS_SPACE]  # what patterns of one token may ask for
GIVEN = [POS, MORPH, LEMMA, TAG, DEP]  # what they may set
REMEMBERED = 100_000  # words with tag and relation, 30 MB; then it begins anew

Pattern = Mapping[str, Any]
Seen = tuple[int, ...]
Given = tuple[int, ...]


class QuickAttributeRuler:
    """Gives what the attribute ruler with the same patterns gives, and keeps what it gave to a word.

    Patterns of several tokens come after all others, wherever they stand in the ruler.
    """

    def __init__(self, vocab: Vocab, patterns: Sequence[Pattern]) -> None:
        unknown = {name for pattern in patterns for one in pattern["patterns"] if len(one) == 1 for name in one[0]}
        unknown -= {"LOWER", "TAG", "DEP", "IS_SPACE"}
        if unknown:
            raise ValueError(f"the attribute ruler asks for {', '.join(sorted(unknown))}, which is not looked at here")
        self._single, self._several = AttributeRuler(vocab), AttributeRuler(vocab)
        for pattern in patterns:
            long = any(len(one) > 1 for one in pattern["patterns"])
            (self._several if long else self._single).add_patterns([dict(pattern)])
        self._known: dict[Seen, Given] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The doc, with its attributes set."""
        seen = [tuple(row) for row in doc.to_array(LOOKED_AT).tolist()]
        if len(self._known) > REMEMBERED:
            self._known.clear()
        new = {one: at for at, one in enumerate(seen) if one not in self._known}
        if new:
            self._known.update(zip(new, self._asked(doc, list(new.values())), strict=True))
        if seen:
            doc.from_array(GIVEN, _rows([self._known[one] for one in seen]))
        return self._several(doc)

    def _asked(self, doc: Doc, places: Sequence[int]) -> list[Given]:
        """What the ruler gives to the tokens at the places, side by side in a doc of their own."""
        asked = Doc(doc.vocab, words=[doc[at].text for at in places], spaces=[False] * len(places))
        asked.from_array([TAG, DEP], _rows(doc.to_array([TAG, DEP])[list(places)]))
        return [tuple(row) for row in self._single(asked).to_array(GIVEN).tolist()]


def _rows(values: Any) -> Any:
    """Values as spaCy takes them; its stubs know no array of 64 bits."""
    return np.asarray(values, dtype=np.uint64)


@Language.factory("kgraph_attribute_ruler", default_config={"patterns": []})
def quick_attribute_ruler(nlp: Language, name: str, patterns: list[dict[str, Any]]) -> QuickAttributeRuler:
    """The component, by its patterns."""
    return QuickAttributeRuler(nlp.vocab, patterns)
