"""The window's language: that of the system where somebody has translated it, else English."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from emomirror.resources import asset_path
from emomirror.sentences import Sentence

log = logging.getLogger(__name__)


def translations_folder() -> str:
    """Where ``emomirror_<language>.qm`` files lie."""
    return str(asset_path("translations"))


def load_translations(
    app: QCoreApplication, locale: QLocale, folder: str | None = None
) -> list[QTranslator]:
    """Installs our own and Qt's translations for ``locale``, as far as there are any.

    Args:
        folder: where ours lie; None is where they come with the program.

    Returns:
        What was installed. The translators belong to ``app``.
    """
    # English is the language of the sources: a near relative must not take its place.
    if locale.language() in (QLocale.Language.English, QLocale.Language.C):
        return []
    installed = []
    for name, place in (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("emomirror", folder or translations_folder()),
    ):
        translator = QTranslator(app)
        if translator.load(locale, name, "_", place):
            app.installTranslator(translator)
            installed.append(translator)
        else:
            log.info("no translation of %s for %s", name, locale.name())
            translator.deleteLater()
    return installed


def translated(said: Sentence) -> str:
    """A sentence in the window's language, and so whatever sentences it names."""
    form = QCoreApplication.translate(said.context, said.text)
    named = {
        name: translated(value) if isinstance(value, Sentence) else value
        for name, value in said.fields.items()
    }
    try:
        return form.format(**named)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        # What is the matter must be told, whatever has slipped into a translation.
        log.warning("the translation %r does not fit: %s: %s", form, type(error).__name__, error)
        return str(said)
