"""A build that is killed at any moment loses nothing that it has kept, and the next one goes on from there."""

import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import pytest

from kgraph.extract import extractor
from kgraph.pipeline import build
from kgraph.store.facts import FactsShelf
from kgraph.store.graph import GraphStore
from kgraph.store.journal import contents
from kgraph.store.writer import FACTS, GRAPH
from pipeline.children import built_and_killed

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed here that was forked")

PEOPLE = ("Anna Nowak", "Klaus Weber", "Ewa Lis", "Ivan Korolev", "Rosa Diaz", "Tom Reed", "Ida Brandt")
PLACES = ("Warsaw", "Belgorod", "Madrid", "Berlin", "Kyiv", "Oslo")
BODIES = ("the Harbour Agency", "the Ministry of Defence", "the World Bank")


def written_articles(folder: Path, number: int) -> Path:
    """Short articles, each of another text, that share people, places and figures."""
    folder.mkdir()
    for one in range(number):
        who, where, body = PEOPLE[one % 7], PLACES[one % 6], BODIES[one % 3]
        (folder / f"{one:03}.txt").write_text(
            f"Report {one} from {where}\n\n2024-11-{one % 28 + 1:02}\n\n"
            f"Minister {who} said that {one + 20} soldiers had died near {where}. "
            f"According to {body}, {PEOPLE[(one + 1) % 7]} denied it.\n"
        )
    return folder


def killed(articles: Path, where: Path, moment: random.Random, span: float) -> bool:
    """Runs a build in a process of its own and kills it at some moment; False when it ended before that.

    Every other time the moment is counted in touched files, so that it falls among the writing as often as not.
    """
    # Forked from a server that has opened no store: a fork beside the threads of an open one may hang.
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["pipeline.preloaded"])
    events = moment.randrange(1, 1200) if moment.random() < 0.5 else None
    process = server.Process(target=built_and_killed, args=(articles, where, events))
    process.start()
    if events is None:
        time.sleep(moment.uniform(0, span))
        if process.is_alive():
            os.kill(process.pid, signal.SIGKILL)  # type: ignore[arg-type]
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


def built(articles: Path, where: Path) -> tuple[bytes, bytes]:
    report = build([articles], store=where / "store", out=where / "out", model="rules")
    assert report.problems == ()
    return report.turtle.read_bytes(), report.page.read_bytes()


def checked(store: Path, kept: dict[str, bytes]) -> dict[str, bytes]:
    """Facts that were there are there still, all are whole, and so is each graph that the journal tells."""
    now = {path.name: path.read_bytes() for path in (store / FACTS).glob("*.json")}
    assert {name: now.get(name) for name in kept} == kept
    assert len(list(FactsShelf(store / FACTS).all(extractor("rules")))) == len(now)
    told = contents(store)
    assert told.facts.keys() <= now.keys()
    assert [number for number in told.damaged if number != len((store / "journal.log").read_bytes().splitlines())] == []
    if (store / GRAPH / "CURRENT").exists():
        with GraphStore.open(store / GRAPH, read_only=True) as graph:
            for iri, checksum in told.graphs.items():
                assert iri in told.last or graph.checksum(iri) == checksum
    return now


def killed_builds(tmp_path: Path, articles: int, kills: int, seed: int) -> None:
    folder, moment = written_articles(tmp_path / "articles", articles), random.Random(seed)
    started = time.monotonic()
    undisturbed = built(folder, tmp_path / "whole")
    span = time.monotonic() - started
    done = store = 0
    while done < kills:
        where, kept = tmp_path / f"killed-{store}", {}
        store += 1
        left = span
        while done < kills and killed(folder, where, moment, left * 1.1):
            done += 1
            kept = checked(where / "store", kept) if (where / "store").is_dir() else {}
            left = span * (1.2 - len(kept) / articles)
        assert built(folder, where) == undisturbed
        assert len(checked(where / "store", kept)) == articles


def test_twenty_kills(tmp_path: Path) -> None:
    """Twenty kills of a build of thirty articles: none is lost, and what comes out is the same."""
    killed_builds(tmp_path, articles=30, kills=20, seed=20)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(200, 208))
def test_two_hundred_kills(seed: int, tmp_path: Path) -> None:
    """Two hundred kills of builds of three hundred articles, in eight runs."""
    killed_builds(tmp_path, articles=300, kills=25, seed=seed)
