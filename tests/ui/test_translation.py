"""A translation takes the place of English where there is one, and everything can have one."""

from __future__ import annotations

import ast
import re
import shlex
import string
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from pytestqt.qtbot import QtBot

from emomirror import settings
from emomirror.camera import open as opening
from emomirror.camera.device import absent
from emomirror.camera.devices import CameraInfo
from emomirror.settings import LANGUAGES
from emomirror.ui.notices import Topic
from emomirror.ui.translation import load_translations, translated
from emomirror.ui.window import MirrorWindow
from emomirror.ui.workers import Wish

ROOT = Path(__file__).resolve().parent.parent.parent
TOOLS = Path(PySide6.__file__).parent
SHIPPED = sorted((ROOT / "assets/translations").glob("*.ts"))
SPANISH = ROOT / "assets/translations/emomirror_es.ts"
WEBCAM = CameraInfo(0, "Webcam", "/dev/video0")

Texts = dict[tuple[str, str], str]
"""Translations by context and English."""
Speak = Callable[[Texts], None]

# Qt's platform for tests says so of every dialog with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def compile_german(texts: Texts, folder: Path) -> str:
    """Makes a translation file in a folder; returns the folder."""
    root = ElementTree.Element("TS", version="2.1", language="de")
    for (about, english), german in texts.items():
        context = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(context, "name").text = about
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = english
        ElementTree.SubElement(message, "translation").text = german
    file = folder / "emomirror_de.ts"
    ElementTree.ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)
    subprocess.run([TOOLS / "lrelease", "-silent", file], check=True)
    return str(folder)


@pytest.fixture
def german(tmp_path: Path) -> str:
    return compile_german({("Emotion", "happiness"): "Freude"}, tmp_path)


@pytest.fixture
def speak(qtbot: QtBot, tmp_path: Path) -> Iterator[Speak]:
    """Lets the application speak German, as far as a test gives it words."""
    app = QCoreApplication.instance()
    assert app is not None
    installed = []
    yield lambda texts: installed.extend(
        load_translations(app, QLocale("de_DE"), compile_german(texts, tmp_path))
    )
    for translator in installed:
        app.removeTranslator(translator)


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


def test_what_is_the_matter_below_the_window_is_said_in_its_language(
    qtbot: QtBot, speak: Speak, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(
        {
            ("Source", "There is no camera {camera}."): "Eine Kamera {camera} gibt es nicht.",
            ("Source", "{said} Did you mean {guess}?"): "{said} Oder ist {guess} gemeint?",
            ("Source", "{said} Connected: {cameras}."): "Da ist {cameras}. {said}",
            ("Model", "There is no model file {path}."): "Eine Modelldatei {path} gibt es nicht.",
            (
                "Settings",
                "The settings were damaged, and the mirror starts anew. "
                "The old ones are in {path}.",
            ): "Die Einstellungen waren beschädigt und liegen nun in {path}.",
        }
    )
    monkeypatch.setattr(opening, "list_cameras", lambda: [WEBCAM])
    home.mkdir()
    settings.settings_path().write_bytes(b"{")
    loaded, notice = settings.load()
    window = MirrorWindow(
        loaded, source="camera:Webcan", wish=Wish(model=Path("absent.onnx")), notice=notice
    )
    qtbot.addWidget(window)
    window.show()
    window.start()
    qtbot.waitUntil(
        lambda: all(topic in window.notices for topic in (Topic.SOURCE, Topic.MODEL)), timeout=15000
    )
    said = []
    while window.mirror_page.banner.isVisible():
        said.append(window.mirror_page.banner.text)
        window.mirror_page.banner.dismiss()
    assert said == [
        "Eine Modelldatei absent.onnx gibt es nicht.",
        "Da ist 0: Webcam. Eine Kamera Webcan gibt es nicht. Oder ist Webcam gemeint?",
        f"Die Einstellungen waren beschädigt und liegen nun in {home / 'settings-damaged.json'}.",
    ]


@pytest.mark.parametrize("broken", ["{kamera} fehlt.", "{camera fehlt.", "{} fehlt.", "{camera.x}"])
def test_a_translation_whose_fields_do_not_fit_is_said_in_english(
    speak: Speak, broken: str
) -> None:
    speak({("Camera", absent(WEBCAM).text): broken})
    assert translated(absent(WEBCAM)).startswith("Webcam is not connected.")


class Translatable(ast.NodeVisitor):
    """Collects what a module wants translated, and what is wrong with how it says so."""

    def __init__(self) -> None:
        self.texts: set[tuple[str, str]] = set()
        self.faults: list[str] = []
        self._class = ""
        self._names: dict[ast.expr, set[str | None]] = {}
        """What each ``Sentence`` is given to name."""
        self._later: set[str | None] = set()
        """What sentences are given to name that were written elsewhere; None is anything."""

    def visit_Module(self, node: ast.Module) -> None:
        for each in ast.walk(node):
            match each:
                case ast.Call(func=ast.Attribute(value=said, attr="naming"), keywords=keywords):
                    names = {keyword.arg for keyword in keywords}
                    if isinstance(said, ast.Call) and ast.unparse(said.func) == "Sentence":
                        self._names[said] = names
                    else:
                        self._later |= names
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        outer, self._class = self._class, node.name
        self.generic_visit(node)
        self._class = outer

    def visit_Call(self, node: ast.Call) -> None:
        match node.func:
            case ast.Name("Sentence"):
                text = self._take(node, *node.args)
                fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
                named = self._names.get(node)
                if named is None:
                    fits = None in self._later or fields <= self._later
                else:
                    fits = fields == named
                if node.keywords or not fits:
                    self.faults.append(f"line {node.lineno}: {text!r} names something else")
            case ast.Name("translate") | ast.Attribute(attr="translate"):
                self._take(node, *node.args)
            case ast.Name("tr") | ast.Attribute(attr="tr"):
                self._take(node, ast.Constant(self._class), *node.args)
        self.generic_visit(node)

    def _take(self, node: ast.Call, *arguments: ast.expr) -> str:
        match arguments:
            case [ast.Constant(str(context)), ast.Constant(str(text))]:
                self.texts.add((context, text))
                return text
        self.faults.append(f"line {node.lineno}: a context and a text are expected, as literals")
        return ""


def test_the_translators_tool_finds_every_text_and_its_context(tmp_path: Path) -> None:
    written: set[tuple[str, str]] = set()
    for path in (ROOT / "emomirror").rglob("*.py"):
        if path.name == "translation.py":  # which translates what others have written
            continue
        module = Translatable()
        module.visit(ast.parse(path.read_text(encoding="utf-8")))
        assert module.faults == [], path
        written |= module.texts
    assert len({context for context, _ in written}) > 20, "the search goes wrong"
    assert set(found_by_the_tool(tmp_path)) == written


def found_by_the_tool(folder: Path) -> dict[tuple[str, str], ElementTree.Element]:
    """Does as translators are told to, but with a file of the test's own."""
    told = (ROOT / "assets/translations/README.md").read_text(encoding="utf-8")
    (command,) = (line for line in told.splitlines() if "pyside6-lupdate" in line)
    _, *words, _ = shlex.split(command)
    found = folder / "found.ts"
    subprocess.run([TOOLS / "lupdate", *words, found], cwd=ROOT, check=True, capture_output=True)
    return messages(found)


def messages(file: Path) -> dict[tuple[str, str], ElementTree.Element]:
    """The translation of each context and source of a .ts file."""
    return {
        (context.findtext("name", ""), message.findtext("source", "")): translation
        for context in ElementTree.parse(file).iter("context")
        for message in context.iter("message")
        for translation in message.iter("translation")
    }


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_shipped_translation_has_every_text_and_no_other(tmp_path: Path, file: Path) -> None:
    there = messages(file)
    assert set(there) == set(found_by_the_tool(tmp_path)), "see assets/translations/README.md"
    assert [key for key, new in there.items() if new.get("type") or not new.text] == []


def skeleton(text: str) -> tuple[list[str], bool, bool, str, str]:
    """What a translation has in common with its source."""
    inner = text.strip()
    return (
        sorted(re.findall(r"{[^}]*}", text)),
        bool(re.search(r"&\w", text)),
        inner.endswith("…"),
        text[: len(text) - len(text.lstrip())],
        text[len(text.rstrip()) :],
    )


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_shipped_translation_names_what_its_source_names(file: Path) -> None:
    wrong = [
        (english, translation.text)
        for (_, english), translation in messages(file).items()
        if skeleton(translation.text or "") != skeleton(english)
    ]
    assert wrong == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_what_is_compiled_is_what_is_written(qtbot: QtBot, file: Path) -> None:
    compiled = QTranslator()
    assert compiled.load(str(file.with_suffix(".qm")))
    stale = [
        english
        for (context, english), translation in messages(file).items()
        if compiled.translate(context, english) != translation.text
    ]
    assert stale == [], "run pyside6-lrelease"


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each not in ("system", "en")])
def test_every_language_that_can_be_chosen_is_there(language: str) -> None:
    assert ROOT / f"assets/translations/emomirror_{language}.ts" in SHIPPED


def test_spanish_says_nothing_of_what_is_felt_and_speaks_to_everybody_alike() -> None:
    said = " ".join(t.text or "" for t in messages(SPANISH).values()).lower()
    assert (
        re.findall(r"\b(?:te )?sientes\b|\busted(?:es)?\b|\bvos\b|\bincorrect[oa]s?\b", said) == []
    )


@pytest.mark.parametrize(
    ("read", "spoken"),
    [
        (["es-MX"], "Ajustes"),
        (["fr-FR", "es-ES"], "Ajustes"),
        (["fr-FR", "en-GB", "es-ES"], "Settings"),
        (["fr-FR"], "Settings"),
        (["en-US"], "Settings"),
    ],
)
def test_the_first_of_the_systems_languages_that_is_there_is_spoken(
    qtbot: QtBot, read: list[str], spoken: str
) -> None:
    app = QCoreApplication.instance()
    assert app is not None

    class System(QLocale):
        def uiLanguages(self, *_: object) -> list[str]:
            return read

    installed = load_translations(app, System(read[0]))
    try:
        assert QCoreApplication.translate("SettingsDialog", "Settings") == spoken
    finally:
        for translator in installed:
            app.removeTranslator(translator)
