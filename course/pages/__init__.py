"""Reads the Markdown of a page: its headings, its blocks and the macros that it calls."""
