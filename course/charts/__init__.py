"""Charts: rows of a CSV → what stands where (`layout`) → a Vega-Lite chart (`spec`) → an SVG of the page's (`theme`).

`drawing` does it all and remembers it; `words` says it in Spanish; `numbers` writes the figures; `palette` tells the
series apart. Reading the CSV is `course/chart_data.py`; what is wrong with it, also `course/checks/charts.py`.
"""
