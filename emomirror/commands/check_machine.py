"""What lies around the program: the display, the cameras, the folders for settings and records.
Needs the libraries."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from emomirror import settings
from emomirror.camera.devices import list_cameras
from emomirror.camera.open import open_source
from emomirror.errors import EmomirrorError, SettingsDamaged
from emomirror.home import HOME_VARIABLE
from emomirror.records import records_path
from emomirror.records.carving import MAGIC

from .check import Check, State
from .check_libraries import import_problem, system_library_remedy

OPEN_QT = "from PySide6.QtWidgets import QApplication; QApplication([])"


def check_display(available: bool, environment: Mapping[str, str] = os.environ) -> Check:
    """Whether a window can be opened.

    Args:
        available: whether there seems to be a display; where not, Qt is left alone.
        environment: variables for the process that tries it.
    """
    if not available:
        return Check(
            "display",
            State.WARNING,
            "none, so the window cannot be opened",
            "start Emomirror from a desktop, or use 'emomirror watch', which needs none",
        )
    # A library that a plugin of Qt lacks is named only where Qt is asked to talk.
    problem = import_problem(OPEN_QT, {**environment, "QT_DEBUG_PLUGINS": "1"})
    if not problem:
        return Check("display", State.OK, "a window can be opened")
    remedy = system_library_remedy(problem)
    return Check(
        "display",
        State.MISSING,
        f"no window can be opened: {problem}",
        remedy or "log in to the desktop again, or use 'emomirror watch', which needs no display",
    )


def check_cameras() -> list[Check]:
    """One check a camera: whether it gives a picture. Its light goes on for a moment."""
    cameras = list_cameras()
    if not cameras:
        return [
            Check(
                "cameras",
                State.WARNING,
                "none found",
                "connect one and allow its use in the system's privacy settings;"
                " 'emomirror --source demo' shows the mirror without",
            )
        ]
    return [
        _check_camera(camera.index, f"{camera.name} ({camera.path or camera.index})")
        for camera in cameras
    ]


def _check_camera(index: int, name: str) -> Check:
    try:
        with closing(open_source(f"camera:{index}")) as source:
            frame = source.read()
    except EmomirrorError as error:
        return Check(
            f"camera {index}",
            State.WARNING,
            f"{name}: {error}",
            "close other programs that use it, or plug it in again",
        )
    size = "no picture" if frame is None else f"{frame.bgr.shape[1]}x{frame.bgr.shape[0]}"
    return Check(f"camera {index}", State.OK, f"{name}: {size}")


def check_settings() -> Check:
    """Whether what should be remembered can be read and written. Leaves nothing behind."""
    path = settings.settings_path()
    elsewhere = f"make {path.parent} writable, or name another folder in {HOME_VARIABLE}"
    problem = _unwritable(path.parent)
    if problem:
        return Check("settings", State.WARNING, problem, elsewhere)
    try:
        settings.read(path)
    except FileNotFoundError:
        return Check("settings", State.OK, f"{path} (not written yet)")
    except OSError as error:
        problem = f"{path} cannot be read ({error.strerror or error})"
        return Check("settings", State.WARNING, problem, elsewhere)
    except SettingsDamaged as error:
        return Check(
            "settings",
            State.WARNING,
            str(error),
            "nothing: the mirror sets it aside at its next start and begins with its defaults",
        )
    if settings.is_newer(path):
        return Check(
            "settings",
            State.WARNING,
            f"{path} is of a newer Emomirror, so what you change is not remembered",
            f"start the newer one, or name another folder in {HOME_VARIABLE}",
        )
    return Check("settings", State.OK, str(path))


def check_records() -> Check:
    """Where what is practised is kept, and whether it can be. Only looks: records that are damaged
    are mended where they are opened."""
    path = records_path()
    problem = _unwritable(path.parent)
    if problem:
        return Check(
            "records",
            State.WARNING,
            f"{problem}, so what is practised is not kept",
            f"make {path.parent} writable, or name another folder in {HOME_VARIABLE}",
        )
    try:
        with path.open("r+b") as file:
            found = file.read(len(MAGIC))
    except FileNotFoundError:
        return Check("records", State.OK, f"{path} (nothing practised yet)")
    except OSError as error:
        return Check(
            "records",
            State.WARNING,
            f"{path} cannot be read and written ({error.strerror or error})",
            "make the file readable and writable for yourself",
        )
    if found != MAGIC:
        return Check(
            "records",
            State.WARNING,
            f"{path} is damaged",
            "open 'emomirror practice': it sets the file aside and recovers what can be read",
        )
    return Check("records", State.OK, f"{path} ({path.stat().st_size / 1e6:.1f} MB)")


def _unwritable(folder: Path) -> str:
    """Why a folder, or the one it would be made in, cannot be written to; empty where it can."""
    for place in (folder, *folder.parents):
        try:
            with tempfile.TemporaryFile(dir=place):
                return ""
        except FileNotFoundError:
            continue
        except OSError as error:
            return f"{place} cannot be written to ({error.strerror or error})"
    return f"{folder} is nowhere"
