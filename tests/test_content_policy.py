"""exports/content_policy.py: what the policy says, and that the browser code keeps to it."""

from __future__ import annotations

import re

from minimal_course import REPOSITORY

from exports.content_policy import TRUSTED_TYPES_NAME, list_headers, make_page_policy, render_headers_file

SCRIPTS = REPOSITORY / "docs/assets/js"
TRUSTED = SCRIPTS / "page/trusted.js"
# What makes a script, a worker, HTML or a style of text. Styles are set property by property.
SINK = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|DOMParser|srcdoc"
    r"|document\.write|\.src\s*=[^=]|new (?:Shared)?Worker|serviceWorker\.register|importScripts"
    r"|\beval\(|new Function|javascript:"
    r"|createElement\(\"style\"|setAttribute\(\"(?:style|on|src)"
)


def parse(policy: str) -> dict[str, str]:
    return dict(directive.split(" ", 1) for directive in policy.split("; "))


def test_the_policy_allows_what_the_site_needs_and_nothing_else() -> None:
    policy = parse(make_page_policy())
    allowed = {
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
    }
    closed = {name: "'none'" for name in ("default-src", "base-uri", "form-action", "object-src")}
    assert policy == allowed | closed | {"require-trusted-types-for": "'script'", "trusted-types": TRUSTED_TYPES_NAME}


def test_only_what_instant_navigation_can_t_do_without_is_left_out_for_it() -> None:
    whole, instant = parse(make_page_policy()), parse(make_page_policy(is_instant=True))
    assert whole.keys() - instant.keys() == {"require-trusted-types-for", "trusted-types"}
    assert instant.items() <= whole.items()


def test_the_headers_say_the_same_and_what_a_meta_can_t() -> None:
    headers = list_headers()
    policy = parse(headers["Content-Security-Policy"])
    assert policy == parse(make_page_policy()) | {"frame-ancestors": "'none'"}
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["Referrer-Policy"] == "no-referrer"


def test_the_headers_file_has_each_on_a_line_below_the_addresses_that_get_it() -> None:
    lines = render_headers_file().splitlines()
    assert lines == ["/*", *(f"  {name}: {value}" for name, value in list_headers().items())]


def test_text_becomes_script_or_html_in_one_module_only() -> None:
    found = {
        path.relative_to(SCRIPTS).as_posix(): SINK.findall(path.read_text(encoding="utf-8"))
        for path in SCRIPTS.rglob("*.js")
        if path != TRUSTED
    }
    assert {path: sinks for path, sinks in found.items() if sinks} == {}
    trusted = TRUSTED.read_text(encoding="utf-8")
    assert SINK.search(trusted) and f'"{TRUSTED_TYPES_NAME}"' in trusted
