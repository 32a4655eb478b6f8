"""An id that any part of a corpus gives leads, in the whole corpus, to the entity that its mentions have become."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kgraph.model import Facts, MentionKey, Resolution
from kgraph.resolve import resolve
from resolve.marked import facts

SENTENCES = (
    "[Volodymyr Zelensky|person] spoke.",
    "[Volodymyr Zelenskyy|person] spoke.",
    "[Volodymyr Zelenskiy|organization] spoke.",
    "[Volodymyr Oleksandrovych Zelensky|person] spoke.",
    "President [Zelenskyy|person] spoke.",
    "[Ukrainian|group ~] President [Volodymyr Zelensky|person] spoke.",
    "[Zelensky|person] of [Ukraine|place] left.",
    "[Vladimir Putin|person], of [Russia|place]",
    "[Russian|group ~] President [Putin|person] left.",
    "[Russian|group ~] President [Vladimir Putin|other] left.",
    "[Putin|organization] left.",
    "[Joe Biden|person] and [Biden|person] left.",
    "[Joe Biden|organization] left.",
    "[Joe Biden|organization] and [Biden|organization] left.",
    "[J. Biden|person] and [Biden|other] left.",
    "[Joseph Biden|other] and [Biden|place] left.",
    "[John A. Smith|person] and [John Smith|person] left.",
    "[John B. Smith|person] left.",
    "[Kursk|organization] burns.",
    "[Kursk|person] burns.",
    "[Kursk|place], [Kursk|other] and [Kursk|other] burn.",
    "in the [Kursk|other] region",
    "[Kursk|place] burns.",
    "[Kursk|place], [Russia|place], burns.",
    "[Georgia|place] and [Tbilisi|place]",
    "[Georgia|place] and [Alabama|place]",
    "[National Intelligence Service|organization] ([NIS|organization]) met.",
    "[South Korea's National Intelligence Service|organization] ([NIS|organization]) met.",
    "[NIS|organization] in [South Korea|place]",
    "[NIS|person] met.",
    "[Naval Inspection Society|organization] ([NIS|organization]) met.",
    "[National Intelligence Service|other] of [Seoul|person] met.",
    "[UK Defence Ministry|organization] and [the defence ministry|organization -] met.",
    "[Britain|place]’s [Ministry of Defence|organization] met.",
    "[Ministry of Defence|organization] ([MoD|other]) met.",
    "[Hamas|person] and [Hamas|person] met.",
    "[Hamas|organization] met.",
    "[An official|person -] of [the British government|organization -] left; [he|person - >0] spoke.",
    "[Andriy Kovalenko|other], head of [the Center|organization]",
    "[Kyiv|person] in [Ukraine|place]",
    "[Kyiv|organization] spoke.",
)
DOUBTFUL = (  # names of which it is not sure that they are people's, and what may be short for them
    "[Joe Biden|person] left.",
    "[Joe Biden|organization] left.",
    "[Joe Biden|other] left.",
    "[Hunter Biden|person] left.",
    "[Hunter Biden|organization] left.",
    "[Hunter Biden|other] left.",
    "[J. Biden|organization] left.",
    "[J. Biden|person] left.",
    "[Biden|organization] left.",
    "[Biden|organization] and [Biden|organization] left.",
    "[Biden|person] left.",
    "[Biden|place] left.",
    "[Biden|other] left.",
)


def corpora(sentences: Sequence[str]) -> st.SearchStrategy[list[str]]:
    """Texts of some articles, each of some of the sentences."""
    articles = st.lists(st.sampled_from(sentences), min_size=1, max_size=4).map(" ".join)
    return st.lists(articles, min_size=2, max_size=5)


NAMESAKES = (  # people of one name, of ages that are one person's, may be, or cannot be
    "[Jane Doe|person], 20, left.",
    "[Jane Doe|person], 23, and [Doe|person] left.",
    "[Jane Doe|person], 26, left.",
    "[Jane Doe|person], 60, left.",
    "[Jane Doe|person] left.",
    "[Jane Doe|organization] left.",
    "[Jane Doe|organization], 60, left.",
    "[Jane Döe|person], 60, left.",
    "[Jane Ann Doe|person] left.",
    "[Doe|person], 20, left.",
    "[Doe|person] left.",
)

CORPORA = corpora(SENTENCES) | corpora(DOUBTFUL) | corpora(NAMESAKES)


def mentions(found: Resolution) -> dict[str, set[MentionKey]]:
    """For each entity, by id, the mentions that stand for it."""
    having: dict[str, set[MentionKey]] = {name: set() for name in found.entities}
    for mention, names in found.links.items():
        for name in names:
            having[name].add(mention)
    return having


def corpus_of(texts: Sequence[str]) -> list[Facts]:
    return [facts(str(number), text) for number, text in enumerate(texts)]


def parts_of(corpus: Sequence[Facts]) -> list[dict[str, set[MentionKey]]]:
    """The mentions of each entity in every part of a corpus, the whole last."""
    sizes = range(1, len(corpus) + 1)
    return [mentions(resolve(part)) for size in sizes for part in combinations(corpus, size)]


@settings(deadline=None, max_examples=300)
@given(CORPORA)
@example(["[Joe Biden|person]", "[Joe Biden|organization] [Biden|other]", "[Biden|organization] [Biden|other]"])
@example(["[J. Biden|organization] [Biden|place]", "[J. Biden|other] [J. Biden|person] [Biden|person] [Biden|place]"])
@example(["[Joe Biden|person]", "[J. Biden|person]", "[Joe Biden|organization], [J. Biden|person], [Biden|other]"])
def test_ids_of_each_part_lead_to_their_mentions(texts: list[str]) -> None:
    """Whatever articles come to whatever others, an old id leads to an entity that holds mentions of the old one.

    If a name has had several owners, its id leads to one of them: some part gives it to what it leads to.
    """
    corpus = corpus_of(texts)
    whole, parts = resolve(corpus), parts_of(corpus)
    now = parts[-1]
    assert not whole.replaced.keys() & whole.entities.keys()
    assert set(whole.replaced.values()) <= whole.entities.keys()
    for part in parts:
        for name, before in part.items():
            current = whole.current(name)
            assert current is not None, name
            held = now[current]
            if not before:  # a country that no article names, there for its government
                assert whole.entities[current].type == "place"
                continue
            assert before & held or any(other.get(name, set()) & held for other in parts), (name, current)


@settings(deadline=None, max_examples=100)
@given(CORPORA)
def test_articles_account_for_old_ids(texts: list[str]) -> None:
    """Each old id is accounted for by an article, and such an article mentions the entity that it leads to."""
    whole = resolve(corpus_of(texts))
    assert {old for former in whole.former.values() for old in former} == whole.replaced.keys()
    now = mentions(whole)
    for article, former in whole.former.items():
        assert all(article in {mention[0] for mention in now[whole.replaced[old]]} for old in former)


@settings(deadline=None, max_examples=50)
@given(CORPORA, st.randoms())
def test_old_ids_do_not_depend_on_order(texts: list[str], random: Random) -> None:
    """Any order of the same articles gives the same old ids, in the same order."""
    corpus = corpus_of(texts)
    usual = resolve(corpus)
    random.shuffle(corpus)
    found = resolve(corpus)
    assert (list(found.replaced.items()), list(found.former.items())) == (
        list(usual.replaced.items()),
        list(usual.former.items()),
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["[Volodymyr Zelenskyy|person]"], ["[Volodymyr Zelenskiy|person]"]),
        (["[NIS|organization] spoke"], ["[National Intelligence Service|organization] ([NIS|organization])"]),
        (["[Center for Coastal Cranes|other] in [Russia|place]"], ["[Russia's Center for Coastal Cranes|other]"]),
        (["President [Putin|person] left"], ["[Russian|group ~] President [Vladimir Putin|person]"]),
        (["[Kursk|organization]"], ["[Kursk|person]", "the [Kursk|other] region"]),
        (["[Joe Biden|organization], [Biden|organization]"], ["[Joe Biden|person]", "[Joe Biden|person]"]),
        (["[Norvex|person]"], ["[Norvex|organization]", "[Norvex|organization]"]),
    ],
)  # fmt: skip
def test_each_way_to_a_new_id(before: list[str], after: list[str]) -> None:
    """Another spelling, the full name, the owner of a last name, other votes for the type: the old id leads on."""
    corpus = corpus_of([*before, *after])
    few, whole = resolve(corpus[:1]), resolve(corpus)
    (mention, (old, *_)), *_ = sorted(few.links.items())
    assert whole.links[mention] != (old,)
    assert whole.links[mention] == (whole.current(old),)


def test_label_does_not_change_an_id() -> None:
    """Another usual form changes the label and not the id."""
    corpus = corpus_of(["[Kim Yong-hyun|person]", "[Kim Yong Hyun|person]", "[Kim Yong Hyun|person]"])
    few, whole = resolve(corpus[:1]), resolve(corpus)
    assert [one.label for one in (*few.entities.values(), *whole.entities.values())] == [
        "Kim Yong-hyun",
        "Kim Yong Hyun",
    ]
    assert few.entities.keys() == whole.entities.keys()


def test_unknown_id_is_nobody() -> None:
    """An id that no part of the corpus gives leads nowhere."""
    assert resolve(corpus_of(SENTENCES[:3])).current("person-nobody-0123456789") is None


def test_only_what_may_win_is_kept() -> None:
    """A type that is always outvoted by another gives no old id."""
    texts = ["[Norvex|organization], [Norvex|organization] and [Norvex|person]", "[Norvex|organization]"]
    assert resolve(corpus_of(texts)).replaced == {}
