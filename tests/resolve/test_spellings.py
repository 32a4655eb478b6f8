import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.resolve.features import PERSON, judge
from kgraph.resolve.spellings import Spelled, blocks

SAME = [
    # other scripts
    ("Volodymyr Zelensky", "Володимир Зеленський"),
    ("Alexis Tsipras", "Αλέξης Τσίπρας"),
    # Slavic
    ("Dmytro Kuleba", "Dmitry Kuleba"),
    ("Oleksandr Syrskyi", "Aleksandr Syrsky"),
    ("Yevgeny Prigozhin", "Evgeniy Prigozhin"),
    ("Andriy Yermak", "Andrii Ermak"),
    ("Artyom Solovyov", "Artem Soloviev"),
    ("Nikita Khrushchev", "Nikita Khrushchov"),
    ("Yurii Hnatiuk", "Yuriy Gnatyuk"),
    ("Olena Zelenska", "Olena Zelenskaya"),
    ("Vladimir Putin", "Vladimir Vladimirovich Putin"),
    # Arabic
    ("Muammar Gaddafi", "Moammar al-Qadhafi"),
    ("Mohammed bin Salman", "Crown Prince Mohammad bin Salman"),
    ("Abdel Fattah el-Sisi", "Abdul-Fattah al-Sissi"),
    ("Bashar al-Assad", "Bashar Assad"),
    ("Hussein Amir-Abdollahian", "Hossein Amirabdollahian"),
    ("Youssef El Khatib", "Yusuf al-Khateeb"),
    ("Fatima al-Zahrani", "Fatema Alzahrani"),
    # Korean and Chinese
    ("Yoon Suk-yeol", "Yoon Seok Youl"),
    ("Ri Yong Ho", "Lee Yong-ho"),
    ("Park Hyun-woo", "Hyun-woo Park"),
    ("Syngman Rhee", "Rhee Syngman"),
    ("Mao Zedong", "Mao Tse-tung"),
    ("Lai Ching-te", "Lai Qingde"),
    ("Li Qiang", "Qiang Li"),
    # order, nicknames, parts
    ("Fumio Kishida", "Kishida Fumio"),
    ("Mike Pence", "Michael Pence"),
    ("Jim Mattis", "James N. Mattis"),
    ("Lucía Quispe Mamani", "Lucia Quispe"),
    ("JD Vance", "J.D. Vance"),
    ("King Charles", "King Charles III"),
    ("Joko Widodo", "Jokowi"),
]
DIFFERENT = [
    ("Kim Jong Un", "Kim Jong Il"),
    ("Kim Min-jae", "Kim Min-ji"),
    ("Park Min-su", "Park Min-seo"),
    ("Wang Yi", "Wang Ying"),
    ("Li Wei", "Li Wen"),
    ("George H. W. Bush", "George W. Bush"),
    ("Donald Trump", "Donald Trump Jr."),
    ("Mohammed Salah", "Mohammed Saleh"),
    ("Mohammed al-Masri", "Ahmed al-Masri"),
    ("Ali Khamenei", "Ruhollah Khomeini"),
    ("Oleksandr Kovalenko", "Oleksandra Kovalenko"),
    ("Olga Gerasimova", "Oleg Gerasimov"),
    ("Dmitry Medvedev", "Dmitry Medvedchuk"),
    ("Ivan Petrovich Sokolov", "Ivan Andreyevich Sokolov"),
    ("Martin Luther", "Martin Luther King"),
    ("David James", "James David"),
    ("Wang Wei", "Wei Wang"),
    ("John Peterson", "John Petersen"),
    ("Viktor Orban", "Viktor Urban"),
    ("Christina Smith", "Christine Smith"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_same_person(left: str, right: str) -> None:
    """Names of one person are the same, either way round, and have something in common that they are found by."""
    for found in (judge(left, right, PERSON), judge(right, left, PERSON)):
        assert found is not None
        assert found.same
    assert set(blocks(left)) & set(blocks(right)) or " " not in right


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_different_people(left: str, right: str) -> None:
    """Names of two people are never found to be one."""
    for found in (judge(left, right, PERSON), judge(right, left, PERSON)):
        assert found is None or not found.same


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Kim Yong-hyun", "yonghyun", "kim"),
        ("Yong-hyun Kim", "yonghyun", "kim"),
        ("Bruce Lee", "bruce", "lee"),
        ("Abd al-Fattah el-Sisi", "abdfattah", "sisi"),
        ("Gen. Ursula von der Leyen", "ursula", "von der leyen"),
        ("Al Gore", "al", "gore"),
        ("Zelensky", "", "zelensky"),
    ],
)
def test_parts(name: str, given: str, family: str) -> None:
    """Given and family name are told apart, whichever comes first; Arabic articles are left out."""
    assert (Spelled.of(name).given, Spelled.of(name).family) == (given, family)


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_names_can_be_compared(left: str, right: str) -> None:
    """Any two texts can be compared, and the answer is the same either way round."""
    one, other = judge(left, right, PERSON), judge(right, left, PERSON)
    assert (one and one.rule) == (other and other.rule)
