"""Table: a caption, columns and rows, shown as escaped HTML or as plain text."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from analysis.reporting.fragments import fragment
from analysis.reporting.label import label

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns, with a caption: the numbers behind a chart or a panel.

    Written by our own template and not by great-tables, whose tables bring fixed colours that a dark page cannot
    change and a random id. None is shown as a dash: no answer, which is not 0.

    >>> print(Table("Words", ("source", "words"), (("Mara", 12), ("Dilip", None))).text)
    Words
    source  words
    Mara       12
    Dilip       –
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def numeric(self) -> tuple[bool, ...]:
        """For each column, whether everything in it is a number or a percentage (those are set to the right)."""
        return tuple(
            any(isinstance(row[place], int | float) or _is_percentage(row[place]) for row in self.rows)
            and not any(isinstance(row[place], str) and not _is_percentage(row[place]) for row in self.rows)
            for place in range(len(self.columns))
        )

    @property
    def html(self) -> Markup:
        """The table as HTML: row headers, column headers, everything escaped."""
        cells = tuple(tuple(shown_cell(cell) for cell in row) for row in self.rows)
        return fragment("table.html.j2", caption=self.caption, columns=self.columns, rows=cells, numeric=self.numeric)

    @property
    def text(self) -> str:
        """The table in plain text, columns aligned."""
        grid = [self.columns, *(tuple(label(shown_cell(cell), 48) for cell in row) for row in self.rows)]
        widths = [max(len(row[place]) for row in grid) for place in range(len(self.columns))]
        numeric = self.numeric
        lines = (
            "  ".join(
                cell.rjust(width) if right else cell.ljust(width)
                for cell, width, right in zip(row, widths, numeric, strict=True)
            ).rstrip()
            for row in grid
        )
        return "\n".join((self.caption, *lines))


def _is_percentage(cell: Cell) -> bool:
    """Whether a cell is a share as prose prints it: "21%", "under 1%"."""
    if not isinstance(cell, str):
        return False
    return cell.removesuffix("%").removeprefix("under ").removeprefix("over ").isdigit() and cell.endswith("%")


def shown_cell(cell: Cell) -> str:
    """One cell as text: a dash for no answer, at most two decimals.

    >>> shown_cell(None), shown_cell(0.5), shown_cell(1234.0)
    ('–', '0.50', '1,234')
    """
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return f"{cell:,.0f}" if cell.is_integer() else f"{cell:,.2f}"
    if isinstance(cell, int):
        return f"{cell:,}"
    return cell
