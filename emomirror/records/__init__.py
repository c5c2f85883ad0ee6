"""What is kept of practising: people, plans, sessions and tries, in one SQLite file."""

from .opening import MendingNeeded
from .paths import records_path
from .reading import SessionLine
from .records import Records

__all__ = ["MendingNeeded", "Records", "SessionLine", "records_path"]
