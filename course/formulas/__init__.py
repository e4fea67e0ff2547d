"""The formulas that the course teaches and that its calculators and its spreadsheet apply, and colour contrast."""
