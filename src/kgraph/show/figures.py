"""A figure of a statement in words: "at most 12000 North Korean soldiers"."""

from collections.abc import Mapping

AMOUNTS = {
    "Exactly": "{value}",
    "About": "about {value}",
    "AtLeast": "at least {minimum}",
    "AtMost": "at most {maximum}",
    "Between": "{minimum} to {maximum}",
}


def figure(row: Mapping[str, str]) -> str:
    """A row of the query `quantities` as one line: the number, its unit, what is counted, and the article's own words.

    >>> figure({"modifier": "AtMost", "value": "12000", "maximum": "12000", "counted": "soldiers", "words": "12,000"})
    'at most 12000 soldiers (“12,000”)'
    """
    unit = row.get("unit", "").rpartition("/")[2]
    of = row.get("counted", "")
    parts = [AMOUNTS[row["modifier"]].format_map(row), unit, f"({of})" if unit and of else of, f"(“{row['words']}”)"]
    whole = f", part of “{row['whole']}”" if "whole" in row else ""
    return " ".join(filter(None, parts)) + whole
