"""The one ``QApplication``, and what has to be right before and around it."""

from __future__ import annotations

import builtins
import importlib
import logging
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QMessageLogContext,
    QSocketNotifier,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from emomirror import __version__
from emomirror.resources import asset_path
from emomirror.settings import SYSTEM_LANGUAGE

from .translation import speak

log = logging.getLogger("emomirror.qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _read_no_sources() -> None:
    """Takes back PySide6's hook for ``from __feature__ import …``, another spelling of Qt's names.

    To find the modules that ask for it, PySide6 reads the source of every module that is imported
    afterwards, and ``linecache`` keeps it. None does here, and without it the window's imports take
    a seventh less.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None and builtins.__import__ is getattr(builtins, "__feature_import__", None):
        builtins.__import__ = plain


# Before the modules of the window are imported, which come after this one.
_read_no_sources()

SWITCH_S = 0.001
"""After so long another thread that runs Python lets the window go on. By Python's own choice, five
times as much, one paint that asks for it four times could wait for 20 ms."""


def make_application(language: str = SYSTEM_LANGUAGE) -> QApplication:
    """The application, with its name, icon and language. Only where there is a display.

    Args:
        language: one of ``settings.LANGUAGES``.
    """
    # OpenCV's wheels send Qt to plugins of their own; this import takes that back, also where
    # OpenCV came in earlier by another way.
    importlib.import_module("emomirror.camera.opencv")
    # Loading this library keeps every thread from running Python for 40 to 80 ms. A window that is
    # open already would stand still for as long.
    importlib.import_module("onnxruntime")
    sys.setswitchinterval(SWITCH_S)
    qInstallMessageHandler(log_qt_message)
    app = QApplication.instance() or QApplication(["emomirror"])
    if not isinstance(app, QApplication):
        raise TypeError(f"a QApplication expected; got {type(app).__name__}")
    app.setApplicationName("emomirror")
    app.setApplicationDisplayName("Emomirror")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("emomirror")
    icon = asset_path("icons/emomirror.svg")
    if icon.exists():
        app.setWindowIcon(QIcon(str(icon)))
    speak(language)
    return app


def log_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Routes what Qt says into logging, beside everything else."""
    log.log(_LEVELS.get(kind, logging.WARNING), "%s", text)


@contextmanager
def ending_on_signals(end: Callable[[], object]) -> Iterator[None]:
    """Calls ``end`` on Ctrl-C and on a request to terminate.

    Python runs its signal handlers between two of its own instructions, and Qt's loop may not come
    to one for long. So the signal also writes a byte to a socket that the loop listens to.
    """
    here, there = socket.socketpair()
    for each in (here, there):
        each.setblocking(False)
    notifier = QSocketNotifier(here.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: here.recv(64))
    before = {
        number: signal.signal(number, lambda *_: end())
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    wakeup = signal.set_wakeup_fd(there.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(wakeup)
        for number, handler in before.items():
            signal.signal(number, handler)
        notifier.setEnabled(False)
        here.close()
        there.close()
