"""The formulas that the course teaches, as its calculators and its spreadsheet apply them."""
