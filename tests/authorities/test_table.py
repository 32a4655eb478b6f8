"""Tables of names become records, or one clear line that says what is wrong where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.authorities.table import table_records
from kgraph.authorities.values import AuthorityRecord
from kgraph.errors import InputError

HEAD = "iri,label,alt_labels,type,description\n"
ADA = "https://example.org/ada"


def records(text: str) -> tuple[AuthorityRecord, ...]:
    return table_records("names.csv", text.encode())[0]


def test_each_line_is_a_record() -> None:
    """The columns give IRI, label, other names, type and description."""
    found = records(HEAD + f'{ADA},"Quist, Ada",Ada Quist| A. Quist |,person,engineer\n')
    assert found == (
        AuthorityRecord(
            iri=ADA, label="Quist, Ada", names=("A. Quist", "Ada Quist"), type="person", description="engineer"
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        f"iri;label\n{ADA};Ada Quist\n",
        f"iri\tlabel\n{ADA}\tAda Quist\n",
        f"\ufeffiri,label\r\n{ADA},Ada Quist\r\n",
        f"Label , IRI\nAda Quist,{ADA}\n",
        f'"iri";"label"\n"{ADA}";"Ada  Quist"\n\n;\n',
        f"iri,label,born,label\n{ADA},Ada Quist,1815,Somebody\n",
    ],
    ids=["semicolons", "tabs", "byte order mark", "columns in any order", "quotes and empty lines", "other columns"],
)
def test_tables_as_spreadsheets_write_them(text: str) -> None:
    """Separators, quotation marks, order and further columns do not matter."""
    assert records(text) == (AuthorityRecord(iri=ADA, label="Ada Quist"),)


def test_lines_with_one_iri_are_one_record() -> None:
    """Names are gathered; types that do not agree are none."""
    (found,) = records(HEAD + f"{ADA},Ada Quist,,person,\n{ADA},Quist,Ada,place,x\n")
    assert found == AuthorityRecord(iri=ADA, label="Ada Quist", names=("Ada", "Quist"), description="x")


def test_unknown_types_are_told() -> None:
    """A type that is not understood is no type, and is named."""
    found, unknown = table_records("names.csv", (HEAD + f"{ADA},Ada Quist,,juggler,\n").encode())
    assert (found[0].type, unknown) == (None, {"juggler"})


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "line 1: there is no column iri and no column label"),
        (b"name,url\nAda,https://example.org/ada\n", "line 1: there is no column iri and no column label"),
        (b"iri,name\n", "line 1: there is no column label; an authority in a table has the columns iri,label,"),
        (b"iri,label\n\nada,Ada\n", "line 3: 'ada' is no IRI; write it whole"),
        (b"iri,label\nhttps://example.org/a b,Ada\n", "line 2: 'https://example.org/a b' is no IRI"),
        (b"iri,label\nhttps://example.org/ada\n", "line 2: https://example.org/ada has no label"),
        (b"iri,label\nx:a,\xff\n", "is not UTF-8: byte 14 cannot be read"),
        (b"iri,label\nx:a," + b"a" * 200_000, "line 2: field larger than field limit"),
    ],
)
def test_bad_tables(data: bytes, message: str) -> None:
    """What is wrong is told with the file and the line."""
    with pytest.raises(InputError) as error:
        table_records("names.csv", data)
    assert str(error.value).startswith("names.csv")
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@given(
    st.binary()
    | st.text().map(str.encode)
    | st.text(alphabet='iriabel,;\t"\n\r|:x ').map(lambda x: (HEAD + x).encode())
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nothing but InputError comes out, and what is read has an IRI and a label."""
    try:
        found, _ = table_records("names.csv", data)
    except InputError:
        return
    assert all(record.iri and record.label and record.label not in record.names for record in found)
    assert [record.iri for record in found] == sorted({record.iri for record in found})
