from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from emomirror.vision.hidden_modules import hidden


def test_a_hidden_module_reads_as_not_installed_and_comes_back() -> None:
    sys.modules.pop("wave", None)
    with hidden("wave"), pytest.raises(ImportError):
        importlib.import_module("wave")
    assert importlib.import_module("wave").__name__ == "wave"


def test_a_module_in_use_is_not_hidden() -> None:
    with hidden("json"):
        assert importlib.import_module("json").loads("1") == 1


def test_finding_faces_imports_neither_tensorflow_nor_sound() -> None:
    code = (
        "import sys; from emomirror.vision.detector import Detector; Detector().close();"
        "print([m for m in ('tensorflow', 'sounddevice', 'keras') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"
