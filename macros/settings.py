"""What MkDocs was told to do, as a digest: sites built with other settings are other sites."""

from __future__ import annotations

from typing import Any

from course.memory import hash_text

_NAMES = (
    "site_name", "site_description", "site_url", "repo_url", "copyright", "nav", "use_directory_urls", "markdown_extensions", "mdx_configs",
    "extra", "validation", "strict",
)  # fmt: skip


def describe_settings(config: Any, serving: bool) -> str:
    """A digest of what `mkdocs.yml` says, as MkDocs understood it. Where the site is written is no part of it."""
    theme = sorted((name, str(value)) for name, value in dict(config.theme).items())
    plugins = [(name, str(getattr(plugin, "config", ""))) for name, plugin in config.plugins.items()]
    return hash_text(repr(([(name, str(config[name])) for name in _NAMES], theme, plugins, serving))).hex()
