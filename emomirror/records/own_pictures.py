"""A profile is kept together with its pictures: all of them, or nothing of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from emomirror.emotions import Emotion
from emomirror.practice.profile import Profile

from .pictures import copy_picture, unnamed
from .records import Records
from .troubles import in_words


def save_with_pictures(
    records: Records,
    profile: Profile,
    added: Mapping[Emotion | None, Sequence[Path]],
    *,
    is_new: bool,
) -> Profile:
    """Keeps a profile with pictures that are new, and deletes every copy in the person's folder
    that it does not name: a photo that was taken out should be nowhere.

    Args:
        added: pictures to be copied, by what they show; None is the person's sign.
        is_new: nothing was kept of the person before. Who was erased meanwhile stays so.

    Returns:
        The profile as it is kept now.

    Raises:
        RecordsError: a picture cannot be copied, or the profile not be written, and nothing has
            changed; or a file that is no longer named cannot be deleted.
    """
    folder = records.pictures_folder(profile.id)
    copied: list[str] = []
    try:
        for emotion, sources in added.items():
            for source in sources:
                with in_words(records.path):
                    name = copy_picture(source, folder, emotion)
                copied.append(name)
                profile = _naming(profile, emotion, name)
        (records.save_profile if is_new else records.change_profile)(profile)
    except BaseException:
        for name in copied:
            (folder / name).unlink(missing_ok=True)
        raise
    with in_words(records.path):
        for file in unnamed(folder, profile.picture_names):
            file.unlink(missing_ok=True)
    return profile


def _naming(profile: Profile, emotion: Emotion | None, name: str) -> Profile:
    if emotion is None:
        return msgspec.structs.replace(profile, sign=name)
    pictures = {**profile.pictures, emotion: (*profile.pictures.get(emotion, ()), name)}
    return msgspec.structs.replace(profile, pictures=pictures)
