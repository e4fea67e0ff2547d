"""A course several times as large as the real one: copies of it with other ids, titles, anchors and words.

It is for measuring, not for reading: it passes every check, but its copies mean nothing. The copies have the pages of
temas (except covers) and of cases, with their headings, questions, cases, terms, figures and sources. What a course has
only once (its covers, plan, policy, glossary page…) grows with the data that it shows, or stays as it is.
"""
