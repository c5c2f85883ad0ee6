"""What can go wrong, as one tree. Each message is written for the person who reads it: what was
expected, what came, what to do. The command line prints it as one line, the window as a banner."""

from __future__ import annotations

from emomirror.sentences import Sentence


class EmomirrorError(Exception):
    """Any failure that a person can understand and act on.

    Attributes:
        advice: what to type in its place, for the command line only: a window has buttons for it.
            Empty where there is nothing to type.
    """

    def __init__(self, message: str = "", *, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice


class ShownError(EmomirrorError):
    """One that the window can show too, and then in its own language.

    Attributes:
        sentence: what ``str`` gives in English.
    """

    def __init__(self, sentence: Sentence, *, advice: str = "") -> None:
        super().__init__(str(sentence), advice=advice)
        self.sentence = sentence


class SourceError(ShownError):
    """Pictures cannot be had from where they were asked for."""


class CameraUnavailable(SourceError):
    """A camera is absent, busy, or gave no picture in time. It may come back."""


class UnreadableMedia(SourceError):
    """A file or folder holds no picture or video that can be read."""


class ModelRejected(ShownError):
    """A model file is missing, damaged, or not made for this program."""


class DetectorUnavailable(ShownError):
    """The face detector or its file cannot be loaded."""


class SettingsDamaged(ShownError):
    """What was remembered between starts cannot be understood."""


class SettingsUnwritable(ShownError):
    """What should be remembered between starts could not be written."""


class SaveFailed(ShownError):
    """Something that the person asked to save could not be written."""


class OutOfRange(ShownError, ValueError):
    """A value of a plan or a profile is outside of what it may be."""


class PlanRejected(ShownError):
    """A file holds no plan that can be practised."""


class RecordsError(ShownError):
    """What was practised cannot be kept, or read."""


class CannotExplain(EmomirrorError):
    """An explanation was asked for in a way that gives none."""
