"""Figures, times and events of a statement in words: "at most 12000 North Korean soldiers"."""

from collections.abc import Mapping, Sequence

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


def time(row: Mapping[str, str]) -> str:
    """A row of the query `times` as one line: the words, the value, and whether it is that of the saying.

    >>> time({"words": "Monday", "value": "2024-11-04", "tells": "said"})
    '“Monday”: 2024-11-04 (said)'
    """
    return f"“{row['words']}”: {row.get('value', 'not known without the date of the article')} ({row['tells']})"


def events(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """The rows of the query `events` as lines, one an event: what, who does it, to whom, where and when.

    >>> events([{"event": "e", "type": "meet", "words": "met", "actorWords": "Ada", "polarity": "denied"}])
    ['meet (“met”), denied; by Ada']
    """
    grouped: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        grouped.setdefault(row["event"], []).append(row)
    return [_event(group) for group in grouped.values()]


def _event(group: Sequence[Mapping[str, str]]) -> str:
    first = group[0]
    told = [f"{first['type']} (“{first['words']}”)" + (", denied" if first["polarity"] == "denied" else "")]
    for joint, column in (("by", "actorWords"), ("of", "patientWords"), ("at", "where"), ("in", "time")):
        words = dict.fromkeys(row[column] for row in group if column in row)
        told += [f"{joint} {' and '.join(words)}"] if words else []
    return "; ".join(told)
