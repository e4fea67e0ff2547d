"""Charts: rows of a CSV → positions (`layout`, `line_layout`) → shapes in the page's colours (`shapes`) → SVG.

`drawing` runs all the steps; `words` describes a chart in Spanish; `numbers` formats its figures; `palette` tells the
series apart. `chart_data` reads the CSV and reports what is wrong in a row; `course/checks/charts.py`, the rest.
"""
