"""How long tries are kept, and where: what can be chosen, and in which words."""

from __future__ import annotations

import calendar
from datetime import datetime

from PySide6.QtCore import QCoreApplication

RETENTION = "retention_months"
"""The name of the setting in the records."""
MONTHS = (0, 3, 6, 12, 24, 60)
"""What can be chosen; 0 keeps them until they are erased."""
translate = QCoreApplication.translate


def months_of(setting: object) -> int:
    """The months that a setting says; what it cannot mean is 0."""
    if isinstance(setting, bool) or not isinstance(setting, int | str):
        return 0
    try:
        months = int(setting)
    except ValueError:
        return 0
    return months if months > 0 else 0


def named(months: int) -> str:
    """A choice of how long, as it stands in a list."""
    if months == 0:
        return translate("Retention", "Until you erase them")
    if months == 12:
        return translate("Retention", "1 year")
    if months % 12 == 0:
        return translate("Retention", "{years} years").format(years=months // 12)
    return translate("Retention", "{months} months").format(months=months)


def kept_until(months: int) -> str:
    """The same as a sentence."""
    if months == 0:
        return translate("Retention", "It is kept until you erase it.")
    if months == 12:
        return translate("Retention", "Tries are kept for 1 year and then erased.")
    if months % 12 == 0:
        return translate("Retention", "Tries are kept for {years} years and then erased.").format(
            years=months // 12
        )
    return translate("Retention", "Tries are kept for {months} months and then erased.").format(
        months=months
    )


def kept_where() -> str:
    """Where all that is kept lies, in a sentence."""
    return translate(
        "Retention",
        "All of it lies on this computer: in one file, in the folder “pictures” beside it, and in "
        "copies in the folder “backups”, made each day and before great changes. Nothing is sent "
        "anywhere.",
    )


def cut_off(months: int, now: datetime) -> datetime | None:
    """Sessions that began before this are kept no longer; None where all are.

    Args:
        now: in UTC.
    """
    if months <= 0:
        return None
    years, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    # The 31st of a month may not be there in another.
    day = min(now.day, calendar.monthrange(years, month + 1)[1])
    return now.replace(year=years, month=month + 1, day=day)
