from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Callable

import pytest

from emomirror.commands.drawing import Style
from emomirror.commands.printers import LiveBars, printer_for
from emomirror.vision.observation import Face, Observation

MakeFace = Callable[..., Face]
MakeObservation = Callable[..., Observation]


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self.bytes = io.BytesIO()
        super().__init__(self.bytes, encoding=encoding, errors="strict")

    def isatty(self) -> bool:
        return True

    @property
    def written(self) -> str:
        self.flush()
        return self.bytes.getvalue().decode(self.encoding)


def lines_up(written: str) -> int:
    """How many lines the cursor goes up, all in all."""
    return sum(int(count) for count in re.findall(r"\x1b\[(\d+)A", written))


@pytest.fixture(autouse=True)
def _ordinary_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_bars_are_redrawn_ten_times_a_second_and_end_with_the_last_frame(
    observe: MakeObservation, make_face: MakeFace
) -> None:
    out, now = io.StringIO(), 0.0
    bars = LiveBars(out, "Demo", Style(True, True), lambda: now, lambda: os.terminal_size((80, 24)))
    for index in range(60):
        now = index / 60
        bars.show(observe(make_face(), index=index, t_s=now))
    drawn = out.getvalue().count("Looks like")
    assert 8 <= drawn <= 11
    assert "1.0 s" not in out.getvalue()
    bars.finish()
    assert "Demo  1.0 s" in out.getvalue()


def test_bars_are_drawn_over_those_before(observe: MakeObservation, make_face: MakeFace) -> None:
    out, now = io.StringIO(), 0.0
    bars = LiveBars(out, "Demo", Style(True, True), lambda: now, lambda: os.terminal_size((80, 24)))
    bars.show(observe(make_face()))
    first = out.getvalue()
    now = 1.0
    bars.show(observe(make_face()))
    second = out.getvalue()[len(first) :]
    assert lines_up(first) == 0
    assert lines_up(second) == first.count("\n") == second.count("\n")


def test_what_another_wrote_in_between_is_not_drawn_over(
    observe: MakeObservation, make_face: MakeFace
) -> None:
    out, now = io.StringIO(), 0.0
    bars = LiveBars(
        out, "Demo", Style(True, False), lambda: now, lambda: os.terminal_size((80, 24))
    )
    bars.show(observe(make_face()))
    bars.interrupt()
    now = 1.0
    bars.show(observe(make_face()))
    assert lines_up(out.getvalue()) == 0


def test_a_terminal_of_another_size_is_cleared(
    observe: MakeObservation, make_face: MakeFace
) -> None:
    out, now, size = io.StringIO(), 0.0, os.terminal_size((80, 24))
    bars = LiveBars(out, "Demo", Style(True, True), lambda: now, lambda: size)
    bars.show(observe(make_face()))
    assert "\x1b[2J" not in out.getvalue()
    now, size = 1.0, os.terminal_size((40, 24))
    bars.show(observe(make_face()))
    assert "\x1b[2J" in out.getvalue()


def test_a_terminal_without_unicode_gets_ascii(
    observe: MakeObservation, make_face: MakeFace
) -> None:
    out = Terminal("ascii")
    printer_for(out, "Demo", as_json=False).show(observe(make_face()))
    assert "####" in out.written


def test_no_color_takes_the_weights_away(
    observe: MakeObservation, make_face: MakeFace, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = Terminal()
    printer_for(out, "Demo", as_json=False).show(observe(make_face()))
    assert "\x1b[1m" in out.written
    monkeypatch.setenv("NO_COLOR", "1")
    out = Terminal()
    printer_for(out, "Demo", as_json=False).show(observe(make_face()))
    assert "\x1b[1m" not in out.written
    assert "█" in out.written


@pytest.mark.parametrize("out", [io.StringIO(), Terminal()])
def test_a_pipe_and_a_dumb_terminal_get_plain_lines(
    observe: MakeObservation,
    make_face: MakeFace,
    monkeypatch: pytest.MonkeyPatch,
    out: io.StringIO | Terminal,
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    printer_for(out, "Demo", as_json=False).show(observe(make_face(share=0.7)))
    written = out.written if isinstance(out, Terminal) else out.getvalue()
    assert written.strip() == "0.100 s  looks like: happiness 70 %"


def test_json_is_json_in_a_terminal_too(observe: MakeObservation, make_face: MakeFace) -> None:
    out = Terminal()
    printer = printer_for(out, "Demo", as_json=True)
    for index in (0, 1):
        printer.show(observe(make_face(), index=index))
    printer.finish()
    assert [json.loads(line)["frame"] for line in out.written.splitlines()] == [0, 1]
