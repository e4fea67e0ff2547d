"""Which addresses a source may have: its publisher's, and not that of a copy or of somebody's workbench."""

from __future__ import annotations

import pytest

from course.sources.web_addresses import find_fault

# As one finds them in the results of a search.
COPIES = [
    "https://1library.co/document/yd72v3ly-gobierno-abierto.html",
    "https://9dok.net/document/zwo8k1ly",
    "https://1library.9dok.org/document/q5w1l7z9",
    "https://www.academia.edu/12345/Gobierno_abierto",
    "https://archive.ph/AbCdE",
    "https://www.coursehero.com/file/12345/",
    "https://docplayer.es/12345-Gobierno-abierto.html",
    "https://docslib.org/doc/12345/gobierno-abierto",
    "https://documentop.com/gobierno-abierto_5a.html",
    "https://documents.pub/document/gobierno-abierto.html",
    "https://dokumen.tips/documents/gobierno-abierto.html",
    "https://fdocumentos.tips/document/gobierno-abierto.html",
    "https://fdocuments.ec/document/gobierno-abierto.html",
    "https://fdocuments.es/document/gobierno-abierto.html",
    "https://fdocuments.in/document/gobierno-abierto.html",
    "https://fdocuments.net/document/gobierno-abierto.html",
    "https://handwiki.org/wiki/E-government",
    "https://idoc.pub/documents/gobierno-abierto-123",
    "https://issuhub.com/view/index/123",
    "https://issuu.com/ayuntamiento/docs/memoria",
    "https://kupdf.net/download/gobierno-abierto_5a.pdf",
    "https://mafiadoc.com/gobierno-abierto_5a.html",
    "https://www.mendeley.com/catalogue/123/",
    "https://moam.info/gobierno-abierto_5a.html",
    "https://mydokument.com/gobierno-abierto.html",
    "https://pdf4pro.com/view/gobierno-abierto-123.html",
    "https://pdfslide.es/documents/gobierno-abierto.html",
    "https://pdfslide.net/documents/gobierno-abierto.html",
    "https://pdfslide.tips/documents/gobierno-abierto.html",
    "https://www.readkong.com/page/gobierno-abierto-123",
    "https://www.researchgate.net/publication/123_Gobierno_abierto",
    "https://rd.springer.com/article/10.1007/s123",
    "https://es.scribd.com/document/123/Gobierno-abierto",
    "https://silo.tips/download/gobierno-abierto",
    "https://slidelegend.com/gobierno-abierto_5a.html",
    "https://slideplayer.com/slide/123/",
    "https://slideplayer.es/slide/123/",
    "https://es.slideshare.net/ayuntamiento/gobierno-abierto",
    "https://studenta.com/content/123/gobierno-abierto",
    "https://www.studocu.com/es/document/123",
    "https://studylib.es/doc/123/gobierno-abierto",
    "https://studylib.net/doc/123/gobierno-abierto",
    "https://www.sweetstudy.com/files/123",
    "https://the-uncensored-wiki.com/Gobierno_abierto",
    "https://vdocument.in/gobierno-abierto.html",
    "https://vdocumento.com/gobierno-abierto.html",
    "https://vdocuments.mx/gobierno-abierto.html",
    "https://vdocuments.pub/gobierno-abierto.html",
    "https://vdocuments.site/gobierno-abierto.html",
    "https://webcache.googleusercontent.com/search?q=cache:abc",
    "https://wikimili.com/en/E-government",
    "https://www.yumpu.com/es/document/view/123/gobierno-abierto",
    "https://github.com/legalize-dev/legalize-es",
    "https://www.github.com/legalize-dev/legalize-es",
]


@pytest.mark.parametrize("address", COPIES)
def test_a_site_of_copies_is_refused(address: str) -> None:
    host = address.split("/")[2]
    told = f"`{host}` guarda copias de obras ajenas", "enlaza a quien la publica, o usa `doi`, o quita `url`"
    assert find_fault(address) == told


@pytest.mark.parametrize(
    "address",
    [
        "https://deploy-preview-12--curso.ejemplo.es/",
        "https://www-boe-es.ezproxy.universidad.es/buscar",
        "https://pre.ayuntamiento.es/",
        "https://sede-pre.ayuntamiento.es/",
        "https://proxy.universidad.es/login",
        "https://staging.ayuntamiento.es/",
        "https://web.uat-ayuntamiento.es/",
        "https://testing7.ayuntamiento.es/",
        "https://curso-de-prueba.netlify.app/",
        "https://www.ayuntamiento.es:8443/",
        "https://www.ayuntamiento.es./",
    ],
)
def test_the_address_of_a_workbench_is_refused(address: str) -> None:
    host = address.split("/")[2]
    told = f"`{host}` no es la dirección pública de nadie", "usa la de quien lo publica o quita `url`"
    assert find_fault(address) == told


@pytest.mark.parametrize(
    "address",
    ["www.ejemplo.es", "ftp://www.ejemplo.es/", "https://ejemplo/", "https://[::1/", "https://www.ejemplo.es/a b", ""],
)
def test_what_is_no_address_of_a_page_is_refused(address: str) -> None:
    assert find_fault(address) == (f"«{address}» no es una dirección web", None)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.ejemplo.es/",
        "http://www.ejemplo.es/solo/http?x=1#y",
        "https://link.springer.com/article/10.1007/s123",
        "https://github.com/ayuntamiento/legalize-dev/",
        "https://www.misissuu.com/",
        "https://www.presupuestos.es/",
        "https://www.testing.es/",
        "https://www.netlify.com/",
    ],
)
def test_any_other_address_is_fine(address: str) -> None:
    assert find_fault(address) is None
