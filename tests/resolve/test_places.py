from itertools import permutations

import pytest

from kgraph.model import Facts, Resolution
from kgraph.resolve import resolve
from kgraph.resolve.gazetteer import gazetteer
from kgraph.resolve.locations import atlas
from resolve.marked import facts, resolved

KURSK_CITY, KURSK_OBLAST = "538560", "538555"
GEORGIA, GEORGIA_US = "614540", "4197000"
WASHINGTON, WASHINGTON_STATE = "4140963", "5815135"


def geonames(marked: str) -> list[str | None]:
    """For each mention of a corpus of one article the GeoNames identifier of what it stands for; None without one."""
    one = facts("a", marked)
    return identified(resolve([one]), one)


def identified(resolution: Resolution, one: Facts) -> list[str | None]:
    found = []
    for mention in one.mentions:
        (name,) = resolution.entities_of(one.article, mention.span)
        iris = resolution.entities[name].same_as
        found.append(iris[0].rstrip("/").rpartition("/")[2] if iris else None)
    return found


def problems(marked: str) -> list[str]:
    one = facts("a", marked)
    return [problem.message for problem in resolve([one]).problems.get(one.article.id, ())]


@pytest.mark.parametrize(
    ("marked", "first"),
    [
        # one place of the name, or one far larger than the others
        ("[Kharkiv|place] was hit.", "706483"),
        ("[Kharkov|place] in [Ukraine|place].", "706483"),
        ("[KYIV|place] - A man.", "703448"),
        ("[Kiev|place] was quiet.", "703448"),
        ("[Paris|place] was quiet.", "2988507"),
        ("[Texas|place] voted.", "4736286"),
        ("[Bavaria|place] voted.", "2951839"),
        ("[New York|place] was quiet.", "5128581"),
        ("[Asia|place] grows.", "6255147"),
        # region or city
        ("the [Kursk|place] region", KURSK_OBLAST),
        ("[Kursk Oblast|place]", KURSK_OBLAST),
        ("[Russia's Kursk region|place]", KURSK_OBLAST),
        ("the region of [Kursk|place]", KURSK_OBLAST),
        ("[SUMY REGION|place], [Ukraine|place]", "692196"),
        ("[Donetsk|place] fell silent.", "709717"),
        ("the [Donetsk|place] region", "709716"),
        ("[Kursk|place] and its streets", KURSK_CITY),
        ("[Kursk|place] and the [Kursk|place] region", KURSK_OBLAST),
        ("[Kharkiv|place] and the [Kharkiv|place] region", "706483"),
        ("[Kyiv|place] and the [Kyiv|place] region", "703448"),
        ("[New York|place] state", "5128638"),
        ("northwestern [Washington|place] state", WASHINGTON_STATE),
        # what stands behind the comma or in brackets
        ("[Paris|place], [Texas|place], is small.", "4717560"),
        ("[London|place], [Ontario|place], is small.", "6058560"),
        ("[Decatur|place], Ala., is small.", "4058553"),
        ("[Odessa|place] ([Texas|place])", "5527554"),
        ("[Odessa|place], [Ukraine|place]", "698740"),
        ("[Kursk|place], [Russia|place]", KURSK_CITY),
        # the countries and regions of the article
        ("[Birmingham|place] and [Alabama|place]", "4049979"),
        ("[Birmingham|place] and [England|place]", "2655603"),
        ("[Birmingham|place] was quiet.", "2655603"),
        ("[Cambridge|place] and [Britain|place]", "2653941"),
        ("[Cambridge|place] and [Massachusetts|place]", "4931972"),
        ("[Odessa|place] and [Texas|place]", "5527554"),
        ("[Odessa|place] and [Ukrainian|group ~] ships", "698740"),
        ("[Tripoli|place] and [Libya|place]", "2210247"),
        ("[Tripoli|place] and [Lebanon|place]", "266826"),
        ("[San Jose|place] and [California|place]", "5392171"),
        ("[San José|place] and [Costa Rica|place]", "3621849"),
        ("[Granada|place] and [Spain|place]", "2517117"),
        ("[Granada|place] and [Nicaragua|place]", "3619136"),
        ("[Kent|place] and [UK|place]", "3333158"),
        ("[Donetsk|place] and [Rostov Oblast|place] and [Russia|place]", "565348"),
        # countries or regions
        ("[Georgia|place] and [Tbilisi|place]", GEORGIA),
        ("[Georgia|place] and [Georgian|group ~] wine", GEORGIA),
        ("[Georgia|place] and [Armenia|place]", GEORGIA),
        ("[Georgia|place] and [Alabama|place]", GEORGIA_US),
        ("[Georgia|place] and [Atlanta|place]", GEORGIA_US),
        ("[Georgia|place] and [US|place]", GEORGIA_US),
        ("[Jordan|place] and [US|place]", "248816"),
        ("[Niger|place] and [Nigeria|place]", "2440476"),
        ("[Luxembourg|place] and [Belgium|place]", "2960313"),
        ("[Mexico|place] and [US|place]", "3996063"),
        # the tagger's other words for places
        ("a historian in [Lviv|organization], [Ukraine|place]", "702550"),
        ("[Kyiv|organization] and [Ukraine|place]", "703448"),
    ],
)  # fmt: skip
def test_which_place(marked: str, first: str | None) -> None:
    """The first name of an article stands for the place that its words, its article or its size tell; else for none."""
    assert geonames(marked)[0] == first


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("[Cambridge|place] was quiet.", "'Cambridge' may be "),
        ("[Springfield|place] was quiet.", "'Springfield' may be "),
        ("[San Jose|place] was quiet.", "'San Jose' may be "),
        ("[Georgia|place] was quiet.", "'Georgia' may be Georgia or Georgia in United States"),
        ("[Georgia|place], [Tbilisi|place] and [Atlanta|place]", "'Georgia' may be "),
        ("[Washington|place] and [Seattle|place]", "'Washington' may be Washington State in United States or "),
    ],
)
def test_what_is_not_clear_is_left_open(marked: str, said: str) -> None:
    """Where neither article nor size decides, there is no link, and one line says between which places."""
    assert geonames(marked)[0] is None
    (message,) = problems(marked)
    assert message.startswith(said)
    assert "\n" not in message


@pytest.mark.parametrize(
    "marked",
    [
        "[Paris Hilton|person] spoke. [Paris|person] left.",
        "[Paris Hilton|person] spoke. [Paris|place] left.",
        "Mr [London|person] spoke.",
        "[Jack London|person] wrote. [London|person] died.",
        "The [Washington Post|organization] wrote.",
        "[Chelsea|organization] won.",
        "[Reading|organization] and [Chelsea|organization] in [Britain|place]",
        "[Victoria|person] and [Australia|place]",
        "[Florence Nightingale|person] and [Italy|place]",
        "[Santa Barbara County|place] and [California|place]",
    ],
)
def test_people_and_clubs_are_no_places(marked: str) -> None:
    """A name of a person, a paper or a club that is also a place's has no link, nor a region that is none."""
    assert geonames(marked)[0] is None


def test_office_holders_are_no_places() -> None:
    """Who has an office is no place, whatever the name; the city that the office is of is one."""
    one = facts("a", "[Madison|place], mayor of [Omaha|place]", roles=((0, "mayor", 1),))
    assert identified(resolve([one]), one) == [None, "5074472"]


def test_two_comma_places_of_one_name() -> None:
    """Where commas tell two places of one name, each mention stands for its own."""
    assert geonames("[Paris|place], [Texas|place], and [Paris|place], [France|place]")[::2] == ["4717560", "2988507"]


def test_a_place_has_its_name_and_coordinates() -> None:
    """A place bears the gazetteer's name, however it is spelled, with latitude and longitude in degrees."""
    one = facts("a", "[Kiev|place] in [Ukraine|place]")
    resolution = resolve([one])
    (name,) = resolution.entities_of(one.article, one.mentions[0].span)
    kyiv = resolution.entities[name]
    assert (kyiv.label, kyiv.names, kyiv.type) == ("Kyiv", ("Kiev",), "place")
    assert kyiv.coordinates == (50.4547, 30.5238)
    assert [(why.left, why.right) for why in resolution.judgements if why.same] == [("Kiev", "Kyiv")]


def test_spellings_and_kinds_are_one_node() -> None:
    """Spellings of a city, and words for the kind of a region, make no second node, over all articles."""
    corpus = [
        facts("a", "[Odessa|place] and [Kharkov|place] in [Ukraine|place], the [Kursk|place] region"),
        facts("b", "[Odesa|place] and [Kharkiv|place] in [Ukraine|place], [Kursk Oblast|place]"),
    ]
    first, second = (identified(resolve(corpus), one) for one in corpus)
    assert first == second == ["698740", "706483", "690791", KURSK_OBLAST]


def test_the_corpus_says_that_a_name_is_a_region() -> None:
    """A bare name is the region where a third of the articles with it call it one; a few among many do not do so."""
    region = facts("a", "the [Kursk|place] region")
    bare = [facts(name, "[Kursk|place] and its streets") for name in "bcde"]
    few, many = resolve([region, *bare[:2]]), resolve([region, *bare])
    assert identified(few, bare[0]) == [KURSK_OBLAST]
    assert identified(many, bare[0]) == [KURSK_CITY]
    assert identified(many, region) == [KURSK_OBLAST]


def test_the_order_of_articles_does_not_count() -> None:
    """The same corpus in any order gives the same places and problems."""
    corpus = [
        facts("a", "[Georgia|place] and [Alabama|place]"),
        facts("b", "[Georgia|place] and [Tbilisi|place], the [Kursk|place] region"),
        facts("c", "[Georgia|place] and [Kursk|place], [Cambridge|place]"),
    ]
    assert len({repr(resolve(list(order))) for order in permutations(corpus)}) == 1


@pytest.mark.parametrize("label", ["Georgia", "Donetsk"])
def test_two_places_of_one_name_are_two_nodes(label: str) -> None:
    """Places of one name in two countries stay apart over the articles."""
    texts = {
        "Georgia": ("[Georgia|place] and [Alabama|place]", "[Georgia|place] and [Tbilisi|place]"),
        "Donetsk": ("[Donetsk|place], [Russia|place]", "[Donetsk|place], [Ukraine|place]"),
    }
    corpus = [facts(str(at), text) for at, text in enumerate(texts[label])]
    resolution = resolve(corpus)
    assert len({identified(resolution, one)[0] for one in corpus}) == 2


def test_every_country_finds_its_capital_beside_it() -> None:
    """A capital beside its country's name is that country's, whatever other places have its name."""
    large = [one for one in gazetteer().countries if one.population >= 1_000_000 and one.name != one.capital]
    countries = [one for one in large if atlas().capital(one.code)]
    wrong = []
    for country in countries:
        capital = atlas().capital(country.code)
        assert capital is not None
        if geonames(f"[{capital.name}|place] in [{country.name}|place]")[0] != capital.geonames:
            wrong.append(country.name)
    assert len(countries) > 150
    assert wrong == []


def test_names_that_are_no_places_are_left_as_they_are() -> None:
    """A name that the gazetteer does not know keeps what the tagger made of it."""
    assert resolved("[Abbey Mills|place] and [Telegram|organization]") == [("Abbey Mills",), ("Telegram",)]
