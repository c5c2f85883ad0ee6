"""NumPy's files of several arrays."""

from __future__ import annotations

import tokenize
import zipfile
import zlib

DAMAGE = (
    *(OSError, EOFError, ValueError, LookupError, TypeError, AttributeError, MemoryError),
    *(zipfile.BadZipFile, zlib.error, tokenize.TokenError),
)
"""What NumPy raises over one that is damaged or of another kind."""
