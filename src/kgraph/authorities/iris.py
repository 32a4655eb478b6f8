"""What can be an IRI in the graph."""

import pyoxigraph as ox


def is_iri(text: str) -> bool:
    """Whether the text is an absolute IRI that the graph can hold.

    >>> is_iri("https://example.org/people/7"), is_iri("people/7"), is_iri("https://example.org/a b")
    (True, False, False)
    """
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True
