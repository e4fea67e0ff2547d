"""Sources and citations: from `data/references.bib` to references in APA style."""
