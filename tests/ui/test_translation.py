"""A translation takes the place of English where there is one."""

from __future__ import annotations

import subprocess
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from pytestqt.qtbot import QtBot

from emomirror.ui.translation import load_translations

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context><name>Emotion</name>
<message><source>happiness</source><translation>Freude</translation></message>
</context></TS>
"""


@pytest.fixture
def german(tmp_path: Path) -> str:
    (tmp_path / "emomirror_de.ts").write_text(TS, encoding="utf-8")
    tool = Path(PySide6.__file__).parent / "lrelease"
    if not tool.exists():
        pytest.skip("this PySide6 has no lrelease")
    subprocess.run([tool, "-silent", tmp_path / "emomirror_de.ts"], check=True)
    return str(tmp_path)


def test_a_translation_is_taken_for_its_language_and_region(qtbot: QtBot, german: str) -> None:
    app = QCoreApplication.instance()
    assert app is not None
    installed = load_translations(app, QLocale("de_AT"), german)
    try:
        assert QCoreApplication.translate("Emotion", "happiness") == "Freude"
        assert QCoreApplication.translate("Emotion", "sadness") == "sadness"
    finally:
        for translator in installed:
            app.removeTranslator(translator)


@pytest.mark.parametrize("locale", ["en_US", "C"])
def test_english_stays_english(qtbot: QtBot, german: str, locale: str) -> None:
    app = QCoreApplication.instance()
    assert app is not None
    assert load_translations(app, QLocale(locale), german) == []
