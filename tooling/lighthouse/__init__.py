"""Lighthouse on a page of each kind of the built site: `__main__.py` is the command, `audit.mjs` what Node runs."""
