from __future__ import annotations

import ast
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

READ_BACK = "import os; print(os.environ.get('QT_QPA_PLATFORM_PLUGIN_PATH'))"


def run(code: str, **variables: str) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("QT_QPA")} | variables
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_qt_is_left_to_find_its_own_plugins() -> None:
    assert run(f"import emomirror.camera.opencv; {READ_BACK}") == "None"


def test_qt_is_left_alone_where_a_library_imported_opencv_first() -> None:
    assert run(f"import cv2, emomirror.camera.opencv; {READ_BACK}") == "None"


def test_plugins_that_the_person_chose_stay_chosen() -> None:
    code = f"import emomirror.camera.opencv; {READ_BACK}"
    assert run(code, QT_QPA_PLATFORM_PLUGIN_PATH="/opt/qt") == "/opt/qt"


def test_opencv_says_nothing_of_a_camera_that_is_not_there() -> None:
    code = "from emomirror.camera.opencv import cv2; print(cv2.VideoCapture(87).isOpened())"
    assert run(code) == "False"


def test_every_module_takes_opencv_from_here() -> None:
    packages = [Path(str(files(name))) for name in ("emomirror", "emomirror_training")]
    modules = {path for package in packages for path in package.rglob("*.py")}
    assert len(modules) > 50
    direct = [
        path.name
        for path in modules
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and "cv2" in [each.name for each in node.names])
        or (isinstance(node, ast.ImportFrom) and node.module == "cv2")
    ]
    assert direct == ["opencv.py"]
