"""A course several times as large as the one that exists, made of copies of it under other ids, titles, anchors and words.

It is there to be measured, not to be read: it passes every check, and its copies say nothing. Copied are the pages of temas
(covers aside) and of cases, with their headings, questions, cases, terms, figures and sources. What a course has only once (its
covers, plan, policy, glossary page…) grows by itself with the data that it shows, or stays as it is.
"""
