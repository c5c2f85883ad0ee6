"""What is remembered between starts: one small JSON file, and nothing else on the disk."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from emomirror import home
from emomirror.errors import SettingsDamaged, SettingsUnwritable
from emomirror.sentences import Sentence
from emomirror.writing import write_whole

log = logging.getLogger(__name__)

SYSTEM_LANGUAGE = "system"
LANGUAGES = (SYSTEM_LANGUAGE, "en", "es")
THEMES = ("system", "light", "dark", "contrast")
REGIONS = ("face", "eyes")
TEXT_SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
CAMERA_SIZES = ("640x480", "1280x720", "1920x1080")
CAMERA_RATES = (15, 30, 60)


def _tell_cameras_from_files(raw: dict[str, Any]) -> dict[str, Any]:
    """Schema 1 kept a camera's bare name, which without the camera was taken for a file's."""
    source = raw.get("source")
    if not isinstance(source, str) or source in ("", "camera", "demo"):
        return raw
    return {**raw, "source": f"camera:{source.removeprefix('camera:')}"}


_MIGRATIONS: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = (_tell_cameras_from_files,)
"""The step at place ``i`` takes a file of schema ``i + 1`` to ``i + 2``."""

SCHEMA = len(_MIGRATIONS) + 1


def _one_of(*choices: Any) -> dict[str, Callable[[Any], Any]]:
    def read(raw: Any) -> Any:
        if isinstance(raw, bool) or raw not in choices:
            raise ValueError(f"one of {choices} expected; got {raw!r}")
        return raw

    return {"read": read}


def _of_type(kind: type) -> dict[str, Callable[[Any], Any]]:
    def read(raw: Any) -> Any:
        if not isinstance(raw, kind) or raw == "":
            raise ValueError(f"a {kind.__name__} expected; got {raw!r}")
        return raw

    return {"read": read}


def _rectangle(raw: Any) -> tuple[int, int, int, int] | None:
    if raw is None:
        return None
    x, y, w, h = raw
    numbers = (x, y, w, h)
    if any(type(n) is not int or abs(n) > 100_000 for n in numbers) or w < 1 or h < 1:
        raise ValueError(f"x, y, width and height expected; got {raw!r}")
    return numbers


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person chose. Every field has a default, and a value that does not fit falls back
    to it without touching the others.

    Attributes:
        source: as ``open_source`` takes it.
        camera_size: width and height asked of a camera, one of ``CAMERA_SIZES``.
        camera_fps: pictures a second asked of it, one of ``CAMERA_RATES``.
        region: which part of the face is read, "face" or "eyes".
        far: whether people farther than 2 m are looked for.
        language: one of ``LANGUAGES``.
        theme: one of ``THEMES``.
        text_scale: one of ``TEXT_SCALES``.
        show_bars: whether the seven bars are seen.
        mirrored: whether the picture is shown as a mirror shows it.
        motion: whether bars and colours glide; otherwise they change in steps.
        window: x, y, width and height of the window; None before its first start.
        maximized: whether the window filled the screen.
        schema: the shape of the file.
    """

    source: str = field(default="camera", metadata=_of_type(str))
    camera_size: str = field(default="1280x720", metadata=_one_of(*CAMERA_SIZES))
    camera_fps: int = field(default=30, metadata=_one_of(*CAMERA_RATES))
    region: str = field(default="face", metadata=_one_of(*REGIONS))
    far: bool = field(default=False, metadata=_of_type(bool))
    language: str = field(default=SYSTEM_LANGUAGE, metadata=_one_of(*LANGUAGES))
    theme: str = field(default="system", metadata=_one_of(*THEMES))
    text_scale: float = field(default=1.0, metadata=_one_of(*TEXT_SCALES))
    show_bars: bool = field(default=True, metadata=_of_type(bool))
    mirrored: bool = field(default=True, metadata=_of_type(bool))
    motion: bool = field(default=True, metadata=_of_type(bool))
    window: tuple[int, int, int, int] | None = field(default=None, metadata={"read": _rectangle})
    maximized: bool = field(default=False, metadata=_of_type(bool))
    schema: int = SCHEMA


def settings_path() -> Path:
    """Where the settings lie on this machine, for this person."""
    return home.folder(user_config_path) / "settings.json"


def load() -> tuple[Settings, Sentence | None]:
    """The settings, and a sentence for the person where the file could not be used.

    A damaged file is renamed, never deleted: somebody may want to look into it.
    """
    path = settings_path()
    try:
        return read(path), None
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        return Settings(), Sentence(
            "Settings", "The settings in {path} cannot be read ({reason}); the mirror starts anew."
        ).naming(path=path, reason=error.strerror or str(error))
    except SettingsDamaged as error:
        log.info("damaged settings: %s", error)
        return Settings(), _set_aside(path)


def read(path: Path) -> Settings:
    """The settings that a file holds; what does not fit in it falls back to its default.

    Raises:
        OSError: it cannot be read.
        SettingsDamaged: it holds something else.
    """
    content = path.read_bytes()
    try:
        return _read(_migrated(_raw(content)))
    except Exception as error:  # whatever a damaged file makes a migration stumble over
        raise SettingsDamaged(
            Sentence("Settings", "{path} is damaged: {error}").naming(path=path, error=error)
        ) from error


def save(settings: Settings) -> None:
    """Writes the settings whole or not at all.

    Raises:
        SettingsUnwritable: the folder or the file cannot be written, or a newer version of the
            program has written it and would lose what only that one knows.
    """
    path = settings_path()
    if is_newer(path):
        raise SettingsUnwritable(
            Sentence(
                "Settings",
                "The settings in {path} are those of a newer Emomirror and stay as they are. "
                "The mirror works, but will not remember what you change.",
            ).naming(path=path)
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, f"{json.dumps(asdict(settings), indent=2)}\n".encode(), private=True)
    except OSError as error:
        raise SettingsUnwritable(
            Sentence(
                "Settings",
                "The settings cannot be written to {folder} ({reason}). The mirror works, but "
                "will not remember them.",
            ).naming(folder=path.parent, reason=error.strerror or str(error))
        ) from error


def _raw(content: bytes) -> dict[str, Any]:
    raw = json.loads(content.decode("utf-8"))
    if not isinstance(raw, dict):
        raise ValueError(f"an object expected; got {type(raw).__name__}")
    return raw


def is_newer(path: Path) -> bool:
    """Whether a newer version of the program wrote the file: it is read, but not written over."""
    try:
        schema = _raw(path.read_bytes()).get("schema")
    except (OSError, ValueError, RecursionError):  # none yet, or one that nobody can use
        return False
    return type(schema) is int and schema > SCHEMA


def _migrated(raw: dict[str, Any]) -> dict[str, Any]:
    schema = raw.get("schema", 1)
    if type(schema) is not int or schema < 1:
        raise ValueError(f"a schema number of 1 or more expected; got {schema!r}")
    # A file of a newer version passes through: what this version knows of it is still right.
    for step in _MIGRATIONS[schema - 1 :]:
        raw = step(raw)
    return raw


def _read(raw: dict[str, Any]) -> Settings:
    values: dict[str, Any] = {}
    for each in fields(Settings):
        if each.name not in raw or "read" not in each.metadata:
            continue
        try:
            values[each.name] = each.metadata["read"](raw[each.name])
        except (TypeError, ValueError) as error:
            log.info("setting %s falls back to its default: %s", each.name, error)
    return Settings(**values)


def _set_aside(path: Path) -> Sentence:
    aside = path.with_name("settings-damaged.json")
    try:
        path.replace(aside)
    except OSError as error:
        return Sentence(
            "Settings", "The settings in {path} are damaged ({reason}); the mirror starts anew."
        ).naming(path=path, reason=error.strerror or str(error))
    return Sentence(
        "Settings",
        "The settings were damaged, and the mirror starts anew. The old ones are in {path}.",
    ).naming(path=aside)
