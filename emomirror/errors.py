"""What can go wrong, as one tree. Each message is written for the person who reads it: what was
expected, what came, what to do. The command line prints it as one line, the window as a banner."""

from __future__ import annotations


class EmomirrorError(Exception):
    """Any failure that a person can understand and act on.

    Attributes:
        advice: what to type in its place, for the command line only: a window has buttons for it.
            Empty where there is nothing to type.
    """

    def __init__(self, message: str = "", *, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice


class SourceError(EmomirrorError):
    """Pictures cannot be had from where they were asked for."""


class CameraUnavailable(SourceError):
    """A camera is absent, busy, or gave no picture in time. It may come back."""


class UnreadableMedia(SourceError):
    """A file or folder holds no picture or video that can be read."""


class ModelRejected(EmomirrorError):
    """A model file is missing, damaged, or not made for this program."""


class DetectorUnavailable(EmomirrorError):
    """The face detector or its file cannot be loaded."""


class SettingsDamaged(EmomirrorError):
    """What was remembered between starts cannot be understood."""


class SettingsUnwritable(EmomirrorError):
    """What should be remembered between starts could not be written."""


class SaveFailed(EmomirrorError):
    """Something that the person asked to save could not be written."""


class CannotExplain(EmomirrorError):
    """An explanation was asked for in a way that gives none."""
