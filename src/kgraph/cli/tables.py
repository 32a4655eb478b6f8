"""An answer as a table where no terminal sets the width: each column as wide as its widest cell."""

import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kgraph.store.results import Table

BETWEEN = "  "


def plain_table(table: "Table") -> str:
    """Head and rows, a line each; white space inside a cell is one blank."""
    rows = [table.columns, *([" ".join((value or "").split()) for value in row] for row in table.rows)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "".join(f"{BETWEEN.join(map(_padded, row, widths)).rstrip()}\n" for row in rows)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(cell: str) -> int:
    """Places on a screen: two for the wide letters of East Asia, none for marks on another letter."""
    if cell.isascii():
        return len(cell)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in cell
    )
