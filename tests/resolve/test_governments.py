import pytest

from kgraph.model import Entity, Facts, Resolution
from kgraph.resolve import resolve, statements
from kgraph.resolve.bodies import body_name
from kgraph.resolve.gazetteer import gazetteer
from kgraph.resolve.governments import government_name
from resolve.marked import facts


def speaker(resolution: Resolution, one: Facts, number: int = 0) -> Entity:
    """The one speaker of an article's attribution."""
    (name,) = statements(one, resolution)[number].speakers
    return resolution.entities[name]


def heard(marked: str, said: str, number: int = 0) -> tuple[Facts, Resolution]:
    one = facts("a", marked, said=(((number,), (said,)),))
    return one, resolve([one])


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("[Ukraine|place] said so.", "Government of Ukraine"),
        ("[Kyiv|place] said so.", "Government of Ukraine (Kyiv)"),
        ("[The Kremlin|organization =Kremlin] said so.", "Government of Russia (Kremlin)"),
        ("[Downing Street|place] said so.", "Government of the United Kingdom (Downing Street)"),
        ("[The White House|organization =White_House] said so.", "Government of the United States (White House)"),
        ("[Washington|place] said so.", "Government of the United States (Washington)"),
        ("[Élysée|organization] said so.", "Government of France (Élysée)"),
        ("[US|place] said so.", "Government of the United States"),
        ("[London|place] said so.", "Government of the United Kingdom (London)"),
        ("[Bankova|person =Bankova] said so.", "Bankova"),
        ("[Brussels|place] said so.", "European Union"),
        ("[Foggy Bottom|place] said so.", "US Department of State"),
        ("[The British government|organization - =British_government] said so.", "Government of the United Kingdom"),
    ],
)
def test_a_place_that_speaks_is_its_government(marked: str, label: str) -> None:
    """A country, its capital or the seat of its government speaks as the government, or as the body that sits there."""
    one, resolution = heard(marked, "so")
    assert speaker(resolution, one).label == label
    assert speaker(resolution, one).type in ("organization", "person")


@pytest.mark.parametrize(
    ("marked", "geonames"),
    [
        ("[Kharkiv|place] said so.", "706483"),
        ("[Texas|place] said so.", "4736286"),
        ("[Paris|place], Texas, said so.", "4717560"),
    ],
)
def test_a_place_without_a_government_of_its_own_stays_one(marked: str, geonames: str) -> None:
    """A city that is no capital, and a region, stay places where they speak."""
    one, resolution = heard(marked, "so")
    assert speaker(resolution, one).type == "place"
    assert speaker(resolution, one).same_as == (f"https://sws.geonames.org/{geonames}/",)


def test_a_place_that_does_not_speak_stays_a_place() -> None:
    """The same names in one article are the government where they speak and the place where they do not."""
    one, resolution = heard(
        "[Kyiv|place] said so. Rain fell on [Kyiv|place] and on [the Kremlin|place =Kremlin].", "so"
    )
    spoke, rained, kremlin = (
        resolution.entities[resolution.entities_of(one.article, each.span)[0]] for each in one.mentions
    )
    assert (spoke.label, spoke.type) == ("Government of Ukraine (Kyiv)", "organization")
    assert (rained.label, rained.type) == ("Kyiv", "place")
    assert (kremlin.label, kremlin.type) == ("Kremlin", "place")


def test_all_names_of_a_government_are_one_node() -> None:
    """Country, capital, seat and "the British government" are one speaker over all articles, which bears all names."""
    called = (
        "[Britain|place]",
        "[UK|place]",
        "[London|place]",
        "[Downing Street|place]",
        "[UK government|organization]",
    )
    corpus = [facts(str(at), f"{name} said so.", said=(((0,), ("so",)),)) for at, name in enumerate(called)]
    resolution = resolve(corpus)
    speakers = {speaker(resolution, one).id for one in corpus}
    assert len(speakers) == 1
    names = resolution.entities[speakers.pop()].names
    assert {"Britain", "UK", "London", "Downing Street", "UK government", "United Kingdom"} <= set(names)


def test_a_government_governs_its_country() -> None:
    """The government is linked to the country, which is there even where the article names only the capital."""
    one, resolution = heard("[Kyiv|place] said so.", "so")
    country = resolution.entities[str(speaker(resolution, one).jurisdiction)]
    assert (country.label, country.type, country.same_as) == ("Ukraine", "place", ("https://sws.geonames.org/690791/",))
    named = facts("b", "[Ukraine|place] is large.")
    assert country.id in resolve([one, named]).entities_of(named.article, named.mentions[0].span)


def test_a_pronoun_speaks_for_the_government() -> None:
    """A pronoun that speaks for a country is its government, while the country's mention stays the place."""
    one, resolution = heard("Trains left [Russia|place]. [It|place - >0] said so.", "so", 1)
    assert speaker(resolution, one).label == "Government of Russia"
    (place,) = resolution.entities_of(one.article, one.mentions[0].span)
    assert resolution.entities[place].type == "place"


def test_two_countries_speak_as_two_governments() -> None:
    """A pronoun for two countries gives both governments; a person beside a country stays one."""
    one = facts(
        "a",
        "[Russia|place] met [North Korea|place]. [Both|group - >0,1] said so. [Kim Jong Un|person] and [Seoul|place] "
        "nodded; [they|group - >3,4] told more.",
        said=(((2,), ("so",)), ((5,), ("more",))),
    )
    resolution = resolve([one])
    said = [[resolution.entities[name].label for name in found.speakers] for found in statements(one, resolution)]
    assert said == [
        ["Government of Russia", "Government of North Korea"],
        ["Kim Jong Un", "Government of South Korea (Seoul)"],
    ]


def test_who_has_an_office_in_a_seat_has_it_in_the_government() -> None:
    """ "Kremlin spokesman" is an office of the government, not of a building."""
    one = facts("a", "[Kremlin|organization] spokesman [Dmitry Peskov|person]", roles=((1, "spokesman", 0),))
    resolution = resolve([one])
    (name,) = resolution.entities_of(one.article, one.mentions[0].span)
    assert resolution.entities[name].label == "Government of Russia (Kremlin)"


def test_the_id_does_not_hang_on_what_it_is_called() -> None:
    """The node of a government has the same name in the graph whatever the news calls it by."""
    called = [heard(f"[{name}|place] said so.", "so") for name in ("Kyiv", "Ukraine", "Bankova")]
    assert len({speaker(resolution, one).id for one, resolution in called}) == 1


def test_every_government_reads_its_own_name() -> None:
    """What each government is called is read as an institution of its country and nothing else."""
    wrong = []
    for country in gazetteer().countries:
        found = body_name(government_name(country.code))
        if found is None or (found.country, found.content) != (country, ("government",)):
            wrong.append(country.code)
    assert wrong == []


def test_the_judgement_tells_why() -> None:
    """That a place is called for its government leaves a judgement."""
    _, resolution = heard("[Kyiv|place] said so.", "so")
    assert ("Kyiv", "government") in {(why.left, why.rule) for why in resolution.judgements if why.same}
