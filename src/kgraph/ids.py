"""Local names for things, made from their content, so that the same input names the same things.

A local name is the last part of an IRI: ASCII letters, digits and hyphens, no slash, so that Turtle can write it short.
`iri` puts it under a base.
"""

import re
import unicodedata

BASE = "https://w3id.org/kgraph/id/"

SLUG_LENGTH = 48  # characters; long enough to be recognised, short enough to be read in a table


def digest(*parts: str, length: int = 16) -> str:
    """Hexadecimal digest of the parts, `length` characters of SHA-256; the parts' borders count.

    >>> digest("article", "some text")
    '62c1990d858ac097'
    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    import hashlib

    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def slug(text: str) -> str:
    """A readable ASCII form of a name.

    >>> slug("Kim Yong-hyun’s  Ministère")
    'kim-yong-hyuns-ministere'
    >>> slug("金")
    ''
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    words = re.findall(r"[a-z0-9]+", re.sub(r"['`]", "", plain).lower())
    return "-".join(words)[:SLUG_LENGTH].rstrip("-")


def local_name(kind: str, *parts: str, name: str = "", shown: str | None = None) -> str:
    """`kind-slug-digest`, or `kind-digest` without a name; the digest is of kind and parts, never of the name.

    `shown` stands in the place of the kind for readers, where it may change and the digest must not.

    >>> local_name("statement", "a", "b")
    'statement-0986ae0da13c75a6'
    >>> local_name("person", "andriy kovalenko", name="Andriy Kovalenko")
    'person-andriy-kovalenko-57698516c0'
    >>> local_name("entity", "kursk", name="Kursk", shown="place")
    'place-kursk-2b7195a03f'
    """
    head, readable = kind if shown is None else shown, slug(name)
    if not readable:
        return f"{head}-{digest(kind, *parts)}"
    return f"{head}-{readable}-{digest(kind, *parts, length=10)}"


def iri(name: str, base: str = BASE) -> str:
    """The IRI of a local name under `base`.

    >>> iri("article-3b9a")
    'https://w3id.org/kgraph/id/article-3b9a'
    """
    return base + name
