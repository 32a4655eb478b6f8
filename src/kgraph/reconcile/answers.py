"""What a service answers, as values; pure, and believing nothing that is not there."""

import json
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from kgraph.authorities.iris import is_iri
from kgraph.authorities.kinds import kind_of
from kgraph.authorities.values import AuthorityRecord, Candidate
from kgraph.errors import ServiceError
from kgraph.model import MentionType

VERSION = "0.2"
ID = "{{id}}"  # stands for the candidate's id in the manifest's address of a view
SHOWN = 80  # characters of an answer that a message repeats
BATCH = 20  # queries of one request, when the service does not want fewer

Json = Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """What a service tells of itself.

    `types` are the ids of its types that stand for one of ours; `batch` is the number of queries in one request.
    """

    name: str
    identifier_space: str
    view: str | None
    types: Mapping[MentionType, str]
    batch: int

    def iri(self, id: str) -> str | None:
        """The IRI of a candidate; None when none can be made.

        By the identifier space where that is the beginning of IRIs, else by the address of the view.
        """
        if id.startswith(("http://", "https://")):
            return id if is_iri(id) else None
        part = quote(id, safe="/:@!$&'()*+,;=-._~", errors="replace")
        forms = [self.identifier_space + part] if self.identifier_space.endswith(("/", "#", "=", ":")) else []
        if self.view is not None:
            forms.append(self.view.replace(ID, part))
        return next((form for form in forms if is_iri(form)), None)


def manifest(url: str, data: bytes) -> Manifest:
    """The manifest that a service answered with; ServiceError when it is none, or of another version."""
    told = _json(url, data)
    if not isinstance(told, dict) or "name" not in told or "identifierSpace" not in told:
        raise ServiceError(f"{url} does not answer with a manifest: is it the address of a reconciliation service?")
    versions = told.get("versions", ["0.1"])  # the field is new in 0.2
    if not isinstance(versions, list) or VERSION not in versions:
        told_versions = ", ".join(map(str, versions)) if isinstance(versions, list) else str(versions)
        spoken = " ".join(told_versions.split())
        raise ServiceError(f"{url} speaks version {spoken[:SHOWN]} of the Reconciliation API, and {VERSION} is needed")
    view = told.get("view")
    address = view.get("url") if isinstance(view, dict) else None
    batch = told.get("batchSize")
    return Manifest(
        name=_words(told["name"]),
        identifier_space=_words(told["identifierSpace"]),
        view=address if isinstance(address, str) and ID in address else None,
        types=_types(told.get("defaultTypes")),
        batch=min(batch, BATCH) if isinstance(batch, int) and batch > 0 else BATCH,
    )


def results(url: str, data: bytes, keys: Collection[str]) -> dict[str, list[Json]]:
    """The candidates of each query as the service wrote them; ServiceError when one of the answers is missing."""
    told = _json(url, data)
    if isinstance(told, dict) and told.get("status") == "error":
        raise ServiceError(f"{url} answers with an error: {_words(told.get('message')) or 'it does not say which'}")
    found: dict[str, list[Json]] = {}
    for key in keys:
        answer = told.get(key) if isinstance(told, dict) else None
        result = answer.get("result") if isinstance(answer, dict) else None
        if not isinstance(result, list):
            raise ServiceError(f"{url} does not answer query {key}: this is no answer of a reconciliation service")
        found[key] = result
    return found


def candidates(url: str, told: Manifest, result: list[Json], limit: int) -> tuple[Candidate, ...]:
    """The first `limit` candidates of an answer; ServiceError for one that is not as the protocol has it."""
    return tuple(_candidate(url, told, one) for one in result[:limit])


def _candidate(url: str, told: Manifest, one: Json) -> Candidate:
    wanted = {"id": str, "name": str, "score": int | float, "match": bool}
    bad = [key for key, kind in wanted.items() if not isinstance(one, dict) or not isinstance(one.get(key), kind)]
    if bad or isinstance(one["score"], bool) or not _is_finite(one["score"]):
        raise ServiceError(f"{url} offers a candidate without a right {bad[0] if bad else 'score'}: {_shown(one)}")
    iri, label = told.iri(_words(one["id"])), _words(one["name"])
    if iri is None or not label:
        raise ServiceError(f"{url} offers a candidate that has no {'name' if iri else 'IRI'}: {_shown(one)}")
    types = one.get("type")
    return Candidate(
        record=AuthorityRecord(
            iri=iri, label=label, type=_type(types, told), description=_words(one.get("description")) or None
        ),
        score=float(one["score"]),
        match=one["match"],
    )


def _type(types: Json, told: Manifest) -> MentionType | None:
    """Our type for a candidate's, by those of the manifest, else by their ids and names."""
    given = [one for one in (types if isinstance(types, list) else []) if isinstance(one, dict | str)]
    ids = {one if isinstance(one, str) else _words(one.get("id")) for one in given}
    known = {kind for kind, id in told.types.items() if id in ids}
    if len(known) == 1:
        return known.pop()
    return kind_of(sorted(ids) + sorted(_words(one.get("name")) for one in given if isinstance(one, dict)))


def _types(given: Json) -> dict[MentionType, str]:
    """Ids of the service's types by ours, where just one is meant."""
    found: dict[MentionType, set[str]] = {}
    for one in given if isinstance(given, list) else []:
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            kind = kind_of([one["id"], _words(one.get("name"))])
            if kind is not None:
                found.setdefault(kind, set()).add(one["id"])
    return {kind: next(iter(ids)) for kind, ids in sorted(found.items()) if len(ids) == 1}


def _json(url: str, data: bytes) -> Json:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        start = " ".join(data[:SHOWN].decode("utf-8", "replace").split())
        raise ServiceError(f"{url} does not answer with JSON but with {start!r}") from error


def _words(given: Json) -> str:
    """A text on one line, without signs that cannot be written or steer a terminal; "" for what is no text."""
    if not isinstance(given, str):
        return ""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in given).split())


def _is_finite(number: float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:  # a whole number beyond what a float can hold
        return False


def _shown(one: Json) -> str:
    return _words(repr(one))[:SHOWN]
