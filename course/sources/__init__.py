"""Sources and citations: from `data/references.bib` to a reference in APA style."""
