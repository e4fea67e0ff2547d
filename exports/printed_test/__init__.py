"""Tests on paper, as DOCX and as PDF: the final test in variants, and the sheets of each session, with their keys.

What is printed of each question is in `printings`; what a document says, part by part and in no format, in `exam` and
`session_sheets`; how the parts are written, in a module for each format (`formats`).
"""
