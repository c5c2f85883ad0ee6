"""What tests of training share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache of this test alone; the person's own is never touched."""
    folder = tmp_path / "emomirror-cache"
    monkeypatch.setattr("emomirror_training.cache.folder", lambda: folder)
    return folder
