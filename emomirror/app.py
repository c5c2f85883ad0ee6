"""Opens the window and stays until it is closed."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from emomirror.camera.format import Format
    from emomirror.vision.crop import Region


def display_available() -> bool:
    """Whether a window can be opened. ``QApplication`` would end the process where it cannot:
    ask before ``run``."""
    if not sys.platform.startswith("linux"):
        return True
    asked = os.environ.get("QT_QPA_PLATFORM", "").split(";")
    platforms = [each.partition(":")[0] for each in asked if each]
    if any(each not in ("xcb", "wayland", "wayland-egl") for each in platforms):
        return True  # offscreen, minimal, vnc, a framebuffer: whoever chose it knows
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(
    *,
    source: str | None,
    camera_format: Format | None = None,
    model: Path | None,
    region: Region | None,
    far: bool = False,
    fullscreen: bool = False,
    practice: bool = False,
) -> int:
    """Opens the mirror and returns the exit status once it is closed.

    Args:
        source: as ``open_source`` takes it; None is the remembered one.
        camera_format: what is asked of a camera; None asks for what is remembered.
        model: a model file; None is the one that comes with the program.
        region: which part of the face is read; None is the remembered one.
        far: look for people farther than 2 m; False leaves it as remembered.
        fullscreen: fill the screen.
        practice: open it where people practise.
    """
    from emomirror import settings
    from emomirror.ui.application import ending_on_signals, make_application
    from emomirror.ui.window import MirrorWindow
    from emomirror.ui.workers import Wish

    remembered, notice = settings.load()
    app = make_application(remembered.language)
    window = MirrorWindow(
        remembered,
        source=source,
        wish=Wish(region or remembered.region, model, far or remembered.far),
        camera_format=camera_format,
        notice=notice,
    )
    if fullscreen:
        window.set_full_screen(True)
    window.show()
    window.start()
    if practice:
        window.open_practice()
    with ending_on_signals(window.end):
        status = app.exec()
    if window.left_running:
        # Python and Qt would wait for the thread, or abort the process over it.
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    return status
