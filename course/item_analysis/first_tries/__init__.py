"""What the first tries of people who hand in their answers tell of each question (classical test theory).

`saved_file` reads the file that the site exports; `people` puts together the files of each person; `statistics` and
`options` measure; `flags` says what to look at again; `tables`, `chart` and `report` show it.
"""
