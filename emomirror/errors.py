"""What can go wrong, as one tree. Each message is written for the person who reads it: what was
expected, what came, what to do. The command line prints it as one line, the window as a banner."""

from __future__ import annotations


class EmomirrorError(Exception):
    """Any failure that a person can understand and act on."""


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


class SettingsUnwritable(EmomirrorError):
    """What should be remembered between starts could not be written."""


class SaveFailed(EmomirrorError):
    """Something that the person asked to save could not be written."""
