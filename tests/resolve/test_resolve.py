from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.model import Facts, Resolution
from kgraph.resolve import resolve, statements
from resolve.marked import facts, labels, resolved

CORPUS = (
    facts(
        "one",
        "[Volodymyr Zelensky|person] met [EU|organization] officials in [Kursk|organization]. [He|person - >0] left.",
    ),
    facts(
        "two",
        "[Ukrainian|group ~] President [Volodymyr Zelenskyy|person] spoke to [DPRK|organization] [envoys|group -].",
    ),
    facts(
        "three",
        "President [Zelenskyy|person] said the [NIS|organization] was in the [Kursk|place] region, [Kursk|place].",
    ),
    facts(
        "four",
        "[South Korea's National Intelligence Service|organization] ([NIS|organization]). [It|organization - >0]",
    ),
    facts(
        "five",
        "[Joe Biden|person] and [Hunter Biden|person]: [Biden|person] left. [Biden|person] spoke. [Hamas|person]",
    ),
    facts(
        "six",
        "[Hamas|organization] and [Hamas|organization]. [An official|person -] of [the UK government|organization -].",
    ),
    facts(
        "seven",
        "President [Zelenskiy|person] of [Ukraine|place] in [the British government|organization -].",
    ),
)


def named(resolution: Resolution, label: str) -> dict[str, object]:
    """Type, other names and IRIs elsewhere of the one entity with a label."""
    (found,) = (one for one in resolution.entities.values() if one.label == label)
    return {"type": found.type, "names": found.names, "same_as": found.same_as}


# Within an article


def test_pronoun_chain_leads_to_the_name() -> None:
    """A pronoun that refers to a description that refers to a name stands for the name's entity."""
    found = resolved("[Andriy Kovalenko|person] spoke. [The head|person - >0] went. [He|person - >1] left.")
    assert found == [("Andriy Kovalenko",)] * 3


def test_two_officials_are_both() -> None:
    """A description that refers to two people stands for both, in the order of the text."""
    found = resolved("[Kim Yong Hyun|person] met [Josep Borrell|person]. [The two officials|group - >1,0] agreed.")
    assert found[2] == ("Kim Yong Hyun", "Josep Borrell")


def test_they_through_a_pronoun_are_both() -> None:
    """References are joined over every step, without doubles."""
    found = resolved("[Ann Hall|person], [Bo Berg|person]. [Both|group - >0,1] met; [they|group - >2,0] left.")
    assert found[3] == ("Ann Hall", "Bo Berg")


@pytest.mark.parametrize("pronoun", ["he", "She", "they", "it", "who", "we", "I"])
def test_bare_pronoun_is_nobody(pronoun: str) -> None:
    """A pronoun that refers to nothing has no entity."""
    assert resolved(f"[{pronoun}|person -] spoke.") == [()]


def test_circle_of_descriptions_is_one_entity() -> None:
    """Descriptions that refer to each other end at the first of them."""
    found = resolved("[The agency|organization - >1] and [the body|organization - >2] and [it|organization - >0].")
    assert found == [("The agency",)] * 3


def test_circle_of_pronouns_is_nobody() -> None:
    """Pronouns that refer to each other have no entity, and the search for one ends."""
    assert resolved("[He|person - >1] saw [him|person - >0] and [himself|person - >2].") == [(), (), ()]


def test_country_in_capitals_is_no_pronoun() -> None:
    """ "US" is the country, "us" is nobody."""
    assert resolved("[US|place] told [us|person -].") == [("United States",), ()]


def test_last_name_means_the_full_name_of_the_article() -> None:
    """A last name, however tagged, is the one person of the article who has it."""
    found = resolved("[Andriy Kovalenko|person] spoke. [Kovalenko|organization] left. [KOVALENKO|person] came back.")
    assert found == [("Andriy Kovalenko",)] * 3


@pytest.mark.parametrize(
    ("full", "bare"),
    [
        ("Kim Yong Hyun", "Kim"),
        ("Xi Jinping", "Xi"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Ursula von der Leyen", "Leyen"),
        ("Luiz Inácio Lula da Silva", "Lula"),
        ("Alexandria Ocasio-Cortez", "Ocasio-Cortez"),
        ("Volodymyr Zelensky", "Zelenskyy"),
        ("Michael Jordan", "Jordan"),
        ("Robert Kennedy Jr.", "Kennedy"),
    ],
)
def test_part_of_a_name_means_the_whole(full: str, bare: str) -> None:
    """Family names stand first or last, with particles, hyphens, or another spelling."""
    assert resolved(f"[{full}|person] spoke. [{bare}|person] left.")[1] == (full,)


def test_last_name_of_two_people_stays_alone() -> None:
    """Where two people have a last name, it is neither of them, and the judgement tells so."""
    one = facts("a", "[Joe Biden|person] and [Hunter Biden|person] came. [Biden|person] left.")
    found = resolve([one])
    assert labels(found, one)[2] == ("Biden",)
    assert ("Biden", "Joe Biden", False) in [(why.left, why.right, why.same) for why in found.judgements]


def test_title_chooses_between_two_people() -> None:
    """Where two people have a last name, a title in common decides."""
    found = resolved("President [Joe Biden|person] and [Hunter Biden|person] came. President [Biden|person] left.")
    assert found[2] == ("Joe Biden",)


def test_first_letter_fits_one_person() -> None:
    """A first name given by its letter is the one of the article that fits."""
    assert resolved("[J. Powell|person] is [Jerome Powell|person].")[0] == ("Jerome Powell",)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("[National Crane Service|organization] ([NCS|organization]) and [NCS|organization]", "National Crane Service"),
        ("[National Intelligence Service (NIS)|organization] and [NIS|organization]", "National Intelligence Service"),
        ("[UK Ministry of Defence|organization] and [MoD|other]", "UK Ministry of Defence"),
        ("[Security Service of Ukraine|organization] (SBU) and [SBU|organization]", "Security Service of Ukraine"),
        ("[Institute of Coastal Cranes|organization] (ICC) and the [ICC|organization]", "Institute of Coastal Cranes"),
        ("[UK Defence Ministry|organization] and [Ministry of Defence|organization]", "UK Defence Ministry"),
        ("[UK Defence Ministry|organization] and [the defence ministry|organization -]", "UK Defence Ministry"),
        ("[Ukrainian Center for Countering Cranes|organization] and [Center for Countering Cranes|other]",
         "Ukrainian Center for Countering Cranes"),
    ],
)  # fmt: skip
def test_institution_of_the_article(text: str, label: str) -> None:
    """An acronym, or a name without its country, means the body that the article named in full."""
    assert set(resolved(text)) == {(label,)}


def test_credit_of_a_news_agency_is_no_acronym() -> None:
    """Capitals in brackets whose letters do not fit, and that the article does not use again, define nothing."""
    found = resolved(
        "[Kursk Nuclear Plant|organization] (AFP) and [Seoul Peace Forum|organization] ([SPF|organization])"
    )
    assert found == [("Kursk Nuclear Plant",), ("Seoul Peace Forum",), ("Seoul Peace Forum",)]


@pytest.mark.parametrize("text", ["a senior official", "Experts analysing the situation", "a Russian agency"])
def test_description_is_itself(text: str) -> None:
    """The same description at two places is two entities, with the words of the text as label."""
    one = facts("a", f"[{text}|person -] and [{text}|person -]")
    found = resolve([one])
    assert labels(found, one) == [(text,), (text,)]
    assert len(found.entities) == 2


# Over articles


def test_country_is_one_place() -> None:
    """Names and adjectives of a country are one place, labelled as in the news, known to GeoNames."""
    corpus = [
        facts("a", "[North Korean|group ~] troops of the [DPRK|organization]"),
        facts("b", "[North Korea|person]"),
    ]
    expected = {"type": "place", "names": ("DPRK",), "same_as": ("https://sws.geonames.org/1873107/",)}
    assert named(resolve(corpus), "North Korea") == expected


def test_people_of_a_country_are_a_group() -> None:
    """The name of a people is a group of its own, beside the country."""
    assert resolved("[Ukrainians|group] in [Ukraine|place], [the Chinese|group =Chinese], [Chinese|group ~] cars") == [
        ("Ukrainians",), ("Ukraine",), ("Chinese",), ("China",),
    ]  # fmt: skip


def test_described_institution_is_one_over_articles() -> None:
    """An institution of a country needs no proper name to be known in every article."""
    corpus = [facts("a", "[the British government|organization -]"), facts("b", "[UK government|organization]")]
    assert len(set(resolve(corpus).links.values())) == 1


def test_former_government_is_another() -> None:
    """A word that sets an institution apart keeps it apart."""
    corpus = [facts("a", "[the former British government|organization -]"), facts("b", "[UK government|organization]")]
    assert len(set(resolve(corpus).links.values())) == 2


def test_place_by_grammar_and_majority() -> None:
    """What one article calls a region is a place everywhere, however it was tagged."""
    corpus = [
        facts("a", "[Kursk|organization] and [Kursk|other]"),
        facts("b", "[Kursk region|organization]"),
        facts("c", "[Kursk|other]"),
    ]
    region = ("https://sws.geonames.org/538555/",)
    assert named(resolve(corpus), "Kursk") == {"type": "place", "names": ("Kursk region",), "same_as": region}


def test_spellings_are_names_of_one_person() -> None:
    """Spellings of a name in several articles are one person, labelled by the most frequent full form."""
    corpus = [
        facts("a", "[Volodymyr Zelensky|person] and [Zelensky|person], [Zelensky|person]"),
        facts("b", "[Volodymyr Zelenskyy|person]"),
        facts("c", "[Volodymyr Zelenskyy|person]"),
        facts("d", "[VOLODYMYR ZELENSKIY|person]"),
    ]
    found = named(resolve(corpus), "Volodymyr Zelenskyy")
    assert found["names"] == ("VOLODYMYR ZELENSKIY", "Volodymyr Zelensky", "Zelensky")


def test_last_name_and_title_over_articles() -> None:
    """A last name in an article without the full name is the corpus' person of that name and office."""
    corpus = [facts("a", "[Russian|group ~] President [Vladimir Putin|person]"), facts("b", "President [Putin|person]")]
    assert [one.label for one in resolve(corpus).entities.values() if one.type == "person"] == ["Vladimir Putin"]


def test_head_of_state_needs_no_first_name() -> None:
    """The last name of a president alone, be it common, is the president's in an article that names the country."""
    corpus = [
        facts("a", "[Argentine|group ~] President [Ana Lopez|person]"),
        facts("b", "[Lopez|person] of [Argentina|place]"),
        facts("c", "[Lopez|person] of [Poland|place]"),
    ]
    found = resolve(corpus)
    assert [labels(found, one)[0] for one in corpus[1:]] == [("Ana Lopez",), ("Lopez",)]


def test_minister_of_a_common_name_needs_a_first_name() -> None:
    """The common last name of one who heads no state is not joined over articles without more."""
    corpus = [
        facts("a", "[British|group ~] Defence Secretary [John Smith|person]"),
        facts("b", "[Smith|person] of [Britain|place]"),
    ]
    assert len([one for one in resolve(corpus).entities.values() if one.type == "person"]) == 2


def test_last_name_that_is_not_common() -> None:
    """A last name that few have is that of the one person of the corpus who has it."""
    corpus = [facts("a", "[Ingrid Solbakken|person]"), facts("b", "[Solbakken|person]")]
    assert [one.label for one in resolve(corpus).entities.values()] == ["Ingrid Solbakken"]


def test_common_last_name_in_an_article_on_the_same_matter() -> None:
    """A common last name is the one person's whose articles share a rare name with the one that has it."""
    corpus = [
        facts("a", "[John Smith|person] of [Castle Harrow Mill|organization]"),
        facts("b", "[Smith|person] of [Castle Harrow Mill|organization]"),
        facts("c", "[Smith|person] of [Tampa Mill|organization]"),
    ]
    found = resolve(corpus)
    assert [labels(found, one)[0] for one in corpus] == [("John Smith",), ("John Smith",), ("Smith",)]


@pytest.mark.parametrize(
    ("other", "same"), [("[J. Hargrove|person]", True), ("[A. Hargrove|person]", False), ("[J. Smith|person]", False)]
)
def test_first_letter_over_articles(other: str, same: bool) -> None:
    """A first letter over articles is the one person's who fits, where the last name is not common."""
    corpus = [facts("a", "[John Hargrove|person] and [Jane Smith|person]"), facts("b", other)]
    assert len(resolve(corpus).entities) == (2 if same else 3)


@pytest.mark.parametrize("country", ["[Russia|place]", "[Poland|place]"])
def test_country_left_out_in_another_article(country: str) -> None:
    """A body without its country is the corpus' one of that name where the article names the country."""
    corpus = [
        facts("a", "[Russia's Center for Coastal Cranes|organization]"),
        facts("b", f"[Center for Coastal Cranes|organization] in {country}"),
    ]
    bodies = [one for one in resolve(corpus).entities.values() if one.type == "organization"]
    assert len(bodies) == (1 if "Russia" in country else 2)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("[Britain|place]’s [Ministry of Defence|organization] and [UK Defence Ministry|organization]", True),
        ("[Russian|group ~] [Ministry of Defence|organization] and [Russian Defence Ministry|organization]", True),
        ("[Ministry of Defence|organization] of [Ukraine|place] and [Ukrainian Defence Ministry|organization]", True),
        ("in [Britain|place]. [Ministry of Defence|organization] and [UK Defence Ministry|organization] and"
         " [Russian Defence Ministry|organization]", False),
    ],
)  # fmt: skip
def test_country_beside_the_mention(text: str, same: bool) -> None:
    """A country right before or behind a body's mention is the body's; one of another sentence is not."""
    one = facts("a", text)
    found = [
        ends
        for ends, mention in zip(labels(resolve([one]), one), one.mentions, strict=True)
        if "M" in mention.name or "D" in mention.name
    ]
    assert (found[0] == found[1]) is same


def test_capital_is_a_place_beside_its_country() -> None:
    """A capital tagged as a person is a place in an article that names its country, and may be a person elsewhere."""
    corpus = [facts("a", "[Kyiv|person] in [Ukraine|place]"), facts("b", "[Hamilton|person] in [France|place]")]
    found = resolve(corpus)
    assert [named(found, label)["type"] for label in ("Kyiv", "Hamilton")] == ["place", "person"]


@pytest.mark.parametrize("text", ["[Kursk|other] region", "the region of [Kursk|person =Kursk]"])
def test_region_beside_the_mention(text: str) -> None:
    """The word for a region beside a name makes it a place."""
    assert named(resolve([facts("a", text)]), "Kursk")["type"] == "place"


@pytest.mark.parametrize("other", ["[Lopez|person]", "Peruvian President [Lopez|person]", "Mayor [Lopez|person]"])
def test_common_last_name_alone_over_articles_is_not_enough(other: str) -> None:
    """Without an office in common, or with another country, a common last name is not joined over articles."""
    corpus = [facts("a", "[Argentine|group ~] President [Ana Lopez|person]"), facts("b", other)]
    assert len([one for one in resolve(corpus).entities.values() if one.type == "person"]) == 2


def test_roles_give_the_office() -> None:
    """A role in the facts counts as a title, and its person as a person."""
    corpus = [
        facts("a", "[Andriy Kovalenko|other], head of [the Center|organization]", roles=((0, "head", 1),)),
        facts("b", "[Kovalenko|other], the head", roles=((0, "head", None),)),
    ]
    found = resolve(corpus)
    assert named(found, "Andriy Kovalenko") == {"type": "person", "names": ("Kovalenko",), "same_as": ()}


def test_acronym_defined_elsewhere() -> None:
    """An acronym that one article alone defines means the same in an article that does not explain it."""
    corpus = [facts("a", "[National Intelligence Service|organization] (NIS)"), facts("b", "[NIS|organization]")]
    assert len(resolve(corpus).entities) == 1


def test_acronym_defined_twice_stays_alone() -> None:
    """An acronym that two articles define in two ways is not guessed in a third."""
    corpus = [
        facts("a", "[National Intelligence Service|organization] (NIS)"),
        facts("b", "[Naval Inspection Society|organization] (NIS)"),
        facts("c", "[NIS|organization]"),
    ]
    assert len(resolve(corpus).entities) == 3


def test_one_word_tagged_as_person_once() -> None:
    """What most articles have for no person is no person where the tagger says so."""
    assert [one.label for one in resolve(CORPUS[4:6]).entities.values()].count("Hamas") == 1


def test_merge_leaves_a_judgement() -> None:
    """Each pair of names that became one tells the rule and a reason in words; near misses tell why not."""
    corpus = [
        facts("a", "[DPRK|place] [Volodymyr Zelensky|person] [UK Defence Ministry|organization] [Kursk|place]"),
        facts("b", "[Volodymyr Zelenskyy|person] [British Ministry of Defence|organization] [Kursk region|place]"),
        facts("c", "[Joe Biden|person] [Hunter Biden|person]"),
    ]
    found = {(why.rule, why.same) for why in resolve(corpus).judgements}
    assert found == {
        ("gazetteer", True),
        ("spelling", True),
        ("country-and-words", True),
        ("region-word", True),
        ("other-first-name", False),
    }
    assert all(why.reason for why in resolve(corpus).judgements)


# The whole


@settings(deadline=None, max_examples=30)
@given(st.permutations(CORPUS))
def test_order_of_the_corpus_does_not_matter(corpus: Sequence[Facts]) -> None:
    """Any order of the same articles gives the same entities, links and judgements, in the same order."""
    found, usual = resolve(corpus), resolve(CORPUS)
    assert found == usual
    assert list(found.entities) == list(usual.entities)
    assert list(found.links) == list(usual.links)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_references_end(data: st.DataObject) -> None:
    """Whatever refers to whatever, each mention has known entities, and a name that refers to nothing has one."""
    count = data.draw(st.integers(1, 8))
    targets = [data.draw(st.sets(st.integers(0, count - 1), max_size=3)) for _ in range(count)]
    words = [
        data.draw(st.sampled_from(["He|person -", "The agency|organization -", "Ann Hall|person"])) for _ in targets
    ]
    refers = [f" >{','.join(map(str, sorted(target)))}" if target else "" for target in targets]
    one = facts("a", " ".join(f"[{word}{more}]" for word, more in zip(words, refers, strict=True)))
    found = resolve([one])
    assert set(found.links) == {("article-a", mention.span.start, mention.span.end) for mention in one.mentions}
    assert {entity for ends in found.links.values() for entity in ends} == set(found.entities)


def test_same_article_twice_counts_once() -> None:
    """An article that is given twice changes nothing."""
    assert resolve((*CORPUS, CORPUS[0])) == resolve(CORPUS)


def test_empty_corpus() -> None:
    """No articles, no entities."""
    assert resolve([]) == Resolution(entities={}, links={})


def test_ids_are_made_from_content() -> None:
    """Ids tell type and name, and are the same whatever else the corpus has."""
    few, all_of_them = resolve(CORPUS[:2]), resolve(CORPUS)
    (korea,) = (one for one in few.entities if "north-korea" in one)
    assert korea == "place-north-korea-ce492ae753"
    assert korea in all_of_them.entities


def test_names_without_letters() -> None:
    """Names of signs or of another script are entities like others."""
    assert resolved("[—|other] and [$|other] and [金正恩|person] and [The|other]") == [
        ("—",), ("$",), ("金正恩",), ("The",),
    ]  # fmt: skip


def test_statements_have_entities() -> None:
    """Speakers and what the content mentions are entities, in the order of the text, without doubles."""
    one = facts(
        "a",
        "[Kim Yong Hyun|person] met [Josep Borrell|person]. [They|group - >0,1] said [DPRK|place] men left, with"
        " [North Korean|group ~] drones for [Russia|place], [he|person -] said of [Kursk|place].",
        said=(((2,), ("DPRK men left, with North Korean drones for Russia",)), ((1, 0), ("DPRK", "of Kursk"))),
    )
    found = resolve([one])
    told = [
        tuple([found.entities[key].label for key in keys] for keys in (statement.speakers, statement.about))
        for statement in statements(one, found)
    ]
    assert told == [
        (["Kim Yong Hyun", "Josep Borrell"], ["North Korea", "Russia"]),
        (["Kim Yong Hyun", "Josep Borrell"], ["North Korea", "Kursk"]),
    ]


def test_bodies_of_two_countries_are_described_only() -> None:
    """Words for the bodies of two countries at once name no institution that another article has too."""
    text = "[Russian and North Korean forces|group -]"
    assert len(resolve([facts("a", text), facts("b", text)]).entities) == 2
