"""What tells one set of MkDocs' settings from another."""

from __future__ import annotations

from types import SimpleNamespace

from macros.settings import describe_content_settings, describe_settings


class Settings(dict):
    """The part of MkDocs' configuration that is described."""

    def __init__(self, **changes: object) -> None:
        super().__init__({"site_name": "", "site_url": "", "hooks": {}} | changes)
        self.theme = {"name": "material"}
        self.extra: dict[str, object] = {}
        self.plugins = {"macros": SimpleNamespace(config={})}


def test_an_address_is_of_the_page_around_and_not_of_its_content() -> None:
    one, other = Settings(site_url="https://example.org/"), Settings(site_url="http://127.0.0.1:8001/")
    assert describe_settings(one, serving=True) != describe_settings(other, serving=True)
    assert describe_content_settings(one, serving=True) == describe_content_settings(other, serving=True)
    assert describe_content_settings(one, serving=True) != describe_content_settings(one, serving=False)
