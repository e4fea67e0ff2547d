from collections.abc import Mapping, Sequence

from citeproc.source import BibliographySource

class CiteProcJSON(BibliographySource):
    def __init__(self, json_data: Sequence[Mapping[str, object]]) -> None: ...
