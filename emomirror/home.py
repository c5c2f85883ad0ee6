"""Where the program keeps what is its own, on this machine and for this person."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from emomirror.errors import EmomirrorError

HOME_VARIABLE = "EMOMIRROR_HOME"
"""Names one folder for all of it in place of the system's, for tests and for carrying the program
on a stick."""


class NoHome(EmomirrorError):
    """The system names no folder for what a person keeps."""


def folder(of_system: Callable[..., Path]) -> Path:
    """The folder for one kind of file.

    Args:
        of_system: what ``platformdirs`` tells of it: ``user_config_path`` or the like.

    Raises:
        NoHome: there is none, as for a user whom the system does not know.
    """
    home = os.environ.get(HOME_VARIABLE)
    if not home:
        try:
            return of_system("emomirror", appauthor=False)
        except RuntimeError as error:
            raise NoHome(
                f"there is no home folder to keep anything in; set {HOME_VARIABLE} to a folder"
            ) from error
    # Where no shell has read it, as in a starter on the desktop, "~" is still to be understood.
    # A user who is not there is left as it is, where ``Path.expanduser`` would fail.
    return Path(os.path.expanduser(home)).absolute()
