"""Reads the Markdown of a page: its headings, its blocks, its prose and the macros that it calls."""
