"""Descriptions by office, on the parse of the model: which are mentions."""

import pytest

from kgraph import annotate
from kgraph.extract import extract
from kgraph.read.text import read_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Ethiopian prime minister went to Mogadishu.", ["The Ethiopian prime minister"]),
        ("Talks with Norway's foreign minister failed in Oslo.", ["Norway's foreign minister"]),
        ("Ukrainian President Volodymyr Zelensky went to Oslo.", []),
        ("Anna Brandt, the Danish foreign minister, went to Oslo.", []),
        ("The minister went to Oslo.", []),
    ],
)
def test_described_officers(text: str, found: list[str]) -> None:
    """The holder of an office of a country is a mention without a name; a title or apposition beside a name is none."""
    ((article, doc, problems),) = annotate.annotate([read_text("x.txt", text.encode())])
    facts = extract(article, doc, problems, model="rules")
    assert [one.span.text for one in facts.mentions if one.type == "person" and not one.named] == found
