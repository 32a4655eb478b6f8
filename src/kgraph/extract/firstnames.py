"""First names that nearly always are a man's, or a woman's."""

import csv
from collections.abc import Mapping
from functools import cache

from kgraph.resources import resource

GENDERS = {"m": "masculine", "f": "feminine"}


@cache
def first_names() -> Mapping[str, str]:
    """Gender, "masculine" or "feminine", by first name in small letters."""
    with resource("data", "lexicon", "first-names.tsv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: GENDERS[row["gender"]] for row in csv.DictReader(file, delimiter="\t")}
