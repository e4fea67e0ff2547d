"""The Content Security Policy of the site: what the browser may load and run, whatever a page comes to contain.

Each page carries it in a `<meta>`, because some hosts (GitHub Pages) send no headers; a host that can send them finds
them in the file `_headers`. Nothing inline runs or applies: scripts and styles are files of the site. Text becomes
script or HTML only in docs/assets/js/page/trusted.js (Trusted Types).

The offline copy has the same policy. On file://, 'self' is any file of the disk (seen in Chromium 156, Firefox 153 and
WebKitGTK 2.54): a script of another folder can be loaded there, but nothing inline runs and nothing on a network is
requested.
"""

from __future__ import annotations

from collections.abc import Mapping

# The name of the Trusted Types policy of docs/assets/js/page/trusted.js.
TRUSTED_TYPES_NAME = "curso"

# Netlify and Cloudflare Pages send what this file says; for other servers, README.md tells how to write it.
HEADERS_FILE = "_headers"

_PAGE: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # data: for the icons in the stylesheets
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",  # the copy of the course in the browser (docs/assets/js/worker.js)
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "object-src": "'none'",
}
_TRUSTED_TYPES: Mapping[str, str] = {"require-trusted-types-for": "'script'", "trusted-types": TRUSTED_TYPES_NAME}

_NOT_IN_META: Mapping[str, str] = {"frame-ancestors": "'none'"}
_OTHER_HEADERS: Mapping[str, str] = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


def make_page_policy(*, is_instant: bool = False) -> str:
    """The policy of the pages.

    With Material's instant navigation (`is_instant`), whose script parses HTML on its own, it is without Trusted Types.
    """
    return _join(_PAGE if is_instant else {**_PAGE, **_TRUSTED_TYPES})


def list_headers() -> dict[str, str]:
    """The headers of a host, by name: the policy with what a `<meta>` can't say, and the others."""
    return {"Content-Security-Policy": _join({**_PAGE, **_TRUSTED_TYPES, **_NOT_IN_META}), **_OTHER_HEADERS}


def render_headers_file() -> str:
    """The content of `HEADERS_FILE`: the headers of every address."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in list_headers().items())


def _join(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())
