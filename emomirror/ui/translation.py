"""The window's language: the one that is set, or the first of the system's that somebody has
translated, else English.

Changing it builds no window anew. Taking translators out and putting others in, Qt sends every
widget a ``LanguageChange``, and who shows words writes them again: what is seen, frozen, explained
or said stays as it is. A page that is made when it is opened needs nothing; one that stays open
while the language changes writes its words in ``changeEvent``.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from emomirror.resources import asset_path
from emomirror.sentences import Sentence
from emomirror.settings import SYSTEM_LANGUAGE

log = logging.getLogger(__name__)


def translations_folder() -> str:
    """Where ``emomirror_<language>.qm`` files lie."""
    return str(asset_path("translations"))


def speak(language: str) -> None:
    """Lets the application speak a language from now on, and write numbers and dates as it does.

    Args:
        language: one of ``settings.LANGUAGES``.
    """
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("an application is expected; there is none yet")
    system = QLocale.system()
    installed = load_translations(app, system if language == SYSTEM_LANGUAGE else QLocale(language))
    spoken = QLocale(installed[-1].language() if installed else "en")
    # Whose region's dates and decimal point: those of the system, if they go with the words.
    QLocale.setDefault(system if system.language() == spoken.language() else spoken)


def load_translations(
    app: QCoreApplication, locale: QLocale, folder: str | None = None
) -> list[QTranslator]:
    """Installs Qt's and our own translations for ``locale``, in place of those before.

    Args:
        folder: where ours lie; None is where they come with the program.

    Returns:
        What was installed, ours last; nothing where English is spoken. They belong to ``app``.
    """
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    ours = _ours(app, locale, folder or translations_folder())
    if ours is None:
        log.info("no translation for %s", locale.name())
        return []
    installed = [ours]
    qts = QTranslator(app)
    # In the language of ours: two of them in one window would be worse than English alone.
    place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qts.load(QLocale(ours.language()), "qtbase", "_", place):
        installed.insert(0, qts)
    else:
        log.info("no translation of Qt's own words for %s", ours.language())
        qts.deleteLater()
    for translator in installed:
        app.installTranslator(translator)
    return installed


def _ours(app: QCoreApplication, locale: QLocale, folder: str) -> QTranslator | None:
    """Our translation for the first of the locale's languages that has one."""
    for name in locale.uiLanguages():
        each = QLocale(name)
        # English is the language of the sources: nothing that comes after it is better.
        if each.language() in (QLocale.Language.English, QLocale.Language.C):
            return None
        translator = QTranslator(app)
        if translator.load(each, "emomirror", "_", folder):
            return translator
        translator.deleteLater()
    return None


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
