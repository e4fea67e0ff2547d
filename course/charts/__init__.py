"""Charts: rows of a CSV → what stands where (`layout`, `line_layout`) → shapes in the page's colours (`shapes`) → SVG.

`drawing` does it all; `words` says it in Spanish; `numbers` writes the figures; `palette` tells the series apart.
Reading the CSV is `course/charts/chart_data.py`; what is wrong with it, also `course/checks/charts.py`.
"""
