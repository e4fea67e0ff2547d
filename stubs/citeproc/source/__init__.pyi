from types import ModuleType

Formatter = ModuleType  # one of citeproc.formatter

class Reference(dict[str, object]):
    key: str

class BibliographySource(dict[str, Reference]): ...
