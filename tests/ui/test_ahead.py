from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from emomirror.ui import ahead, window
from emomirror.ui.ahead import BETWEEN_MS, PRACTICE, Ahead
from emomirror.ui.window import MirrorWindow

PROGRAM = """if True:
    import json, sys
    from importlib import import_module
    from PySide6.QtCore import QTimer
    from emomirror.settings import Settings
    from emomirror.ui import ahead
    from emomirror.ui.application import make_application
    from emomirror.ui.window import MirrorWindow

    at_first, parts = [], []

    def counted(name):
        before = set(sys.modules)
        import_module(name)
        parts.append(sorted(set(sys.modules) - before))

    def look():
        if len(parts) == len(ahead.PRACTICE):
            looking.stop()
            before = set(sys.modules)
            window.room
            left = sorted(set(sys.modules) - before)
            print(json.dumps({"at_first": at_first, "parts": parts, "left": left}))
            window.close()

    ahead.import_module = counted
    app = make_application()
    window = MirrorWindow(Settings(), source="demo")
    window.first_bars.connect(lambda: at_first.append(ahead.PRACTICE[-1] in sys.modules))
    looking = QTimer(interval=20)
    looking.timeout.connect(look)
    looking.start()
    window.show()
    window.start()
    app.exec()
"""


def test_practising_is_imported_in_small_parts_once_the_mirror_shows_its_first_bars() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["at_first"] == [False], "the first bars wait for nothing of it"
    parts = dict(zip(PRACTICE, result["parts"], strict=True))
    assert [name for name, part in parts.items() if not part] == [], "these are there before"
    assert max(map(len, parts.values())) <= 30, "so much at once is seen as a pause"
    assert [name for name in result["left"] if name.startswith("emomirror")] == []


def test_one_module_follows_the_other_with_room_in_between(
    qtbot: QtBot, qapp: QCoreApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["ahead_first", "ahead_second"]
    for name in names:
        (tmp_path / f"{name}.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    there: list[list[str]] = []
    parent = QObject()
    importing = Ahead(names, parent)
    importing.start()
    assert not set(names) & set(sys.modules)

    def both() -> bool:
        there.append([name for name in names if name in sys.modules])
        return len(there[-1]) == 2

    qtbot.waitUntil(lambda: "ahead_first" in sys.modules)
    importing.hold(True)
    qtbot.wait(4 * BETWEEN_MS)
    assert "ahead_second" not in sys.modules
    importing.hold(False)
    qtbot.waitUntil(both)
    assert ["ahead_first"] in there
    assert len(set(PRACTICE)) == len(PRACTICE)
    for name in names:
        del sys.modules[name]


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_nothing_is_imported_while_a_picture_is_frozen(
    qtbot: QtBot,
    open_window: Callable[..., MirrorWindow],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "ahead_alone.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "ahead_alone", raising=False)
    monkeypatch.setattr(window, "PRACTICE", ["ahead_alone"])
    monkeypatch.setattr(ahead, "BETWEEN_MS", 500)  # time enough to freeze before
    mirror = open_window("demo")
    qtbot.waitUntil(lambda: mirror.mirror_page.face is not None, timeout=30_000)
    mirror.actions_.freeze.setChecked(True)
    mirror._ahead.start()
    qtbot.wait(1200)
    assert "ahead_alone" not in sys.modules
    mirror.actions_.freeze.setChecked(False)
    qtbot.waitUntil(lambda: "ahead_alone" in sys.modules)


def test_threads_let_the_window_go_on_within_a_millisecond() -> None:
    code = "import sys; from emomirror.ui.application import make_application as make; make();"
    code += "print(sys.getswitchinterval())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) <= 0.001


def test_no_source_is_read_of_what_is_imported() -> None:
    # PySide6 would, of each module after it.
    code = "import linecache, emomirror.ui.application, emomirror.ui.window;"
    code += "import emomirror.ui.bars as bars; print(bars.__file__ in linecache.cache)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
