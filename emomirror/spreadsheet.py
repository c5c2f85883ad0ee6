"""What spreadsheets make of the cells of a table, and how to keep them from it."""

from __future__ import annotations

FORMULA = tuple("=+-@＝＋－＠\t\r\n")
"""How a text begins that a spreadsheet takes for a formula; some take the wide signs as well."""


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: where needed, an apostrophe is before it."""
    # Some programs leave out spaces before they look for a formula.
    return f"'{text}" if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else text
