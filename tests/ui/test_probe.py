from __future__ import annotations

import os
import subprocess
import sys
from typing import NoReturn

import pytest
from PySide6.QtWidgets import QApplication

from emomirror.ui.probe import display_opens


def test_a_display_in_use_is_not_tried_again(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fork() -> NoReturn:
        raise AssertionError("a copy of a process with threads may hang")

    monkeypatch.setattr(os, "fork", fork)
    assert display_opens()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux needs a copy")
def test_a_copy_that_fails_ends_and_says_no() -> None:

    code = (
        "import PySide6.QtWidgets as widgets\n"
        "class Failing(widgets.QApplication):\n"
        "    def __init__(self, words): raise RuntimeError('no application')\n"
        "widgets.QApplication = Failing\n"
        "from emomirror.ui.probe import display_opens\n"
        "print(display_opens())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
    assert done.stdout.split() == ["False"]
