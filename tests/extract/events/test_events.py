"""Events with their roles, read from sentences by the real parser; other senses of the words are none."""

from collections.abc import Sequence

import pytest

from kgraph import annotate
from kgraph.extract import extract
from kgraph.model import Event, Facts
from kgraph.read.text import read_text


def read(text: str, day: str = "4 November 2024") -> Facts:
    article = read_text("a.txt", f"News\n\n{day}\n\n{text}\n".encode())
    (one,) = annotate.annotate([article])
    return extract(*one, model="rules")


def events(text: str) -> list[Event]:
    return list(read(text).events)


def texts(spans: Sequence[object]) -> list[str]:
    return [span.text for span in spans]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "type", "actors", "patients", "places"),
    [
        ("Norway has deployed 400 soldiers to Estonia.", "deploy", ["Norway"], ["400 soldiers"], ["Estonia"]),
        ("Sweden sent two ships to the port.", "deploy", ["Sweden"], ["two ships"], ["the port"]),
        ("Rebels clashed with the army near Lund.", "clash", ["Rebels"], ["the army"], ["Lund"]),
        ("A rocket hit the hospital.", "strike", ["A rocket"], ["the hospital"], []),
        ("The bridge was bombed by rebels.", "strike", ["rebels"], ["The bridge"], []),
        ("Anna Nowak met Klaus Weber in Oslo.", "meet", ["Anna Nowak"], ["Klaus Weber"], ["Oslo"]),
        ("A meeting between Anna Nowak and Klaus Weber ended.", "meet", ["Anna Nowak", "Klaus Weber"], [], []),
        ("The president signed the law.", "sign", ["The president"], ["the law"], []),
        ("Canada imposed sanctions on three banks.", "sanction", ["Canada"], ["three banks"], []),
        ("The flood killed five people.", "kill", ["The flood"], ["five people"], []),
        ("Five people died in Lund.", "kill", [], ["Five people"], ["Lund"]),
        ("The blast injured a nurse.", "injure", ["The blast"], ["a nurse"], []),
        ("Police arrested the mayor of Lund.", "arrest", ["Police"], ["the mayor of Lund"], []),
        ("The arrest of the mayor by the army was a shock.", "arrest", ["the army"], ["the mayor"], []),
        ("Voters elected Anna Nowak.", "elect", ["Voters"], ["Anna Nowak"], []),
        ("The minister resigned.", "resign", ["The minister"], [], []),
        ("The company announced a plan.", "announce", ["The company"], ["a plan"], []),
        ("Norway delivered tanks to Ukraine.", "supply", ["Norway"], ["tanks"], ["Ukraine"]),
        ("Britain trains Ukrainian recruits.", "train", ["Britain"], ["Ukrainian recruits"], []),
    ],
)
def test_roles(text: str, type: str, actors: list[str], patients: list[str], places: list[str]) -> None:
    """Who does what to whom, and where: each type of the lexicon."""
    (found,) = [one for one in events(text) if one.type == type]
    assert (texts(found.actors), texts(found.patients), texts(found.places)) == (actors, patients, places)
    assert found.polarity == "affirmed"


@pytest.mark.parametrize(
    "text",
    [
        "The union struck a deal with the company.",
        "Railway workers went on strike.",
        "The strike by teachers has ended.",
        "The results met expectations.",
        "It was a sign of hope.",
        "The court struck down the law.",
        "The train station was closed.",
        "Senators killed the bill.",
        "The election campaign has begun.",
        "She sent a letter.",
    ],
)
def test_other_senses(text: str) -> None:
    """Words of the lexicon that tell something else here."""
    assert events(text) == []


def test_control_and_relative_clauses() -> None:
    """Who agrees to do something is who does it; "who" is the noun before."""
    (sent,) = events("Norway agreed to send tanks to Ukraine.")
    assert texts(sent.actors) == ["Norway"]
    (met,) = events("The two presidents, who met in Rome, smiled.")
    assert texts(met.actors) == ["The two presidents"]


def test_denied() -> None:
    """Negated in its own clause, or done by or to nobody."""
    assert [one.polarity for one in events("The minister did not resign.")] == ["denied"]
    assert [one.polarity for one in events("The flood killed nobody.")] == ["denied"]
    assert [one.polarity for one in events("No more than five people were killed.")] == ["affirmed"]


def test_times_and_holder() -> None:
    """The time of the event, and whose words it is in."""
    facts = read("The mayor said that the army had bombed the bridge on Sunday.")
    (found,) = facts.events
    assert texts(found.times) == ["Sunday"]
    assert found.attribution == facts.attributions[0].id
    assert read("The army bombed the bridge.").events[0].attribution is None
