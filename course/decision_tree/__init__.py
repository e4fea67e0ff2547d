"""The triage drawn as a tree: questions and outcomes → chains (`chains`) → positions (`layout`) → SVG (`drawing`).

`words` says the same in Spanish, for readers who can't see it.
"""
