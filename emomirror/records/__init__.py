"""What is kept of practising: people, plans, sessions and tries, in one SQLite file."""

from .paths import records_path
from .records import Records, SessionLine

__all__ = ["Records", "SessionLine", "records_path"]
