"""MkDocs' settings as a digest: each combination of settings gives a different site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from mkdocs.config.defaults import MkDocsConfig

from course.runtime.memory import hash_text
from macros import COURSE_SITE

# Paths and settings for serving and validation, which don't show in pages; theme, plugins, hooks and menu are described
# separately.
_LEFT_OUT = frozenset(
    {
        "config_file_path",
        "docs_dir",
        "site_dir",
        "dev_addr",
        "watch",
        "hooks",
        "theme",
        "plugins",
        "remote_branch",
        "remote_name",
        "strict",
        "extra",
        COURSE_SITE,
        "nav",
    }
)
# What shows only around the content: the site's addresses.
_ADDRESSES = frozenset({"site_url", "repo_url", "repo_name", "edit_uri", "edit_uri_template"})


def describe_content_settings(config: MkDocsConfig, serving: bool) -> str:
    """As `describe_settings`, but only what the content of a page can depend on, which excludes the site's address."""
    return _describe(config, serving, _LEFT_OUT | _ADDRESSES)


def describe_settings(config: MkDocsConfig, serving: bool) -> str:
    """A digest of `mkdocs.yml` as parsed by MkDocs. The output folder is not part of it."""
    return _describe(config, serving, _LEFT_OUT)


def _describe(config: MkDocsConfig, serving: bool, left_out: frozenset[str]) -> str:
    theme = sorted((name, str(value)) for name, value in dict(config.theme).items())
    plugins = [(name, str(getattr(plugin, "config", ""))) for name, plugin in config.plugins.items()]
    others = [(name, str(config[name])) for name in sorted(config) if name not in left_out]
    others += [(name, str(value)) for name, value in sorted(config.extra.items())]
    modules: Mapping[str, ModuleType] = config["hooks"]  # MkDocs types the attribute as a list
    paths = ((name, module.__file__) for name, module in modules.items())
    hooks = [(name, Path(path).read_text(encoding="utf-8")) for name, path in paths if path]
    return hash_text(repr((others, theme, plugins, hooks, serving))).hex()
