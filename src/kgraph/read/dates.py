"""The date that a line consists of: a whole line or nothing, so that no date is guessed."""

import re
from datetime import datetime

LONGEST = 90  # characters; a date line with weekday, time, zone and an "updated" part stays under it

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_LABEL = re.compile(
    r"^(?:first |last |originally )?(?:published|posted|updated|modified|date|dated|released)(?: on| at)?\s*:?\s+",
    re.IGNORECASE,
)
_LATER = re.compile(r"[\s,;|/·•(–-]*\b(?:last )?(?:updated|modified)\b.*$", re.IGNORECASE)
_CLOCK = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?|noon)"
_ZONE = r"(?:\(?(?:gmt|utc|bst|[ecmp][sd]?t|cest|cet|eet|eest|msk|z)\)?|[+-]\d{2}:?\d{2})"
_WORDY = re.compile(
    rf"(?:{_WEEKDAY},?\s+)?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH}),?"
    rf"|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?)\s+(?P<year>\d{{4}})"
    rf"(?P<time>[\s,|·•–-]+(?:at\s+)?{_CLOCK}(?:\s*{_ZONE})?)?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{4}|\d{4}/\d{1,2}/\d{1,2}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?")


def looks_like_date(line: str) -> bool:
    """Whether the whole line is a date, with or without a label such as "Published:"."""
    core = _core(line)
    return any(form.fullmatch(core) for form in (_ISO, _WORDY, _NUMERIC))


def iso_date(line: str) -> str | None:
    """The ISO 8601 date or date-time that the line consists of; None when it is none or could be two.

    >>> iso_date("Published: Monday, 4 November 2024")
    '2024-11-04'
    >>> iso_date("04/11/2024") is None
    True
    """
    core = _core(line)
    if _ISO.fullmatch(core):
        return _from_iso(core)
    if (match := _WORDY.fullmatch(core)) is not None:
        return _with_time(core) if match["time"] else _plain(match)
    if core[:4].isdigit() and _NUMERIC.fullmatch(core):
        return _from_iso("-".join(part.zfill(2) for part in core.split("/")))
    return None


def _core(line: str) -> str:
    line = " ".join(line.split())
    if len(line) > LONGEST:
        return ""
    return _LATER.sub("", _LABEL.sub("", line)).strip(" .,;|")


def _from_iso(core: str) -> str | None:
    try:
        moment = datetime.fromisoformat(core)
    except ValueError:
        return None
    return moment.date().isoformat() if len(core) == len("2024-11-04") else moment.isoformat()


def _plain(match: re.Match[str]) -> str | None:
    month = (match["month"] or match["month2"])[:3]
    try:
        return (
            datetime.strptime(f"{match['day'] or match['day2']} {month} {match['year']}", "%d %b %Y").date().isoformat()
        )
    except ValueError:
        return None


def _with_time(core: str) -> str | None:
    import dateparser  # half a second to import, and few date lines have a time

    moment = dateparser.parse(core, languages=["en"], settings={"REQUIRE_PARTS": ["day", "month", "year"]})
    return None if moment is None else moment.isoformat()
