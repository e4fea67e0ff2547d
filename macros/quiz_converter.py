"""Keeps mkdocs-quiz from converting its blocks, which already contain finished HTML (`macros/quiz.py`).

By default, mkdocs-quiz makes a Markdown instance with all of the site's extensions for each question, converts each
prompt, answer and explanation with it, and reads its translations from disk again for each: half of a build.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs_quiz.plugin import MkDocsQuizPlugin
from mkdocs_quiz.translations import TranslationManager

from macros.replaced_functions import replace_function


class _FinishedHtml:
    """Replaces mkdocs-quiz's `markdown.Markdown`."""

    def reset(self) -> None:
        pass

    def convert(self, text: str) -> str:
        return text


def install_quiz_converter(config: MkDocsConfig) -> None:
    """Give this build's mkdocs-quiz a converter that leaves texts as they are, and translations that are read once.

    It has no setting for either, so two of its methods are replaced; its exact version is pinned.
    """
    plugin = config.plugins["mkdocs_quiz"]
    assert isinstance(plugin, MkDocsQuizPlugin)
    converter = _FinishedHtml()
    translations = TranslationManager(plugin.config["language"] or config.theme["language"])
    replace_function(plugin, "_create_fragment_markdown", lambda page, config, files: converter)
    replace_function(plugin, "_get_translation_manager", lambda page, config: translations)
