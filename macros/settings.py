"""What MkDocs was told to do, as a digest: sites built with other settings are other sites."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from course.memory import hash_text

# Where things are and how they are served, which no page tells; theme and plugins are described apart.
_LEFT_OUT = frozenset(
    {"config_file_path", "docs_dir", "site_dir", "dev_addr", "watch", "hooks", "theme", "plugins", "remote_branch", "remote_name"}
)  # fmt: skip


def describe_settings(config: Any, serving: bool) -> str:
    """A digest of what `mkdocs.yml` says, as MkDocs understood it. Where the site is written is no part of it."""
    theme = sorted((name, str(value)) for name, value in dict(config.theme).items())
    plugins = [(name, str(getattr(plugin, "config", ""))) for name, plugin in config.plugins.items()]
    others = [(name, str(config[name])) for name in sorted(config) if name not in _LEFT_OUT]
    hooks = [(name, Path(module.__file__).read_text(encoding="utf-8")) for name, module in config.hooks.items()]
    return hash_text(repr((others, theme, plugins, hooks, serving))).hex()
