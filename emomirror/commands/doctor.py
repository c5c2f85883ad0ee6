"""``emomirror doctor``: is everything there, and what to do where it is not."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator
from dataclasses import asdict

from emomirror import __version__

from . import check_libraries
from .check import Check, State
from .terminal_text import printable


def doctor(*, display: bool, as_json: bool = False) -> int:
    """Checks and prints, each line as soon as it is known.

    Args:
        display: whether there seems to be one.
        as_json: print one object: ``runs`` (bool) and ``checks``, a list of objects with ``name``,
            ``state`` ("ok", "warning" or "missing"), ``found`` and ``remedy``.

    Returns:
        The exit status: 1 if the mirror cannot run, 0 otherwise.
    """
    found = []
    for check in examine(display=display):
        found.append(check)
        if not as_json:
            print(as_text(check), flush=True)
    runs = all(check.state is not State.MISSING for check in found)
    if as_json:
        print(json.dumps({"runs": runs, "checks": [asdict(check) for check in found]}))
    else:
        print("\nThe mirror can run." if runs else "\nThe mirror cannot run yet: see 'missing'.")
    return 0 if runs else 1


def examine(*, display: bool) -> Iterator[Check]:
    """All checks, the most fundamental first."""
    yield Check("Emomirror", State.OK, f"{__version__} on {platform.platform()}")
    yield check_libraries.check_python()
    libraries = check_libraries.check_libraries()
    yield from libraries
    yield check_libraries.check_opencvs()
    if any(check.state is State.MISSING for check in libraries):
        # A library that ended a process of its own would end this one, too.
        yield Check(
            "the rest",
            State.WARNING,
            "display, cameras, models, settings and records were not checked",
            "mend the libraries first, then run 'emomirror doctor' again",
        )
        return
    from . import check_machine, check_models

    yield check_machine.check_display(display)
    yield from check_machine.check_cameras()
    yield from check_models.check_models()
    yield check_machine.check_settings()
    yield check_machine.check_records()


def as_text(check: Check) -> str:
    """One line, and a second one with what to do."""
    line = f"{check.state:8} {check.name:22} {printable(check.found)}"
    return f"{line}\n{'':8} {'do:':>22} {printable(check.remedy)}" if check.remedy else line
