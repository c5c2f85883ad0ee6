"""Python and the libraries: are they there, do they load, are they those that fit?"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from operator import eq, ge, gt, le, lt, ne

from .check import Check, State

OLDEST_PYTHON, FIRST_PYTHON_TOO_NEW = (3, 11), (3, 14)

MODULES = {
    "numpy": "numpy",
    "opencv-python": "cv2",
    "mediapipe": "mediapipe.tasks.python.vision",
    "onnxruntime": "onnxruntime",
    "PySide6-Essentials": "PySide6.QtWidgets",
    "cv2-enumerate-cameras": "cv2_enumerate_cameras",
    "platformdirs": "platformdirs",
    "lime": "lime.lime_image",
    "matplotlib": "matplotlib",
    "msgspec": "msgspec",
    "fpdf2": "fpdf",
}
"""What is installed by ``pip``, and what the program imports of it."""

UNFIT = {
    "mediapipe": "; others may contact a server of their maker",
    "onnxruntime": "; others may contact a server of their maker",
    "PySide6-Essentials": "; others may end the program without a word",
}
"""Why another version than the required one will not do."""

OPENCVS = (
    "opencv-python",
    "opencv-contrib-python",
    "opencv-python-headless",
    "opencv-contrib-python-headless",
)
"""Packages that all install the module ``cv2``, each over the one before."""

DEBIAN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libGLESv2.so.2": "libgles2",
    "libOpenGL.so.0": "libopengl0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgomp.so.1": "libgomp1",
    "libstdc++.so.6": "libstdc++6",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libz.so.1": "zlib1g",
}
"""The package of Debian and Ubuntu that brings a library of the system."""

COMPARISONS = {"==": eq, "!=": ne, ">=": ge, "<=": le, ">": gt, "<": lt}

IMPORT_PATIENCE_S = 120.0


def check_python(version: tuple[int, ...] = sys.version_info[:3]) -> Check:
    """Whether this Python is one that the libraries are made for."""
    found = ".".join(str(part) for part in version)
    if OLDEST_PYTHON <= version[:2] < FIRST_PYTHON_TOO_NEW:
        return Check("Python", State.OK, found)
    return Check(
        "Python",
        State.MISSING,
        f"{found}, but 3.11, 3.12 or 3.13 is needed",
        "install Python 3.13 from python.org or your system's packages, and Emomirror with it",
    )


def check_libraries() -> list[Check]:
    """One check a library. Each is loaded in a process of its own: a broken one can end it."""
    required = requirements(metadata_requirements())
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(
            pool.map(lambda package: check_library(package, required.get(package, "")), MODULES)
        )


def check_library(package: str, required: str) -> Check:
    """Whether a library is installed, loads, and has the version that fits.

    Args:
        package: a key of ``MODULES``.
        required: such as ``==0.10.31`` or ``>=6.8,<6.12``; empty where any will do.
    """
    install = f"{sys.executable} -m pip install '{package}{required}'"
    try:
        version = metadata.version(package)
    except metadata.PackageNotFoundError:
        return Check(package, State.MISSING, "not installed", install)
    problem = import_problem(f"import {MODULES[package]}")
    if problem:
        reinstall = install.replace("install", "install --force-reinstall", 1)
        return Check(
            package,
            State.MISSING,
            f"{version} is installed but does not load: {problem}",
            system_library_remedy(problem) or reinstall,
        )
    if not fits(version, required):
        why = UNFIT.get(package, "")
        return Check(package, State.WARNING, f"{version}, but {required} fits{why}", install)
    return Check(package, State.OK, version)


def check_opencvs(installed: Iterable[str] | None = None) -> Check:
    """Whether a second OpenCV has overwritten the one that is needed."""
    if installed is None:
        installed = [str(one.metadata["Name"]) for one in metadata.distributions()]
    names = {name.lower().replace("_", "-") for name in installed if name}
    found = [name for name in OPENCVS if name in names]
    others = [name for name in found if name != "opencv-python"]
    if not others:
        return Check("one OpenCV", State.OK, "opencv-python alone")
    return Check(
        "one OpenCV",
        State.WARNING,
        f"{' and '.join(found)} are installed over one another",
        f"{sys.executable} -m pip uninstall -y {' '.join(found)}, then"
        f" {sys.executable} -m pip install opencv-python",
    )


def import_problem(code: str, environment: Mapping[str, str] | None = None) -> str:
    """What goes wrong where a fresh Python runs ``code``; empty where nothing does."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=IMPORT_PATIENCE_S,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        return f"no answer within {IMPORT_PATIENCE_S:.0f} s"
    if done.returncode == 0:
        return ""
    # The library that is missing may be named well above the last line.
    missing = missing_library(done.stderr)
    if missing:
        return f"the system's library {missing} is missing"
    if done.returncode < 0:
        return f"the program was ended by signal {-done.returncode}"
    lines = done.stderr.strip().splitlines()
    return lines[-1] if lines else f"exit status {done.returncode}"


def missing_library(text: str) -> str | None:
    """The shared library that a loader's message says it did not find."""
    found = re.search(r"(lib[\w.+-]+\.so[\d.]*): cannot open shared object", text)
    return found[1] if found else None


def system_library_remedy(problem: str) -> str:
    """How to install the shared library that ``problem`` names; empty where it names none."""
    found = re.search(r"lib[\w.+-]+\.so[\d.]*", problem)
    if not found or " is missing" not in problem:
        return ""
    package = DEBIAN.get(found[0])
    if package is None:
        return f"install the package of your system that brings {found[0]}"
    return f"sudo apt-get install {package} (on Debian and Ubuntu; others name it alike)"


def metadata_requirements() -> list[str]:
    """What the installed program says that it needs."""
    try:
        return metadata.requires("emomirror") or []
    except metadata.PackageNotFoundError:
        return []


def requirements(lines: Iterable[str]) -> dict[str, str]:
    """``["numpy>=1.26", "ruff>=1; extra == 'test'"]`` -> ``{"numpy": ">=1.26"}``."""
    found = {}
    for line in lines:
        parts = re.fullmatch(r"([\w.-]+)\s*([=<>!][\s=<>!,\d.]*)", line.strip())
        if parts:
            found[parts[1]] = parts[2].replace(" ", "")
    return found


def fits(version: str, required: str) -> bool:
    """Whether a version meets conditions such as ``==1.2.3`` or ``>=1.2,<2``."""
    return all(
        COMPARISONS[operator](_numbers(version), _numbers(limit))
        for operator, limit in re.findall(r"([=<>!]+)([\d.]+)", required)
    )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))
