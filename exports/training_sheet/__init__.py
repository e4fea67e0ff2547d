"""The sheet of the training action: what a department sends to have the course homologated or included in a plan.

Each module describes some of its sections with what the course's data say; `sheet.py` puts them in order, and
`writing.py` writes them as DOCX. What only the department knows is a blank to fill in, never a guess.
"""
