"""First names that nearly always are a man's, or a woman's."""

import csv
import unicodedata
from collections.abc import Mapping
from functools import cache

from kgraph.resources import resource

GENDERS = {"m": "masculine", "f": "feminine"}


@cache
def _genders() -> Mapping[str, str]:
    with resource("data", "lexicon", "first-names.tsv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: GENDERS[row["gender"]] for row in csv.DictReader(file, delimiter="\t")}


@cache
def gender_of(name: str) -> str:
    """ "masculine" or "feminine" for a first name in any case, with or without accents; empty when it tells nothing."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return _genders().get("".join(letter for letter in letters if not unicodedata.combining(letter)), "")


def is_first_name(word: str) -> bool:
    """Whether a word is a first name that tells its bearer's gender."""
    return gender_of(word) != ""
