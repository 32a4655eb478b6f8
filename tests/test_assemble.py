"""Values become quads in the agreed shape, and quads become the same bytes whatever their order."""

import dataclasses
import random
import re

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic

from kgraph.assemble import FORMATS, article_quads, passage, serialize
from kgraph.assemble.formats import UNWRITABLE
from kgraph.errors import OutputError
from kgraph.model import RELATIONS, STATING, Entity, Facts, Relation, Span, Statement
from kgraph.vocab import KG, OA, PROV, RDF, RDFS, SCHEMA, SKOS, prefixes
from store.news import GAZETTE, HARBOUR, IDA, LUND, OFFICE, TOM, harbour, reply, resolution, span

NAME = "https://w3id.org/kgraph/id/"
NOT_KNOWN = "people"  # the one mention of the article that the resolution knows nothing of


def quads_of(facts: Facts, statements: tuple[Statement, ...]) -> list[ox.Quad]:
    return article_quads(facts, statements, resolution())


def quads() -> list[ox.Quad]:
    return quads_of(*harbour())


def objects(found: list[ox.Quad], subject: str, predicate: str) -> list[str]:
    """What the subject (a local name or an IRI) has for the predicate, as values."""
    iri = subject if ":" in subject else NAME + subject
    return sorted(
        one.object.value for one in found if one.subject.value == iri and one.predicate.value == str(predicate)
    )


def only(found: list[ox.Quad], subject: str, predicate: str) -> str:
    (value,) = objects(found, subject, predicate)
    return value


def with_relation(relation: Relation) -> tuple[Facts, tuple[Statement, ...]]:
    facts, (first, *_) = harbour()
    return facts, (dataclasses.replace(first, attribution=dataclasses.replace(first.attribution, relation=relation)),)


def published(value: str) -> list[ox.Quad]:
    facts, _ = reply()
    return quads_of(dataclasses.replace(facts, article=dataclasses.replace(facts.article, published=value)), ())


def test_everything_lies_in_the_graph_of_the_article() -> None:
    """All quads of an article are in the named graph that has the article's IRI."""
    assert {f"{NAME}article-harbour"} == {quad.graph_name.value for quad in quads()}


def test_there_are_no_blank_nodes() -> None:
    """Everything has a name."""
    assert not any(isinstance(term, ox.BlankNode) for quad in quads() for term in quad)


def test_same_values_give_the_same_sorted_quads() -> None:
    """Assembling twice gives equal lists, sorted and without duplicates."""
    found = quads()
    assert found == quads() == sorted(set(found), key=lambda quad: [str(term) for term in (*quad.triple,)])


def test_article_is_described() -> None:
    """The article has its title, date, author, publisher, address, language and hash."""
    facts, _ = harbour()
    told = {
        SCHEMA.headline: "Lund opens its harbour",
        SCHEMA.datePublished: "2024-05-06",
        SCHEMA.author: "A. Writer",
        SCHEMA.publisher: "The Example",
        SCHEMA.url: "https://example.org/harbour",
        SCHEMA.inLanguage: "en",
        KG.sha256: facts.article.sha256,
        RDF.type: str(SCHEMA.NewsArticle),
    }
    assert told == {predicate: only(quads(), "article-harbour", predicate) for predicate in told}


def test_what_an_article_does_not_tell_is_left_out() -> None:
    """An article without title, author, publisher and address has no such properties."""
    found = quads_of(*reply())
    left_out = (SCHEMA.headline, SCHEMA.author, SCHEMA.publisher, SCHEMA.url)
    assert [objects(found, "article-reply", predicate) for predicate in left_out] == [[], [], [], []]


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("2024-05-06", '"2024-05-06"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("2024-05-06T08:30:00+00:00", '"2024-05-06T08:30:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>'),
        ("2024-05-06T08:30:00Z", '"2024-05-06T08:30:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>'),
        ("2024-05-06T08:30", '"2024-05-06T08:30:00"^^<http://www.w3.org/2001/XMLSchema#dateTime>'),
        ("2024-05-06T08:30:00.500+02:00", '"2024-05-06T08:30:00.5+02:00"^^<http://www.w3.org/2001/XMLSchema#dateTime>'),
    ],
)
def test_dates_are_written_in_their_canonical_form(told: str, written: str) -> None:
    """A date is an xsd:date, a date with a time an xsd:dateTime, as Oxigraph keeps them."""
    (date,) = [quad.object for quad in published(told) if quad.predicate.value == str(SCHEMA.datePublished)]
    assert written == str(date)


def test_address_that_is_no_iri_stays_as_words() -> None:
    """An address that cannot be an IRI is kept as a literal."""
    facts, _ = reply()
    article = dataclasses.replace(facts.article, url="not an address")
    found = quads_of(dataclasses.replace(facts, article=article), ())
    assert [ox.Literal("not an address")] == [one.object for one in found if one.predicate.value == str(SCHEMA.url)]


def test_entities_have_type_names_and_links() -> None:
    """An entity has its class, its label, its other names without the label, and what it is elsewhere."""
    found = quads()
    assert str(SCHEMA.Person) == only(found, IDA, RDF.type)
    assert objects(found, IDA, SKOS.altLabel) == ["Brandt", "Mayor Brandt"]
    assert objects(found, LUND, SKOS.exactMatch) == ["http://www.wikidata.org/entity/Q2167"]


def test_places_have_coordinates_and_governments_their_country() -> None:
    """A place has its degrees as decimals, and a government the country that it governs, named though not mentioned."""
    facts, statements = harbour()
    known = dict(resolution().entities)
    known[LUND] = dataclasses.replace(known[LUND], coordinates=(55.706, -13.1908))
    known[OFFICE] = dataclasses.replace(known[OFFICE], jurisdiction="place-sweden")
    known["place-sweden"] = Entity(id="place-sweden", label="Sweden", type="place")
    found = article_quads(facts, statements, dataclasses.replace(resolution(), entities=known))
    assert (only(found, LUND, SCHEMA.latitude), only(found, LUND, SCHEMA.longitude)) == ("55.706", "-13.1908")
    assert only(found, OFFICE, SCHEMA.areaServed) == f"{NAME}place-sweden"
    assert only(found, "place-sweden", RDFS.label) == "Sweden"
    assert f"{NAME}place-sweden" not in objects(found, "article-harbour", SCHEMA.mentions)


def test_government_of_an_unknown_country() -> None:
    """A government whose country the resolution does not have is refused."""
    facts, statements = harbour()
    known = dict(resolution().entities)
    known[OFFICE] = dataclasses.replace(known[OFFICE], jurisdiction="place-sweden")
    with pytest.raises(ValueError, match="governs place-sweden"):
        article_quads(facts, statements, dataclasses.replace(resolution(), entities=known))


def test_article_mentions_all_of_its_entities() -> None:
    """The article mentions each entity of its mentions, roles and statements."""
    mentioned = [f"{NAME}{name}" for name in (OFFICE, GAZETTE, IDA, TOM, LUND)]
    assert mentioned == objects(quads(), "article-harbour", SCHEMA.mentions)


def test_mention_that_is_not_resolved_has_no_node() -> None:
    """A mention of nobody known is not written: there is nothing that it could point to."""
    facts, _ = harbour()
    mentions = [quad for quad in quads() if quad.object.value == str(KG.Mention)]
    assert len(facts.mentions) - 1 == len(mentions)
    assert NOT_KNOWN not in {quad.object.value for quad in quads() if quad.predicate.value == str(OA.exact)}


def test_statement_has_what_was_found() -> None:
    """A statement carries its words, its kind, its people, and where it comes from."""
    found, (_, second, *_) = quads(), harbour()[1]
    told = {
        KG.relation: "https://w3id.org/kgraph/relation#states",
        KG.mode: str(KG.Direct),
        KG.certainty: "https://w3id.org/kgraph/certainty#certain",
        KG.polarity: str(KG.Affirmed),
        KG.source: "she",
        KG.cue: "told",
        KG.cueLemma: "told",
        KG.rule: "by hand",
        KG.addressee: NAME + GAZETTE,
        SCHEMA.text: "“We are ready,” … “and so is the town.”",
        PROV.wasAttributedTo: NAME + IDA,
        PROV.wasDerivedFrom: f"{NAME}article-harbour",
    }
    assert told == {predicate: only(found, second.attribution.id, predicate) for predicate in told}
    assert objects(found, second.attribution.id, SCHEMA.about) == [NAME + IDA, NAME + LUND]


def test_run_tells_which_program_made_it() -> None:
    """A statement was generated by a run of a version of the program with a version of the extractor."""
    found, (first, *_) = quads(), harbour()[1]
    run = only(found, first.attribution.id, PROV.wasGeneratedBy)
    software = only(found, run, PROV.wasAssociatedWith)
    assert f"{NAME}article-harbour" == only(found, run, PROV.used)
    assert (
        only(found, software, SCHEMA.softwareVersion),
        only(found, software, KG.extractor),
    ) == ("0.1.0", "by-hand 1")


@pytest.mark.parametrize(("score", "written"), [(0.9, "0.9"), (1.0, "1"), (0.123456, "0.1235"), (0.0, "0")])
def test_score_is_a_canonical_decimal(score: float, written: str) -> None:
    """A score is written without trailing zeros and with no more digits than were measured."""
    facts, (first, *_) = harbour()
    scored = dataclasses.replace(first, attribution=dataclasses.replace(first.attribution, score=score))
    assert written == only(quads_of(facts, (scored,)), first.attribution.id, KG.score)


def test_unmeasured_score_and_unknown_rule_are_left_out() -> None:
    """No score and no rule give no properties."""
    facts, (first, *_) = harbour()
    bare = dataclasses.replace(first, attribution=dataclasses.replace(first.attribution, score=None, rule=""))
    found = quads_of(facts, (bare,))
    assert [objects(found, first.attribution.id, predicate) for predicate in (KG.score, KG.rule)] == [[], []]


def test_attribution_inside_another_says_so() -> None:
    """kg:within points to the attribution whose content holds this one."""
    facts, (first, second, *_) = harbour()
    inner = dataclasses.replace(first.attribution, within=second.attribution.id)
    found = quads_of(facts, (dataclasses.replace(first, attribution=inner), second))
    assert NAME + second.attribution.id == only(found, first.attribution.id, KG.within)


@pytest.mark.parametrize("relation", RELATIONS)
def test_only_stating_relations_make_statements(relation: Relation) -> None:
    """What is stated is a kg:Statement, a schema:Claim and a prov:Entity besides; a thought is none of these."""
    facts, statements = with_relation(relation)
    kinds = {str(KG.Attribution)}
    if relation in STATING:
        kinds |= {str(KG.Statement), str(SCHEMA.Claim), str(PROV.Entity)}
    assert kinds == set(objects(quads_of(facts, statements), statements[0].attribution.id, RDF.type))


@pytest.mark.parametrize("relation", RELATIONS)
def test_edges_follow_the_relation(relation: Relation) -> None:
    """A report draws madeReport and reports, other statements madeStatement and states, thoughts draw none."""
    facts, statements = with_relation(relation)
    found = quads_of(facts, statements)
    expected = {"reports": ("madeReport", "reports")}.get(relation, ("madeStatement", "states"))
    drawn = [name for name in ("madeStatement", "madeReport", "states", "reports") if objects(found, IDA, KG[name])]
    assert sorted(expected if relation in STATING else ()) == sorted(drawn)


def test_speaker_is_never_joined_to_itself() -> None:
    """Who speaks of itself and the place gets an edge to the place alone."""
    assert objects(quads(), IDA, KG.states) == [NAME + LUND]


def test_plain_edges_are_the_property_chain() -> None:
    """kg:states and kg:reports are exactly what the declared chains give, without the edges to oneself."""
    store = ox.Store()
    store.extend(quad for article in (harbour(), reply()) for quad in quads_of(*article))
    for edge, made in (("states", "madeStatement"), ("reports", "madeReport")):
        chain = f"SELECT DISTINCT ?s ?e {{ ?s <{KG[made]}>/<{SCHEMA.about}> ?e FILTER(?s != ?e) }}"
        plain = f"SELECT DISTINCT ?s ?e {{ ?s <{KG[edge]}> ?e }}"
        answers = [
            {tuple(str(term) for term in row) for row in store.query(query, use_default_graph_as_union=True)}  # type: ignore[union-attr]
            for query in (chain, plain)
        ]
        assert answers[0]
        assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("predicate", "words"),
    [
        (KG.evidence, ["“We are ready,”", "“and so is the town.”"]),
        (KG.sourceEvidence, ["she"]),
        (KG.cueEvidence, ["told"]),
        (KG.passage, ["“We are ready,” she told the Lund Gazette, “and so is the town.”"]),
    ],
)
def test_evidence_selects_the_words_by_position_and_quotation(predicate: str, words: list[str]) -> None:
    """Each piece of evidence has a position and a quotation selector, and both select the same words."""
    found, (_, second, *_) = quads(), harbour()[1]
    shown = []
    for node in objects(found, second.attribution.id, predicate):
        assert f"{NAME}article-harbour" == only(found, node, OA.hasSource)
        position, quote = objects(found, node, OA.hasSelector)
        start, end = int(only(found, position, OA.start)), int(only(found, position, OA.end))
        assert HARBOUR[start:end] == only(found, quote, OA.exact)
        assert HARBOUR[max(0, start - 32) : start] == only(found, quote, OA.prefix)
        assert HARBOUR[end : end + 32] == only(found, quote, OA.suffix)
        shown.append((start, only(found, quote, OA.exact)))
    assert words == [text for _, text in sorted(shown)]


def test_same_words_are_one_piece_of_evidence() -> None:
    """A source that is also a mention has one evidence node for both."""
    found, (first, *_) = quads(), harbour()[1]
    source = only(found, first.attribution.id, KG.sourceEvidence)
    users = {quad.predicate.value for quad in found if quad.object.value == source}
    assert {str(KG.sourceEvidence), str(KG.evidence)} == users


def test_quotation_that_the_text_does_not_have_is_refused() -> None:
    """Words that are not the text's at their offsets raise ValueError with both."""
    facts, (first, *rest) = harbour()
    wrong = Span(start=0, end=4, text="Rome")
    attribution = dataclasses.replace(first.attribution, source=wrong)
    with pytest.raises(ValueError, match="'Lund' at 0:4, not 'Rome'"):
        quads_of(facts, (dataclasses.replace(first, attribution=attribution), *rest))


def test_entity_that_the_resolution_lacks_is_refused() -> None:
    """A speaker of whom the resolution knows nothing raises ValueError with its name."""
    facts, (first, *_) = harbour()
    with pytest.raises(ValueError, match="person-nobody"):
        quads_of(facts, (dataclasses.replace(first, speakers=("person-nobody",)),))


@pytest.mark.parametrize(
    ("source", "cue", "content", "shown"),
    [
        (None, None, ["the town"], "“We are ready,” she told the Lund Gazette, “and so is the town.”"),
        ("she", None, ["It rained"], "“We are ready,” she told the Lund Gazette, “and so is the town.” It rained."),
        ("Brandt believes", None, [], "Brandt believes that people will come to Lund."),
    ],
)
def test_passage_is_the_whole_sentences(source: str | None, cue: None, content: list[str], shown: str) -> None:
    """A passage runs from the start of the first sentence that is touched to the end of the last."""
    facts, (first, *_) = harbour()
    attribution = dataclasses.replace(
        first.attribution,
        source=None if source is None else span(HARBOUR, source),
        cue=cue,
        content=tuple(span(HARBOUR, words) for words in content),
    )
    found = passage(facts, attribution)
    assert found is not None
    assert shown == found.text


def test_passage_without_sentences_is_the_words_themselves() -> None:
    """Where no sentence is known, the passage runs from the first of the words to the last."""
    facts, (first, *_) = harbour()
    found = passage(dataclasses.replace(facts, sentences=()), first.attribution)
    assert found is not None
    assert found.text == "Mayor Ida Brandt said on Monday that the harbour of Lund would open again"


def test_attribution_without_words_has_no_passage() -> None:
    """Nothing is shown for an attribution that has neither source nor cue nor content."""
    facts, (first, *_) = harbour()
    assert passage(facts, dataclasses.replace(first.attribution, source=None, cue=None, content=())) is None


@pytest.mark.parametrize("format", sorted(FORMATS))
@given(seed=st.integers())
def test_bytes_do_not_depend_on_the_order_of_the_quads(format: str, seed: int) -> None:
    """Shuffled and repeated quads give the same bytes in every format."""
    found = quads() + quads_of(*reply())
    shuffled = found + found[:20]
    random.Random(seed).shuffle(shuffled)
    assert serialize(found, format=format) == serialize(iter(shuffled), format=format)


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_what_is_written_reads_back(format: str) -> None:
    """Every format reads back to the same quads; ttl, nt and rdf without the names of the graphs."""
    found = quads() + quads_of(*reply())
    back = set(ox.parse(serialize(found, format=format), format=FORMATS[format]))
    if format in ("ttl", "nt", "rdf"):
        assert {quad.triple for quad in found} == {quad.triple for quad in back}
        assert {ox.DefaultGraph()} == {quad.graph_name for quad in back}
    else:
        assert set(found) == back


def test_turtle_is_the_same_graph_to_another_reader() -> None:
    """rdflib reads from our Turtle what it reads from our N-Triples."""
    turtle, lines = Graph(), Graph()
    turtle.parse(serialize(quads(), format="ttl"), format="turtle")
    lines.parse(serialize(quads(), format="nt"), format="nt")
    assert isomorphic(turtle, lines)


def test_turtle_is_written_with_prefix_names() -> None:
    """No full IRI of ours stands in the Turtle outside the prefixes, which are ours and sorted."""
    head, body = serialize(quads(), format="ttl").decode().split("\n\n", 1)
    declared = re.findall(r"^@prefix (\w+): <(.*)> \.$", head, flags=re.MULTILINE)
    assert list(prefixes().items()) == declared
    assert {"https://example.org/harbour", "http://www.wikidata.org/entity/Q2167"} == set(
        re.findall(r"<([^>]*)>", body)
    )


def test_turtle_gives_each_subject_a_paragraph() -> None:
    """A blank line stands before each subject and nowhere else, and the type comes first."""
    paragraphs = serialize(quads(), format="ttl").decode().rstrip("\n").split("\n\n")[1:]
    subjects = {str(quad.subject) for quad in quads()}
    assert len(subjects) == len(paragraphs)
    assert all(re.match(r"id:[\w-]+ a \w", paragraph) for paragraph in paragraphs)


def test_base_is_written_short() -> None:
    """Under another base the names of things are short in Turtle, too."""
    facts, statements = harbour()
    base = "https://example.org/things/"
    written = serialize(article_quads(facts, statements, resolution(), base=base), format="ttl", base=base).decode()
    assert f"@prefix id: <{base}> ." in written
    assert f"id:{IDA} a schema:Person" in written


def test_nothing_is_written_as_nothing() -> None:
    """No quads give no triples, in every format."""
    assert [[]] * len(FORMATS) == [list(ox.parse(serialize([], format=name), format=FORMATS[name])) for name in FORMATS]


def test_unknown_format_names_the_known_ones() -> None:
    """A format that we cannot write raises OutputError with those that we can."""
    with pytest.raises(OutputError, match="'xml' is no format for a graph: use one of ttl, trig, nt, nq, rdf"):
        serialize([], format="xml")


@pytest.mark.parametrize("format", sorted(FORMATS))
@given(words=st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
def test_any_words_survive(format: str, words: str) -> None:
    """Whatever characters a text has, every format gives them back; RDF/XML has a mark for those that XML forbids."""
    quad = ox.Quad(ox.NamedNode(f"{NAME}a"), ox.NamedNode(str(KG.source)), ox.Literal(words, language="en"))
    back = list(ox.parse(serialize([quad], format=format), format=FORMATS[format]))
    expected = UNWRITABLE.sub("\ufffd", words) if format == "rdf" else words
    assert [expected] == [one.object.value for one in back]


def test_property_without_a_name_is_refused_in_xml() -> None:
    """RDF/XML can write no property whose IRI does not end in a name, and says which."""
    quad = ox.Quad(ox.NamedNode(f"{NAME}a"), ox.NamedNode(f"{NAME}1"), ox.Literal("x"))
    with pytest.raises(OutputError, match=f"cannot write the property {NAME}1"):
        serialize([quad], format="rdf")
