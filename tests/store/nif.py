"""A corpus in the NIF vocabulary, as other people's tools write it: made by code, the same each time."""

PEOPLE = ("Hanna Lindqvist", "Olga Brandt", "Piotr Zielinski", "Amara Okoye", "Luca Ferri")
HEAD = """@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix itsrdf: <http://www.w3.org/2005/11/its/rdf#> .
@prefix dbo: <http://dbpedia.org/ontology/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix p: <https://example.org/people/> .
"""


def corpus(resources: int) -> str:
    """Turtle with this many contexts and phrases, in which people of the corpus are named."""
    people = [f'p:{number} a dbo:Person ; rdfs:label "{name}"@en .\n' for number, name in enumerate(PEOPLE)]
    sentences = (_sentence(number) for number in range((resources - len(PEOPLE)) // 2))
    return HEAD + "".join((*people, *sentences))


def _sentence(number: int) -> str:
    """A context and the one phrase in it."""
    name = PEOPLE[number % len(PEOPLE)]
    text = f"In report {number} {name} spoke."
    start = text.index(name)
    context = f"<https://example.org/corpus/{number}#char=0,{len(text)}>"
    phrase = f"<https://example.org/corpus/{number}#char={start},{start + len(name)}>"
    return (
        f'{context} a nif:Context ; nif:isString "{text}" ;\n'
        f'    nif:beginIndex "0"^^xsd:nonNegativeInteger ; nif:endIndex "{len(text)}"^^xsd:nonNegativeInteger .\n'
        f'{phrase} a nif:Phrase ; nif:anchorOf "{name}" ; nif:referenceContext {context} ;\n'
        f'    nif:beginIndex "{start}"^^xsd:nonNegativeInteger ;\n'
        f'    nif:endIndex "{start + len(name)}"^^xsd:nonNegativeInteger ;\n'
        f"    itsrdf:taIdentRef p:{number % len(PEOPLE)} .\n"
    )
