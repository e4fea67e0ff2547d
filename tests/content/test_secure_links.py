"""Links out of the site are `https:`, so that nobody on the way can read or change what the reader asks for.

The exceptions are hosts of which it isn't known that they ever answered `https:`. A browser that prefers it tries it
first by itself, and goes back to what the link says; a link that says `https:` leaves it no way back.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

pytestmark = pytest.mark.site

OLD = "web de hace más de diez años, que no consta que siga ahí: la cita dice dónde estaba"
NOT_KNOWN = "no consta que su servidor responda por https con un certificado suyo"
WITHOUT_HTTPS = {
    "bulletin-archive.kenyon.edu": OLD,
    "databits.lternet.edu": OLD,
    "engagingcities.com": OLD,
    "gov2.nickcowie.com": OLD,
    "kevin.godby.org": NOT_KNOWN,
    "sanjose.metblogs.com": OLD,
    "serveisgentgranradars.org": NOT_KNOWN,
    "spaghettitesting.ca": OLD,
    "tutoriales.grial.eu": NOT_KNOWN,
    "uib.rsp.econgres.es": NOT_KNOWN,
    "www.aromeo.net": NOT_KNOWN,
    "www.canada.com": OLD,
    "www.crowdsourcing-blog.org": NOT_KNOWN,
    "www.derechoconstitucional.es": NOT_KNOWN,
    "www.elperiodico.cat": NOT_KNOWN,
    "www.emadrid2011.es": OLD,
    "www.eventosjuridicos.es": NOT_KNOWN,
    "www.futuremelbourne.com.au": OLD,
    "www.i-ambiente.es": NOT_KNOWN,
    "www.identidadlegitima.com": NOT_KNOWN,
    "www.intellitics.com": NOT_KNOWN,
    "www.novaradiolloret.org": NOT_KNOWN,
    "www.onqpi.com": OLD,
    "www.participatedb.com": OLD,
    "www.patenthawk.com": OLD,
    "www.policeact.govt.nz": OLD,
    "www.systemscope.com": NOT_KNOWN,
    "www.uibcongres.org": NOT_KNOWN,
    "www.villafranca.es": NOT_KNOWN,
    "www.voxintegra.com.au": NOT_KNOWN,
    "www.wiki-government.com": OLD,
    "xarxanet.org": NOT_KNOWN,
}


def test_links_are_secure(built_site: Path) -> None:
    hosts = {
        urlsplit(str(link.attributes["href"])).hostname
        for page in built_site.rglob("*.html")
        for link in LexborHTMLParser(page.read_text(encoding="utf-8")).css('a[href^="http:"]')
    }
    assert hosts == WITHOUT_HTTPS.keys()
