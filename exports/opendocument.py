"""Files of OpenDocument (ISO/IEC 26300) that LibreOffice has converted, without what depends on when it did."""

from __future__ import annotations

import re

from exports.fixed_zip import pack
from exports.office import unpack

_TYPE, _ABOUT = "mimetype", "meta.xml"
# Some versions write when the file was made, and how long it was open.
_TIMES = re.compile(
    rb"<(meta:creation-date|dc:date|meta:editing-duration|meta:print-date)>[^<]*</\1>|<meta:editing-duration/>"
)


def settle_opendocument(packed: bytes) -> bytes:
    """The same file, whose bytes depend on what it says and on the version of LibreOffice. Its type stays the first."""
    parts = {name: content for name, content in unpack(packed).items() if not name.endswith("/")}
    if _ABOUT in parts:
        parts[_ABOUT] = _TIMES.sub(b"", parts[_ABOUT])
    return pack(parts, stored=(_TYPE,))
