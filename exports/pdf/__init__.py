"""The course as an accessible PDF (ISO 14289-1, PDF/UA-1), typeset by Typst from the pages of the built site."""
