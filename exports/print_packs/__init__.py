"""All the paper of a session in one file, with the copies for a size of group, to be printed with one order.

Which papers there are, and their copies, is what the guide of the session says (`course/derived/printing.py`). The
papers are those of `exports/activity_sheets/` and `exports/cards/`, with their own looks and page numbers, and the
documents of the course as sheets to fill in by hand (`document_sheet.py`).
"""
