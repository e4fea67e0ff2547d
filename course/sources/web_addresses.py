"""The addresses that a source may have: its publisher's, never that of a site that keeps copies."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Document sharing sites and mirrors: they have copies of other people's works, so readers are never sent there.
COPY_HOSTS = frozenset(
    (
        "1library.co",
        "9dok.net",
        "9dok.org",
        "academia.edu",
        "archive.ph",
        "coursehero.com",
        "docplayer.es",
        "docslib.org",
        "documentop.com",
        "documents.pub",
        "dokumen.tips",
        "fdocumentos.tips",
        "fdocuments.ec",
        "fdocuments.es",
        "fdocuments.in",
        "fdocuments.net",
        "handwiki.org",
        "idoc.pub",
        "issuhub.com",
        "issuu.com",
        "kupdf.net",
        "mafiadoc.com",
        "mendeley.com",
        "moam.info",
        "mydokument.com",
        "pdf4pro.com",
        "pdfslide.es",
        "pdfslide.net",
        "pdfslide.tips",
        "readkong.com",
        "researchgate.net",
        "rd.springer.com",
        "scribd.com",
        "silo.tips",
        "slidelegend.com",
        "slideplayer.com",
        "slideplayer.es",
        "slideshare.net",
        "studenta.com",
        "studocu.com",
        "studylib.es",
        "studylib.net",
        "sweetstudy.com",
        "the-uncensored-wiki.com",
        "vdocument.in",
        "vdocumento.com",
        "vdocuments.mx",
        "vdocuments.pub",
        "vdocuments.site",
        "webcache.googleusercontent.com",
        "wikimili.com",
        "yumpu.com",
    )
)
COPY_PATHS = ("github.com/legalize-dev/",)
_WORKBENCH_HOST = re.compile(r"(^|[.-])(deploy-preview|ezproxy|pre|proxy|staging|uat)([.-]|$)|^testing|\.netlify\.app$")


def find_fault(url: str) -> tuple[str, str | None] | None:
    """The message and the suggestion, in Spanish, for a bad address; None if it is fine."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    # Plain http is accepted: old sources may have no other address, and an https one that nobody tried may not work.
    is_address = parts.scheme in ("http", "https") and re.fullmatch(r"[\w-]+(\.[\w-]+)+\.?", host)
    if not is_address or re.search(r"\s", url):
        return f"«{url}» no es una dirección web", None
    if host.endswith(".") or port is not None or _WORKBENCH_HOST.search(host):
        return f"`{parts.netloc}` no es la dirección pública de nadie", "usa la de quien lo publica o quita `url`"
    if _is_copy(host, host + parts.path):
        return f"`{host}` guarda copias de obras ajenas", "enlaza a quien la publica, o usa `doi`, o quita `url`"
    return None


def _is_copy(host: str, address: str) -> bool:
    labels = host.split(".")
    on_copy_host = any(".".join(labels[start:]) in COPY_HOSTS for start in range(len(labels)))
    return on_copy_host or address.removeprefix("www.").startswith(COPY_PATHS)
