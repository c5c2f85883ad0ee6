from __future__ import annotations

from emomirror.practice.profile import Profile
from emomirror.reports.csv_table import table
from emomirror.reports.example import history
from emomirror.reports.pdf import pdf
from emomirror.reports.report import report

LOLA = Profile(id="a", nickname="Lola")


def test_pages_do_not_grow_with_what_was_practised() -> None:
    little, much = (history(LOLA, n, 5) for n in (200, 1000))
    assert len(table(much)) > 4 * len(table(little))
    assert len(pdf(report(LOLA, much))) < 1.3 * len(pdf(report(LOLA, little)))
