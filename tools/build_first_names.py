"""Builds data/lexicon/first-names.tsv: first names that nearly always are a man's, or a woman's.

Needs two packages that kgraph itself does not: run it in an environment of its own, with
`uv run --no-project --with faker==40.54.0 --with names==0.3.0 tools/build_first_names.py`.

The package `names` carries the frequencies of the United States census of 1990 (public domain), Faker (MIT licence)
lists of first names by country. A name of the census is kept when one sex has it ten times as often as the other; a
name that only Faker has, when it lists it for one sex only. Ukrainian and Russian names are written in Latin letters,
in each of the spellings that the news has.
"""

import importlib
import pkgutil
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import faker.providers.person
import names

TARGET = Path(__file__).resolve().parent.parent / "data" / "lexicon" / "first-names.tsv"
CLEARLY = 10  # times as often as the other sex has the name
CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ie", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
    "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia", "'": "", "’": "",
}  # fmt: skip
UKRAINIAN = {"г": "h", "и": "y"}


def census() -> Iterator[tuple[str, str, float]]:
    """Name, gender and frequency."""
    folder = Path(names.__file__).parent
    for file, gender in (("dist.male.first", "masculine"), ("dist.female.first", "feminine")):
        for line in (folder / file).read_text(encoding="ascii").splitlines():
            name, frequency, *_ = line.split()
            yield name.lower(), gender, float(frequency)


def listed() -> Iterator[tuple[str, str]]:
    """Name and gender by Faker's lists, in Latin letters."""
    for module in sorted(pkgutil.iter_modules(faker.providers.person.__path__), key=lambda one: one.name):
        if "_" not in module.name:
            continue
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute, gender in (("first_names_male", "masculine"), ("first_names_female", "feminine")):
            for name in getattr(provider, attribute, ()):
                for spelling in spellings(name.strip().lower(), ukrainian=module.name == "uk_UA"):
                    yield spelling, gender


def spellings(name: str, *, ukrainian: bool) -> set[str]:
    """A name in plain Latin letters; several for one in Cyrillic ("Andrii", "Andriy"), none for other scripts."""
    if re.search("[а-яіїєґ]", name):
        table = CYRILLIC | (UKRAINIAN if ukrainian else {})
        written = "".join(table.get(letter, letter) for letter in name)
        found = {written, written.replace("iu", "yu").replace("ia", "ya"), re.sub("[iy]i$", "y", written)}
        found |= {re.sub("ii$", "iy", one) for one in found} | {re.sub("ei$", "ey", one) for one in found}
    else:
        decomposed = unicodedata.normalize("NFKD", name)
        found = {"".join(letter for letter in decomposed if not unicodedata.combining(letter))}
    return {one for one in found if re.fullmatch(r"[a-z][a-z'-]+", one)}


def genders() -> dict[str, str]:
    """Gender by name, for the names that tell it."""
    often: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for name, gender, frequency in census():
        often[name][gender] = frequency
    known = set(often)
    for name, gender in listed():
        if name not in known:
            often[name][gender] = 1.0
    ordered = {name: sorted(shares.items(), key=lambda row: -row[1]) for name, shares in often.items()}
    return {name: rows[0][0] for name, rows in ordered.items() if len(rows) == 1 or rows[0][1] >= CLEARLY * rows[1][1]}


if __name__ == "__main__":
    lines = ["name\tgender", *(f"{name}\t{gender[0]}" for name, gender in sorted(genders().items()))]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
