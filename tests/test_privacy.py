"""Nothing is sent and no name is looked up, native code included; nothing is written but settings
and what was practised.

The program runs under ``strace``, which sees every call of every library into the system. The
controls at the end prove that it would notice.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from emomirror.resources import asset_path

STRACE = shutil.which("strace")
WRITING = (
    "creat,rename,renameat,renameat2,mkdir,mkdirat,unlink,unlinkat,link,linkat,symlink,symlinkat,"
    "truncate,mknod,mknodat"
)

# On a build server a missing strace is a mistake in its set-up, and a skipped test would hide it.
pytestmark = pytest.mark.skipif(
    STRACE is None and "CI" not in os.environ, reason="needs strace (Linux: apt-get install strace)"
)

NOT_LOCAL = re.compile(
    r"\bsocket\(AF_(?!UNIX\b|LOCAL\b)|\bsa_family=AF_(?!UNIX\b|LOCAL\b|UNSPEC\b)"
)
LOOK_UP = re.compile(r'"/etc/(resolv\.conf|hosts|gai\.conf)"|/nscd/socket|/systemd/resolve')
OPENED_TO_WRITE = re.compile(r"\bopen(at2?)?\(.*\bO_(WRONLY|RDWR|CREAT|TRUNC|TMPFILE)")
CHANGED = re.compile(rf"\b({WRITING.replace(',', '|')})\(")
DEVICE = re.compile(r'"/(dev|proc)/')

WINDOW = """
import sys
from PySide6.QtCore import QTimer
from emomirror.cli import main
from emomirror.ui import window

class Closing(window.MirrorWindow):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.first_bars.connect(lambda: print("bars"))
        self.first_bars.connect(self.actions_.explain.trigger)
        self._engine.explanation_ready.connect(self._on_explained)

    def _on_explained(self):
        self._engine.explanation_ready.disconnect(self._on_explained)
        print("explained")
        QTimer.singleShot(5000, self.close)

window.MirrorWindow = Closing
sys.exit(main(["--source", "demo"]))
"""

PRACTICE = """
import sys
from PySide6.QtCore import QTimer
from emomirror.cli import main
from emomirror.practice.profile import Consent, Profile
from emomirror.records import Records
from emomirror.ui import window

agreed = Consent(by="a mother", given_utc="2026-01-01T10:00:00+00:00", bystanders=True)
with Records.open() as records:
    records.save_profile(Profile(id="0123456789ab", nickname="Ana", consent=agreed))

class Practising(window.MirrorWindow):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.first_bars.connect(self._begin)

    def _begin(self):
        area = self.room.area
        area.enter()
        (profile,) = area.records.profiles()
        area.start_wanted.emit(profile, profile.plan("x"))
        driver = self.practising.driver
        driver.continue_()
        driver.try_finished.connect(lambda made: print(made.outcome))
        QTimer.singleShot(500, driver.accept)
        QTimer.singleShot(2000, self.close)

window.MirrorWindow = Practising
sys.exit(main(["--source", "demo"]))
"""

DIALOGS = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget
from emomirror.ui import asking
from emomirror.ui.application import make_application

app = make_application()
window = QWidget()
picture = sys.argv[1]
name = Path(picture).name

def leave(dialog, end):
    dialog.setDirectory(str(Path(picture).parent))
    dialog.selectFile(name)
    app.processEvents()
    end(dialog)
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()
    assert not window.children(), window.children()

for ask in (asking.ask_for_recording, asking.ask_for_model, asking.ask_for_folder):
    leave(ask(window, print), lambda dialog: dialog.reject())
leave(asking.ask_for_recording(window, print), lambda dialog: dialog.accept())
leave(asking.ask_where_to_save(window, "me.png", print), lambda dialog: dialog.reject())
leave(asking.ask_where_to_save(window, "me.png", print), lambda dialog: dialog.done(1))
"""


class Traced:
    """What a command printed, and what it asked of the system."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self.home = folder / "home"
        self.settings = self.home / "settings"
        self.home.mkdir(parents=True)
        trace = folder / "trace"
        environment = {name: v for name, v in os.environ.items() if not name.startswith("XDG_")}
        done = subprocess.run(
            [
                str(STRACE),
                *("-f", "-qq", "-o", str(trace), "-s", "200"),
                *("-e", f"trace=%network,open,openat,openat2,{WRITING}", "-e", "signal=none"),
                *command,
            ],
            capture_output=True,
            text=True,
            timeout=120,
            cwd=self.home,
            env=environment
            | {
                "HOME": str(self.home),
                "EMOMIRROR_HOME": str(self.settings),
                "TMPDIR": str(self.home),
                "XDG_RUNTIME_DIR": str(folder),
                "QT_QPA_PLATFORM": "offscreen",
                # Python's own cache of compiled code is not of the mirror's making.
                "PYTHONDONTWRITEBYTECODE": "1",
            },
        )
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr
        self.calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()

    @property
    def networked(self) -> list[str]:
        """Calls that reach for a network or look up a name, whether or not they succeed."""
        return [call for call in self.calls if NOT_LOCAL.search(call) or LOOK_UP.search(call)]

    @property
    def written(self) -> list[str]:
        """Calls that change a file outside the settings' folder."""
        return [
            call
            for call in self.calls
            if (OPENED_TO_WRITE.search(call) or CHANGED.search(call))
            and not DEVICE.search(call)
            and f'"{self.settings}' not in call
        ]

    @property
    def files(self) -> list[str]:
        """What lies in the home folder afterwards."""
        found = (path for path in self.home.rglob("*") if path.is_file())
        return sorted(str(path.relative_to(self.home)) for path in found)


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Traced:
    """One second of the demo in a terminal."""
    command = [sys.executable, "-m", "emomirror", "watch"]
    return Traced(
        [*command, "--source", "demo", "--json", "--frames", "30"],
        tmp_path_factory.mktemp("watched"),
    )


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Traced:
    """The window on the demo, for five seconds after it began to explain a face: libraries that
    tell their makers of their use do so after a moment."""
    return Traced([sys.executable, "-c", WINDOW], tmp_path_factory.mktemp("window"))


def test_the_terminal_reaches_for_no_network(watched: Traced) -> None:
    assert watched.status == 0, watched.err
    assert watched.out.count("smoothed") >= 30  # faces were found and read meanwhile
    assert watched.networked == []


def test_the_terminal_writes_nothing(watched: Traced) -> None:
    assert watched.written == []
    assert watched.files == []


def test_the_window_reaches_for_no_network(window: Traced) -> None:
    assert window.status == 0, window.err
    assert window.out == "bars\nexplained\n"
    assert window.networked == []


def test_the_window_writes_nothing_but_settings(window: Traced) -> None:
    assert window.written == []
    assert window.files in ([], ["settings/settings.json"])


def test_explaining_in_a_terminal_writes_the_picture_alone(tmp_path: Path) -> None:
    picture = asset_path("demo/collins.webp")
    words = ["explain", str(picture), "--samples", "160", "--out", "x.png"]
    explained = Traced([sys.executable, "-m", "emomirror", *words], tmp_path)
    assert explained.status == 0, explained.err
    assert explained.networked == []
    assert explained.files == ["x.png"]


def test_a_replayed_session_writes_its_report_alone(tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(
        'name = "x"\nannounce_s = 0\nlimit_s = 2\n'
        '[[blocks]]\nexercise = "copy"\nemotions = ["happiness"]\ntries = 1\n',
        encoding="utf-8",
    )
    words = ["practice", "--plan", str(plan), "--source", "demo", "--report", "out"]
    replayed = Traced([sys.executable, "-m", "emomirror", *words], tmp_path / "traced")
    assert replayed.status == 0, replayed.err
    assert replayed.networked == []
    assert replayed.files == ["out/report.csv", "out/report.pdf", "out/tries.json"]


def test_practising_in_the_window_keeps_the_records_and_nothing_else(tmp_path: Path) -> None:
    practised = Traced([sys.executable, "-c", PRACTICE], tmp_path)
    assert practised.status == 0, practised.err
    assert practised.out == "accepted\n"
    assert practised.networked == []
    assert practised.written == []
    kept = {"settings/practice.sqlite3", "settings/settings.json"}
    backups = {name for name in practised.files if name.startswith("settings/backups/")}
    assert set(practised.files) - backups <= kept
    assert "settings/practice.sqlite3" in practised.files


def test_a_file_dialog_remembers_nothing(tmp_path: Path) -> None:
    picture = tmp_path / "pictures of somebody" / "me.png"
    picture.parent.mkdir()
    picture.write_bytes(b"")
    asked = Traced([sys.executable, "-c", DIALOGS, str(picture)], tmp_path / "asked")
    assert asked.status == 0, asked.err
    assert str(picture) in asked.out, "one was accepted"
    assert asked.written == []
    assert asked.files == []


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import ctypes; ctypes.CDLL(None).socket(10, 1, 0)",  # AF_INET6, from native code
        "import ctypes; ctypes.CDLL(None).gethostbyname(b'example.org')",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import socket;"
        " socket.socket()'])",
    ],
)
def test_a_program_that_reached_for_the_network_would_be_noticed(code: str, tmp_path: Path) -> None:
    assert Traced([sys.executable, "-c", code], tmp_path).networked != []


@pytest.mark.parametrize(
    "code",
    [
        "open('picture.png', 'wb').write(b'x')",
        "import os; os.mkdir('pictures')",
        "import tempfile; tempfile.TemporaryFile()",
        "import ctypes; ctypes.CDLL(None).creat(b'picture.png', 0o600)",
        "open('a', 'wb').close(); import os; os.remove('a')",
    ],
)
def test_a_program_that_wrote_a_file_would_be_noticed(code: str, tmp_path: Path) -> None:
    assert Traced([sys.executable, "-c", code], tmp_path).written != []


def test_a_program_that_does_neither_passes(tmp_path: Path) -> None:
    quiet = Traced([sys.executable, "-c", "print(sum(range(10)))"], tmp_path)
    assert (quiet.out, quiet.networked, quiet.written) == ("45\n", [], [])
