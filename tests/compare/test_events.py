"""Statements of one event: who affirms and who denies it; other events are left alone."""

import pytest

from compare.sidebyside import side_by_side

NEWS = "News\n\n{day} November 2024\n\n{text}\n"
SENT = "Peter Braun said that the Swedish Army had sent troops to Oslo."


def verdicts(left: str, right: str) -> list[str]:
    found = side_by_side(NEWS.format(day=4, text=left), NEWS.format(day=5, text=right))
    return [one.verdict for one in found.oppositions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Swedish Army denied that it had sent troops to Oslo.", ["conflicts"]),
        ("Ida Brandt said that the Swedish Army had not sent troops to Oslo.", ["conflicts"]),
        ("Ida Brandt said that the Swedish Army had sent troops to Oslo.", ["agrees"]),
        ("Peter Braun said that the Swedish Army had sent troops to Oslo.", []),
        ("Peter Braun said that the Swedish Army had not sent troops to Oslo.", ["conflicts"]),
        ("Ida Brandt said that the Swedish Army had sent troops to Bergen.", []),
        ("Ida Brandt said that the Danish Army had sent troops to Oslo.", []),
        ("Ida Brandt said that the Swedish Army had sent ships to Oslo.", []),
        ("Ida Brandt said that the Swedish Army may have sent troops to Oslo.", []),
        ("Ida Brandt asked whether the Swedish Army had sent troops to Oslo.", []),
        ("Ida Brandt did not confirm that the Swedish Army had sent troops to Oslo.", []),
        ("Ida Brandt said that the Swedish Army had met Peter Braun in Oslo.", []),
    ],
)
def test_verdicts(text: str, expected: list[str]) -> None:
    """The same who, what and where agree or conflict; another place, actor or object, a hedge or a question do not."""
    assert verdicts(SENT, text) == expected


def test_times_tell_events_apart() -> None:
    """The same in May and in August is not the same."""
    left = "Peter Braun said that the Swedish Army had sent troops to Oslo in May."
    right = "Ida Brandt said that the Swedish Army had not sent troops to Oslo in August."
    assert verdicts(left, right) == []
