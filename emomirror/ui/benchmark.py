"""Measures the real window, in a process of its own: ``python -m emomirror.ui.benchmark TASK``.

``TASK`` is the JSON of ``Task``. It writes ``FIRST_BARS`` as a line once they are on the screen,
then one line of JSON: the figures, or ``error``, a sentence, and ``advice``, what to try. Where
standard input ends before, it does, too.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer

from emomirror.camera.format import Format
from emomirror.camera.frame import Frame, Source
from emomirror.emotions import Emotion
from emomirror.explain.explanation import Explanation
from emomirror.practice.goal import Goal
from emomirror.practice.plan import MOST_TRIES, Block, Order, Plan
from emomirror.practice.profile import Profile
from emomirror.practice.prompts import Exercise
from emomirror.process import resident_mb
from emomirror.settings import Settings
from emomirror.tally import Tally

from .application import make_application
from .engine import Engine, open_live
from .explaining import SAMPLES
from .practice.keeping import KeptNowhere
from .window import MirrorWindow
from .workers import Wish

FIRST_BARS = "first bars"
SIZE = (1280, 800)
BEAT_MS = 5
LONGEST_STALL_MS = 30.0
WARM_UP_S = 1.0
"""After the first bars, not counted: caches fill, the window settles."""
CHOOSE_S = 3.0
"""From the first bars to a session: nobody chooses who practises, and what, in no time."""
LOOK_S, BETWEEN_S = 2.0, 0.2
"""Before each explanation; after its overlay, and again once the mirror is live."""
PATIENCE_S = 30.0
"""For the first bars."""
SETTLED_MIN = 5
"""Until then caches fill. What memory grows by afterwards goes on, however long a session is."""
LEAST_MINUTES = 3
"""After that, for a growth to be told."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is measured.

    Attributes:
        source: as ``open_source`` takes it; played at its own pace.
        seconds: how long is counted.
        region, model, far: as in ``Wish``; ``model`` is a path.
        explanations: of frozen pictures, one after another, in place of ``seconds``; 0: none.
        practice: whether a practice session is on the screen meanwhile.
        camera_format: what is asked of a camera, as ``Format.parse`` takes it.
    """

    source: str
    seconds: float
    region: str = "face"
    model: str | None = None
    far: bool = False
    explanations: int = 0
    practice: bool = False
    camera_format: str | None = None


class Metered:
    """A source, with a meter of the processor's time that its pictures take.

    Decoding a recording or drawing the demo is no work of the mirror's own.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self.cpu_s = 0.0
        self.given = 0
        self.lost = 0
        self._last: int | None = None

    @property
    def name(self) -> str:
        return self._source.name

    def read(self) -> Frame | None:
        before = time.thread_time()
        frame = self._source.read()
        self.cpu_s += time.thread_time() - before
        if frame is not None:
            self.given += 1
            self.lost += frame.index - self._last - 1 if self._last is not None else 0
            self._last = frame.index
        return frame

    def close(self) -> None:
        self._source.close()


class Measurement(QObject):
    """Opens the window, counts, closes it. ``result`` is what came of it."""

    def __init__(self, task: Task, say: Callable[[str], None]) -> None:
        super().__init__()
        self.result = failure(f"no face was read within {PATIENCE_S:.0f} s")
        self._task = task
        self._say = say
        self._sources: list[Metered] = []
        self._engine = Engine(self._open, parent=self)
        self._window = MirrorWindow(
            Settings(),
            self._engine,
            source=task.source,
            wish=Wish(task.region, Path(task.model) if task.model else None, task.far),
            camera_format=Format.parse(task.camera_format) if task.camera_format else None,
        )
        self._window.resize(*SIZE)
        # Counted and not kept: so many numbers would show as the window's own growth.
        self._latencies_ms = Tally()
        self._stalls_ms = Tally(LONGEST_STALL_MS)
        self._first_stalls_ms = Tally()
        self._gauge_ms = Tally()
        self._beat_s: float | None = None
        self._tries = 0
        self._asked_s = 0.0
        self._first_s: float | None = None
        self._explained: list[tuple[float, float]] = []
        self._explained_mb: float | None = None
        self._cancel_ms: float | None = None
        self._before: dict[str, float] = {}
        self._rss_mb: list[float | None] = []
        self._minute = QTimer(self, interval=60_000)
        self._minute.timeout.connect(lambda: self._rss_mb.append(resident_mb()))
        self._heart = QTimer(self, interval=BEAT_MS)
        self._heart.setTimerType(Qt.TimerType.PreciseTimer)
        self._heart.timeout.connect(self._beat)

        self._window.first_bars.connect(self._on_first_bars)
        self._engine.source_failed.connect(self._on_failure)
        self._engine.source_lost.connect(self._on_failure)
        self._engine.model_failed.connect(self._on_failure)
        self._engine.analysis_failed.connect(self._on_failure)
        self._patience = QTimer(self, interval=round(1000 * PATIENCE_S), singleShot=True)
        self._patience.timeout.connect(self._window.close)

    def start(self) -> None:
        """Shows the window and returns; the measurement goes on in Qt's loop."""
        # From when the window is on the screen: before, there is nothing that could stand still.
        self._window.mirror_page.mirror.painted.connect(
            self._heart.start, Qt.ConnectionType.SingleShotConnection
        )
        self._window.show()
        self._window.start()
        self._patience.start()

    def _beat(self) -> None:
        now, before = time.perf_counter(), self._beat_s
        self._beat_s = now
        if before is not None:
            stalls = self._stalls_ms if self._before else self._first_stalls_ms
            stalls.add(max(0.0, 1e3 * (now - before) - BEAT_MS))

    def _on_first_bars(self) -> None:
        self._say(FIRST_BARS)
        self._patience.stop()
        if self._task.practice:
            QTimer.singleShot(round(1000 * CHOOSE_S), self._practise)
        else:
            self._warm_up()

    def _warm_up(self) -> None:
        QTimer.singleShot(round(1000 * WARM_UP_S), self._begin)

    def _practise(self) -> None:
        # Try upon try, as many as there can be: what a session keeps must not show as growth.
        emotions = (Emotion.HAPPINESS, Emotion.SURPRISE)
        block = Block(
            exercise=Exercise.COPY, emotions=emotions, tries=MOST_TRIES, order=Order.FIXED
        )
        goals = {emotion: Goal(threshold=0.5, hold_s=2.0) for emotion in emotions}
        plan = Plan(name="bench", blocks=(block,) * 10, goals=goals, announce_s=0.5, reward_s=1.0)
        profile = Profile(id="bench", nickname="bench")
        practising = self._window.practise(profile, plan, KeptNowhere(), 0)
        practising.driver.try_finished.connect(self._on_try)
        practising.page.gauge_painted.connect(self._on_gauge)
        self._warm_up()

    def _on_try(self) -> None:
        self._tries += bool(self._before)

    def _on_gauge(self, seconds: float) -> None:
        if self._before:
            self._gauge_ms.add(1e3 * seconds)

    def _begin(self) -> None:
        self._before = self._meters()
        self._beat_s = None
        self._rss_mb.append(resident_mb())
        self._minute.start()
        self._window.painted.connect(lambda seconds: self._latencies_ms.add(1e3 * seconds))
        self._engine.source_ended.connect(self._end)
        if self._task.explanations:
            self._window.explaining.answered.connect(self._on_explanation)
            self._engine.explanation_progressed.connect(self._on_progress)
            self._engine.explanation_failed.connect(lambda _, error: self._on_failure(error))
            self._freeze()
        else:
            QTimer.singleShot(round(1000 * self._task.seconds), self._end)

    def _freeze(self) -> None:
        # What the last explanation took has been given back by now.
        if len(self._explained) == 1:
            self._explained_mb = resident_mb()
        self._window.actions_.freeze.setChecked(True)
        # As a person would, who looks at the picture before asking about it.
        QTimer.singleShot(round(1000 * LOOK_S), self._explain)

    def _explain(self) -> None:
        self._asked_s = time.perf_counter()
        self._first_s = None
        self._window.actions_.explain.setChecked(True)
        if not self._window.actions_.explain.isChecked():
            self._go_on()  # no face at the moment

    def _on_explanation(self, shown: Explanation) -> None:
        now = time.perf_counter() - self._asked_s
        self._first_s = self._first_s or now
        if shown.complete:
            self._explained.append((self._first_s, now))
            # Nobody thaws the picture in the moment in which the overlay comes.
            QTimer.singleShot(round(1000 * BETWEEN_S), self._go_on)

    def _go_on(self) -> None:
        self._window.actions_.freeze.setChecked(False)
        # One more than wanted, which is cancelled.
        more = len(self._explained) <= self._task.explanations and self._cancel_ms is None
        QTimer.singleShot(round(1000 * BETWEEN_S), self._freeze if more else self._end)

    def _on_progress(self, _done: int, _wanted: int) -> None:
        if len(self._explained) == self._task.explanations and self._cancel_ms is None:
            start = time.perf_counter()
            self._window.mirror_page.explanation.cancel.click()
            self._window.repaint()
            self._cancel_ms = 1e3 * (time.perf_counter() - start)
            self._go_on()

    def _end(self) -> None:
        if not self._heart.isActive():
            return
        self._heart.stop()
        self._minute.stop()
        self._rss_mb.append(resident_mb())
        self.result = figures(
            self._before,
            self._meters(),
            self._rss_mb,
            self._latencies_ms,
            self._stalls_ms,
            self._first_stalls_ms,
        )
        if self._task.practice:
            self.result["practice"] = practice_figures(self._gauge_ms, self._tries)
        if self._explained:
            self.result["explaining"] = {
                "samples": SAMPLES,
                "count": len(self._explained),
                "first_s": spread_s([first for first, _ in self._explained]),
                "complete_s": spread_s([complete for _, complete in self._explained]),
                "cancel_ms": _rounded(self._cancel_ms),
                "rss_mb_after_one": _rounded(self._explained_mb),
            }
        self._window.close()

    def _on_failure(self, error: Exception) -> None:
        self.result = failure(str(error), getattr(error, "advice", ""))
        self._window.close()

    def _open(self, spec: str, camera_format: Format | None) -> Source:
        source = Metered(open_live(spec, camera_format))
        self._sources.append(source)
        return source

    def _meters(self) -> dict[str, float]:
        return {
            "wall_s": time.perf_counter(),
            "cpu_s": time.process_time(),
            "window_cpu_s": time.thread_time(),
            "source_cpu_s": sum(source.cpu_s for source in self._sources),
            "given": sum(source.given for source in self._sources),
            "lost": sum(source.lost for source in self._sources),
            "dropped": self._engine.dropped,
        }


def figures(
    before: dict[str, float],
    after: dict[str, float],
    rss_mb: Sequence[float | None],
    latencies_ms: Tally,
    stalls_ms: Tally,
    first_stalls_ms: Tally,
) -> dict[str, Any]:
    """What the meters say.

    Args:
        before, after: the meters at the begin and end.
        rss_mb: resident memory at the begin, after each minute and at the end; None where the
            system does not tell.
        latencies_ms: of each painting, since the camera gave the picture.
        stalls_ms: how late the loop's timer of ``BEAT_MS`` came, each time.
        first_stalls_ms: the same before the begin, while the program starts.

    Returns:
        ``latency_ms``: from camera to paint. ``stall_ms``: how late the loop's timer came, and how
        often by more than ``LONGEST_STALL_MS``; ``starting``: the worst while the program starts.
        ``cpu_percent`` of one core: all threads, the window's thread, the source's work, and what
        is beside these two: finding and reading faces. ``rss_mb`` at start and end, after each
        minute, and ``growth``: MB a minute after the first ``SETTLED_MIN``, see ``growth_mb``.
        ``dropped``: pictures that nobody looked at.
    """
    spent = {name: after[name] - before[name] for name in before}
    percent = 100 / spent["wall_s"]
    beside_s = spent["cpu_s"] - spent["window_cpu_s"] - spent["source_cpu_s"]
    minutes = rss_mb[1:-1]
    return {
        "seconds": round(spent["wall_s"], 1),
        "painted_fps": round(len(latencies_ms) / spent["wall_s"], 1),
        "source_fps": round(spent["given"] / spent["wall_s"], 1),
        "latency_ms": spread_ms(latencies_ms),
        "stall_ms": {
            "p99": _rounded(stalls_ms.percentile(99) or 0.0),
            "worst": _rounded(stalls_ms.most),
            "starting": _rounded(first_stalls_ms.most),
            f"over_{LONGEST_STALL_MS:.0f}": stalls_ms.over,
        },
        "cpu_percent": {
            "all": _rounded(percent * spent["cpu_s"]),
            "window": _rounded(percent * spent["window_cpu_s"]),
            "source": _rounded(percent * spent["source_cpu_s"]),
            "beside": _rounded(percent * beside_s),
        },
        "rss_mb": {
            "start": _rounded(rss_mb[0]),
            "end": _rounded(rss_mb[-1]),
            "minutes": [_rounded(value) for value in minutes],
            "growth": _rounded(growth_mb(minutes), 3),
        },
        "dropped": round(spent["dropped"] + spent["lost"]),
    }


def growth_mb(minutes: Sequence[float | None]) -> float | None:
    """The slope, by least squares, of memory after each minute, without the first
    ``SETTLED_MIN``; None where fewer than ``LEAST_MINUTES`` are left, or one is unknown.

    Returns:
        MB a minute.
    """
    settled = [value for value in minutes[SETTLED_MIN - 1 :] if value is not None]
    if len(settled) < LEAST_MINUTES or None in minutes:
        return None
    return float(np.polyfit(range(len(settled)), settled, 1)[0])


def practice_figures(gauge_ms: Tally, tries: int) -> dict[str, Any]:
    """What a session on the screen comes to.

    Args:
        gauge_ms: of each time when the gauge was painted anew for a new frame, since the camera
            gave that.
        tries: how many were finished.
    """
    return {
        "gauge_ms": spread_ms(gauge_ms),
        "gauge_moves": len(gauge_ms),
        "tries": tries,
    }


def spread_ms(milliseconds: Tally) -> dict[str, float | None]:
    """The median and the 95th percentile; None where nothing was counted."""
    middle, high = milliseconds.percentile(50), milliseconds.percentile(95)
    return {"median": _rounded(middle), "p95": _rounded(high)}


def spread_s(seconds: Sequence[float]) -> dict[str, float]:
    """The median and the 95th percentile."""
    middle, high = np.percentile(seconds, (50, 95))
    return {"median": round(float(middle), 2), "p95": round(float(high), 2)}


def failure(error: str, advice: str = "") -> dict[str, Any]:
    """What comes in place of figures."""
    return {"error": error, "advice": advice}


def _rounded(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(float(value), digits)


def run(task: Task, say: Callable[[str], None]) -> dict[str, Any]:
    """Measures; returns the figures, or a ``failure``."""
    app = make_application()
    measurement = Measurement(task, say)
    measurement.start()
    app.exec()
    return measurement.result


def command(task: Task) -> list[str]:
    """What to start for it."""
    return [sys.executable, "-m", "emomirror.ui.benchmark", json.dumps(asdict(task))]


def _end_with_parent() -> None:
    """Otherwise this would go on where the command was killed, and spoil the next measurement."""
    # Not by a file object, whose lock Python would want when it ends.
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _say(json.dumps(run(Task(**json.loads(sys.argv[1])), _say)))
