import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.resolve import names
from kgraph.resolve.features import ORGANISATION, PERSON, PLACE, judge
from kgraph.resolve.names import PersonName


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Kim Yong-hyun’s", "kim yong hyun"),
        ("the U.K.", "uk"),
        ("The  Hague", "hague"),
        ("A. Smith", "a smith"),
        ("Gdańsk", "gdansk"),
        ("Łódź", "lodz"),
        ("Brontës'", "brontes"),
        ("Straße", "strasse"),
        ("Ｋｉｍ", "kim"),
        ("—", "—"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    """Case, accents, hyphens, apostrophes, article and possessive do not count."""
    assert names.fold(name) == folded


@given(st.text(min_size=1))
def test_any_name_can_be_read(name: str) -> None:
    """Any text has a key and a person's name, and folding it twice is folding it once."""
    assert names.name_key(name) == names.name_key(name)
    assert isinstance(PersonName.of(name), PersonName)
    assert names.is_single(name) is not names.is_full(name)


@pytest.mark.parametrize(
    ("name", "first", "middle", "last", "suffix"),
    [
        ("Andriy Kovalenko", "andriy", (), "kovalenko", ""),
        ("George W. Bush", "george", ("w",), "bush", ""),
        ("Ursula von der Leyen", "ursula", (), "von der leyen", ""),
        ("von der Leyen", "", (), "von der leyen", ""),
        ("Al Gore", "al", (), "gore", ""),
        ("Ben Affleck", "ben", (), "affleck", ""),
        ("Kim Yong Hyun", "yong hyun", (), "kim", ""),
        ("Kim Yong-hyun", "yong hyun", (), "kim", ""),
        ("Xi Jinping", "xi", (), "jinping", ""),
        ("Robert F. Kennedy Jr.", "robert", ("f",), "kennedy", "jr"),
        ("Putin", "", (), "putin", ""),
    ],
)
def test_parts_of_a_persons_name(name: str, first: str, middle: tuple[str, ...], last: str, suffix: str) -> None:
    """First, middle and last names and suffixes are told apart; East Asian names keep their order."""
    assert PersonName.of(name) == PersonName(first=first, middle=middle, last=last, suffix=suffix)


@pytest.mark.parametrize(
    ("name", "titles", "rest"),
    [
        ("President Putin", ("President",), "Putin"),
        ("Defence Minister John Healey", ("Defence", "Minister"), "John Healey"),
        ("Lt. Gen. Ann Hall", ("Lt.", "Gen."), "Ann Hall"),
        ("Security Service", (), "Security Service"),
        ("Pope Francis", (), "Pope Francis"),
        ("Putin", (), "Putin"),
    ],
)
def test_titles_before_a_name(name: str, titles: tuple[str, ...], rest: str) -> None:
    """Titles are taken off, unless nothing else is left or nobody knows the person without."""
    assert names.split_title(name) == (titles, rest)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Zelensky", "Zelenskyy", True),
        ("Zelenskiy", "Zelenskyj", True),
        ("Lukashenko", "Lukashenka", True),
        ("Poroshenko", "Poroshenkov", False),
        ("Johnson", "Johnston", False),
        ("Peterson", "Petersen", False),
        ("Robertson", "Robinson", False),
        ("Lee", "Li", False),
        ("Williams", "Williamson", False),
        ("Gerasimov", "Gerasimova", False),
    ],
)
def test_spellings_of_a_last_name(left: str, right: str, same: bool) -> None:
    """Last names are one when they sound alike, or when a long one differs in one vowel."""
    assert names.is_spelling_of(left, right) is same
    assert names.is_spelling_of(right, left) is same


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("NIS", "National Intelligence Service", True),
        ("MoD", "Ministry of Defence", True),
        ("U.N.", "United Nations", True),
        ("CCD", "Center for Countering Disinformation", True),
        ("SBU", "Security Service of Ukraine", False),
        ("Nis", "National Intelligence Service", False),
        ("N", "National", False),
    ],
)
def test_acronyms(short: str, full: str, fits: bool) -> None:
    """An acronym is made of the first letters, with or without those of the small words."""
    assert names.acronym_of(short, full) is fits


@pytest.mark.parametrize(
    ("table", "left", "right", "rule", "same"),
    [
        (PERSON, "Joe Biden", "Hunter Biden", "other-first-name", False),
        (PERSON, "Kim Jong Un", "Kim Jong Il", "other-first-name", False),
        (PERSON, "John A. Smith", "John B. Smith", "other-middle-name", False),
        (PERSON, "John A. Smith", "John Andrew Smith", "middle-name", True),
        (PERSON, "Robert Kennedy", "Robert Kennedy Jr.", "other-suffix", False),
        (PERSON, "J. Powell", "Jerome Powell", "initial", True),
        (PERSON, "Powell", "Jerome Powell", "last-name", True),
        (PERSON, "Volodymyr Zelensky", "Volodymyr Zelenskyy", "spelling", True),
        (PERSON, "Kim Yonghyun", "Kim Yong-hyun", "same-but-blanks", True),
        (PERSON, "Ann Hall", "Bo Berg", None, None),
        (ORGANISATION, "UK Defence Ministry", "Ministry of Defence of Britain", "country-and-words", True),
        (ORGANISATION, "UK Defence Ministry", "French Defence Ministry", "other-country", False),
        (ORGANISATION, "Ministry of Defence", "UK Defence Ministry", "country-left-out", True),
        (ORGANISATION, "MoD", "British Ministry of Defence", "acronym", True),
        (ORGANISATION, "EU", "European Union", "gazetteer", True),
        (ORGANISATION, "Apple", "Apple Inc.", "same-name", True),
        (ORGANISATION, "Niger Delta Group", "Nigeria Delta Group", None, None),
        (PLACE, "Niger", "Nigeria", "two-countries", False),
        (PLACE, "DPRK", "North Korea", "gazetteer", True),
        (PLACE, "Kursk Oblast", "Kursk", "region-word", True),
        (PLACE, "Moscow region", "Moscow", None, None),
    ],
)
def test_judge(table: tuple, left: str, right: str, rule: str | None, same: bool | None) -> None:
    """The surest feature that holds for two names decides, either way round; without one, nothing is known."""
    for found in (judge(left, right, table), judge(right, left, table)):
        assert (found and found.rule, found and found.same) == (rule, same)
