"""A report in plain sentences. None of them blames, and none says what somebody feels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from emomirror.emotions import Emotion, named
from emomirror.practice.prompts import Prompt
from emomirror.sentences import Sentence

from .figures import EmotionFigures, Since, Skill
from .forms import Forms
from .report import Report
from .series import Grain
from .shares import LEAST, Share, Trend

FRACTION = 0.005
"""Less than this in a goal's threshold is no change of it."""
FRACTION_S = 0.05
"""The same for its hold, in seconds."""


def title() -> Sentence:
    """What the page is."""
    return Sentence("Report", "Practice report")


def period(report: Report, forms: Forms) -> Sentence:
    """Which sessions it is about."""
    if not report.sessions:
        return Sentence("Report", "Nothing has been practised yet.")
    if len(report.sessions) == 1:
        return Sentence("Report", "One session, {moment}: {length}").naming(
            moment=forms.moment(report.sessions[0].started), length=length(report.minutes, forms)
        )
    first, last = report.sessions[0].started.date(), report.sessions[-1].started.date()
    if first == last:
        return Sentence("Report", "{sessions} sessions on {day}: {length}").naming(
            sessions=len(report.sessions),
            day=forms.day(first),
            length=length(report.minutes, forms),
        )
    return Sentence("Report", "{sessions} sessions, {first} to {last}: {length} in all").naming(
        sessions=len(report.sessions),
        first=forms.day(first),
        last=forms.day(last),
        length=length(report.minutes, forms),
    )


def length(minutes: float, forms: Forms) -> Sentence:
    """How long something took."""
    if minutes < 1:
        return Sentence("Report", "less than a minute")
    if minutes < 120:
        return Sentence("Report", "{minutes} min").naming(minutes=forms.number(minutes, 0))
    return Sentence("Report", "{hours} h").naming(hours=forms.number(minutes / 60, 0))


def less_than_one(forms: Forms) -> Sentence:
    """The same in a column of minutes, where it took less than one."""
    return Sentence("Report", "< {one}").naming(one=forms.number(1, 0))


def heading(skill: Skill) -> Sentence:
    """What the rows below it are about."""
    match skill:
        case Skill.SHOWING:
            return Sentence("Report", "Showing an emotion")
        case Skill.NAMING:
            return Sentence("Report", "Naming an emotion that is shown")


def help_name(prompt: Prompt | None, skill: Skill) -> Sentence:
    """The name of a step of help."""
    match prompt:
        case None:
            return Sentence("Help", "no help")
        case Prompt.WORD:
            return Sentence("Help", "the word")
        case Prompt.PICTOGRAM if skill is Skill.NAMING:
            return Sentence("Help", "pictograms on the answers")
        case Prompt.PICTOGRAM:
            return Sentence("Help", "the pictogram")
        case Prompt.PARTS:
            return Sentence("Help", "parts of the face")
        case Prompt.SITUATION:
            return Sentence("Help", "a situation")
        case Prompt.ADULT:
            return Sentence("Help", "the adult")


def of(share: Share) -> Sentence:
    """So many of so many; a dash where there is none of which."""
    if not share.whole:
        return Sentence("Report", "–")
    return Sentence("Report", "{part} of {whole}").naming(part=share.part, whole=share.whole)


def in_short(each: EmotionFigures, forms: Forms) -> Sentence:
    """Beside an emotion's bar: how soon and with which help."""
    if not each.tries:
        return Sentence("Report", "no try came to its end")
    if not each.succeeded:
        return Sentence("Report", "not yet")
    if each.success_s is None:
        return Sentence("Report", "accepted by the adult")
    seconds = forms.seconds(each.success_s.median)
    if each.usual_help is None:
        return Sentence("Report", "usually after {seconds} s, most often without help").naming(
            seconds=seconds
        )
    return Sentence("Report", "usually after {seconds} s, most often with help: {help}").naming(
        seconds=seconds, help=help_name(each.usual_help, each.skill)
    )


def summary(each: EmotionFigures, forms: Forms) -> Sentence:
    """How often, with how much help and how soon an emotion succeeded."""
    emotion = named(each.emotion)
    if not each.tries:
        return Sentence("Report", "{emotion}: no try came to its end.").naming(emotion=emotion)
    if each.tries == 1:
        return _one_try(each, forms).naming(
            emotion=emotion,
            seconds="" if each.success_s is None else forms.seconds(each.success_s.median),
        )
    if not each.succeeded:
        return Sentence("Report", "{emotion}: {tries} tries, not yet a success.").naming(
            emotion=emotion, tries=each.tries
        )
    soon = "" if each.success_s is None else forms.seconds(each.success_s.median)
    return _several_tries(each).naming(
        emotion=emotion,
        succeeded=each.succeeded,
        tries=each.tries,
        alone=each.alone,
        accepted=each.accepted,
        seconds=soon,
    )


def _one_try(each: EmotionFigures, forms: Forms) -> Sentence:
    if each.accepted:
        return Sentence("Report", "{emotion}: one try, accepted by the adult.")
    if each.alone and each.from_start:
        return Sentence(
            "Report",
            "{emotion}: one try, a success without more help than from the start, after"
            " {seconds} s.",
        )
    if each.alone:
        return Sentence("Report", "{emotion}: one try, a success without help after {seconds} s.")
    if each.succeeded:
        return Sentence("Report", "{emotion}: one try, a success with help after {seconds} s.")
    return Sentence("Report", "{emotion}: one try, not yet a success.")


def _several_tries(each: EmotionFigures) -> Sentence:
    if each.success_s is None:
        return Sentence("Report", "{emotion}: {succeeded} of {tries} tries, accepted by the adult.")
    if each.accepted:
        return _several_accepted(each)
    if each.from_start and each.alone:
        return _several_with_more(each)
    if each.alone == each.succeeded:
        return Sentence(
            "Report",
            "{emotion}: {succeeded} of {tries} tries, without help; usually after {seconds} s.",
        )
    if each.succeeded == 1:
        return Sentence(
            "Report",
            "{emotion}: {succeeded} of {tries} tries, with help; usually after {seconds} s.",
        )
    if each.alone == 0:
        return Sentence(
            "Report",
            "{emotion}: {succeeded} of {tries} tries, none of them without help; usually after"
            " {seconds} s.",
        )
    return Sentence(
        "Report",
        "{emotion}: {succeeded} of {tries} tries, {alone} of them without help; usually after"
        " {seconds} s.",
    )


def _several_accepted(each: EmotionFigures) -> Sentence:
    """Of some that the program counted, and some that only the adult did."""
    if not each.alone:
        return Sentence(
            "Report",
            "{emotion}: {succeeded} of {tries} tries, {accepted} of them accepted by the adult;"
            " usually after {seconds} s.",
        )
    if each.from_start:
        return Sentence(
            "Report",
            "{emotion}: {succeeded} of {tries} tries, {alone} of them without more help than from"
            " the start and {accepted} accepted by the adult; usually after {seconds} s.",
        )
    return Sentence(
        "Report",
        "{emotion}: {succeeded} of {tries} tries, {alone} of them without help and {accepted}"
        " accepted by the adult; usually after {seconds} s.",
    )


def _several_with_more(each: EmotionFigures) -> Sentence:
    if each.alone == each.succeeded:
        return Sentence(
            "Report",
            "{emotion}: {succeeded} of {tries} tries, without more help than from the start;"
            " usually after {seconds} s.",
        )
    return Sentence(
        "Report",
        "{emotion}: {succeeded} of {tries} tries, {alone} of them without more help than from the"
        " start; usually after {seconds} s.",
    )


def change(since: Since, forms: Forms) -> Sentence:
    """What has become of the share of successes, with the tries behind it."""
    fields = {
        "before": since.before.success.part,
        "after": since.after.success.part,
        "tries": since.before.success.whole,
    }
    if since.before.last >= since.after.first:
        return _change(since.success).naming(**fields)
    return _change_between(since.success).naming(
        then=forms.day(since.before.last), now=forms.day(since.after.first), **fields
    )


def _change(found: Trend) -> Sentence:
    match found:
        case Trend.MORE:
            return Sentence(
                "Report",
                "Of the first {tries} tries {before} succeeded, of the newest {tries} it was"
                " {after}: clearly more often.",
            )
        case Trend.LESS:
            return Sentence(
                "Report",
                "Of the first {tries} tries {before} succeeded, of the newest {tries} it was"
                " {after}: clearly less often.",
            )
        case Trend.SAME | Trend.TOO_FEW:
            return Sentence(
                "Report",
                "Of the first {tries} tries {before} succeeded, of the newest {tries} it was"
                " {after}: no clear change.",
            )


def _change_between(found: Trend) -> Sentence:
    match found:
        case Trend.MORE:
            return Sentence(
                "Report",
                "Of the first {tries} tries (until {then}) {before} succeeded, of the newest"
                " {tries} (since {now}) it was {after}: clearly more often.",
            )
        case Trend.LESS:
            return Sentence(
                "Report",
                "Of the first {tries} tries (until {then}) {before} succeeded, of the newest"
                " {tries} (since {now}) it was {after}: clearly less often.",
            )
        case Trend.SAME | Trend.TOO_FEW:
            return Sentence(
                "Report",
                "Of the first {tries} tries (until {then}) {before} succeeded, of the newest"
                " {tries} (since {now}) it was {after}: no clear change.",
            )


def change_alone(since: Since) -> Sentence:
    """What has become of the share of successes without help, or without more of it where some was
    there from the start."""
    helped = since.before.help.part or since.after.help.part
    said = _change_with_more(since.alone) if helped else _change_alone(since.alone)
    return said.naming(
        first=since.before.help.part,
        newest=since.after.help.part,
        before=since.before.alone.part,
        after=since.after.alone.part,
        tries=since.before.alone.whole,
    )


def _change_alone(found: Trend) -> Sentence:
    match found:
        case Trend.MORE:
            return Sentence(
                "Report",
                "Without help it was {before} of the first {tries}, and {after} of the newest:"
                " clearly more often.",
            )
        case Trend.LESS:
            return Sentence(
                "Report",
                "Without help it was {before} of the first {tries}, and {after} of the newest:"
                " clearly less often.",
            )
        case Trend.SAME | Trend.TOO_FEW:
            return Sentence(
                "Report",
                "Without help it was {before} of the first {tries}, and {after} of the newest: no"
                " clear change.",
            )


def _change_with_more(found: Trend) -> Sentence:
    match found:
        case Trend.MORE:
            return Sentence(
                "Report",
                "Without more help than from the start it was {before} of the first {tries}"
                " ({first} of them began with help), and {after} of the newest ({newest} began with"
                " help): clearly more often.",
            )
        case Trend.LESS:
            return Sentence(
                "Report",
                "Without more help than from the start it was {before} of the first {tries}"
                " ({first} of them began with help), and {after} of the newest ({newest} began with"
                " help): clearly less often.",
            )
        case Trend.SAME | Trend.TOO_FEW:
            return Sentence(
                "Report",
                "Without more help than from the start it was {before} of the first {tries}"
                " ({first} of them began with help), and {after} of the newest ({newest} began with"
                " help): no clear change.",
            )


def clear_changes(since: Since, forms: Forms) -> list[Sentence]:
    """What has changed by more than chance explains."""
    clear = (Trend.MORE, Trend.LESS)
    said = [change(since, forms)] if since.success in clear else []
    return [*said, change_alone(since)] if since.alone in clear else said


def several_models(report: Report) -> Sentence | None:
    """That more than one model file read the faces; None where it was one."""
    if report.models < 2:
        return None
    return Sentence(
        "Report",
        "The faces were read by {models} different model files one after another; figures of one do"
        " not compare well with those of another.",
    ).naming(models=report.models)


def doubt(report: Report, each: EmotionFigures, forms: Forms) -> Sentence | None:
    """What belongs beside a clear change of a face that was shown; None where nothing does."""
    if each.skill is not Skill.SHOWING or each.since is None:
        return None
    return several_models(report) if clear_changes(each.since, forms) else None


def goal_change(since: Since, forms: Forms) -> Sentence | None:
    """How what counts as a success has changed meanwhile; None where it has not."""
    before, after = since.before, since.after
    if (
        abs(after.threshold - before.threshold) < FRACTION
        and abs(after.hold_s - before.hold_s) < FRACTION_S
    ):
        return None
    return _goal_change(since).naming(
        before=forms.number(before.threshold, 2),
        after=forms.number(after.threshold, 2),
        before_s=forms.number(before.hold_s, 1),
        after_s=forms.number(after.hold_s, 1),
    )


def _goal_change(since: Since) -> Sentence:
    if _asks(since, 1):
        return Sentence(
            "Report",
            "Meanwhile more was asked for: a score of {before} and then {after}, held for"
            " {before_s} s and then {after_s} s.",
        )
    if _asks(since, -1):
        return Sentence(
            "Report",
            "Meanwhile less was asked for: a score of {before} and then {after}, held for"
            " {before_s} s and then {after_s} s.",
        )
    return Sentence(
        "Report",
        "Meanwhile something else was asked for: a score of {before} and then {after}, held for"
        " {before_s} s and then {after_s} s.",
    )


def grouped_changes(figures: Sequence[EmotionFigures]) -> list[Sentence]:
    """What holds for several emotions: of which nothing can be said yet, which have not clearly
    changed, and of which more or less is asked than at first."""
    known = [(each.emotion, each.since) for each in figures if each.since is not None]
    few = [each.emotion for each in figures if each.since is None and each.tries]
    same = [
        emotion
        for emotion, since in known
        if since.success is Trend.SAME and since.alone is Trend.SAME
    ]
    # Nothing is asked for in naming but the right name.
    shown = [each.emotion for each in figures if each.skill is Skill.SHOWING]
    more = [emotion for emotion, since in known if emotion in shown and _asks(since, 1)]
    less = [emotion for emotion, since in known if emotion in shown and _asks(since, -1)]
    said = []
    if same:
        said.append(
            Sentence("Report", "No clear change since the first tries: {emotions}.").naming(
                emotions=listed(same)
            )
        )
    if few:
        said.append(
            Sentence(
                "Report", "Fewer than {least} tries, too few to tell of any change: {emotions}."
            ).naming(least=2 * LEAST, emotions=listed(few))
        )
    if more:
        said.append(
            Sentence("Report", "More is asked for now than at first: {emotions}.").naming(
                emotions=listed(more)
            )
        )
    if less:
        said.append(
            Sentence("Report", "Less is asked for now than at first: {emotions}.").naming(
                emotions=listed(less)
            )
        )
    return said


def _asks(since: Since, sign: int) -> bool:
    """Whether more (1) or less (-1) is asked for than at first."""
    nearer = sign * (since.after.threshold - since.before.threshold)
    longer = sign * (since.after.hold_s - since.before.hold_s)
    return (
        max(nearer / FRACTION, longer / FRACTION_S) >= 1
        and min(nearer / FRACTION, longer / FRACTION_S) > -1
    )


def not_asked(report: Report) -> Sentence | None:
    """What was not practised; None where all was."""
    if not report.not_asked or not report.sessions:
        return None
    return Sentence("Report", "Not practised: {emotions}.").naming(
        emotions=listed(report.not_asked)
    )


def free(report: Report, forms: Forms) -> Sentence | None:
    """How long the free mirror was used; None where it was not."""
    if not report.free_minutes:
        return None
    return Sentence("Report", "Free mirror, with nothing to reach: {length}.").naming(
        length=length(report.free_minutes, forms)
    )


def listed(emotions: Iterable[Emotion]) -> Sentence:
    """Some emotions, one or more."""
    return reduce(_and, (named(emotion) for emotion in emotions))


def _and(some: Sentence, one: Sentence) -> Sentence:
    return Sentence("List", "{some}, {one}").naming(some=some, one=one)


def chart_title(grain: Grain) -> Sentence:
    """Above a small chart: what one column of it stands for."""
    match grain:
        case Grain.SESSION:
            return Sentence("Report", "tries by session")
        case Grain.WEEK:
            return Sentence("Report", "tries by week")
        case Grain.MONTH:
            return Sentence("Report", "successes by month")
        case Grain.YEAR:
            return Sentence("Report", "successes by year")


def details(skill: Skill) -> Sentence:
    """Above the emotions with all their figures."""
    match skill:
        case Skill.SHOWING:
            return Sentence("Report", "Showing an emotion, in detail")
        case Skill.NAMING:
            return Sentence("Report", "Naming an emotion, in detail")


def table_title(grain: Grain) -> Sentence:
    """Above the table of sessions."""
    match grain:
        case Grain.SESSION:
            return Sentence("Report", "Sessions")
        case Grain.WEEK:
            return Sentence("Report", "Sessions by week")
        case Grain.MONTH:
            return Sentence("Report", "Sessions by month")
        case Grain.YEAR:
            return Sentence("Report", "Sessions by year")


def alone(report: Report) -> Sentence:
    """What stands for successes by oneself."""
    if report.from_start:
        return Sentence("Report", "without more help than from the start")
    return Sentence("Report", "without help")


def with_help(report: Report) -> Sentence:
    """What stands for the other successes that the program counted."""
    if report.from_start:
        return Sentence("Report", "with more help")
    return Sentence("Report", "with help")


def columns(report: Report, grain: Grain) -> tuple[Sentence, ...]:
    """The headings of the table of sessions."""
    if grain is Grain.SESSION:
        return (
            _time(grain),
            Sentence("Report", "Minutes"),
            Sentence("Report", "Successes of tries"),
            Sentence("Report", "Practised"),
        )
    return (
        _time(grain),
        Sentence("Report", "Sessions"),
        Sentence("Report", "Minutes"),
        Sentence("Report", "Successes of tries"),
        Sentence("Report", "Without more help")
        if report.from_start
        else Sentence("Report", "Without help"),
    )


def _time(grain: Grain) -> Sentence:
    match grain:
        case Grain.SESSION:
            return Sentence("Report", "Begin")
        case Grain.WEEK:
            return Sentence("Report", "Week from")
        case Grain.MONTH:
            return Sentence("Report", "Month")
        case Grain.YEAR:
            return Sentence("Report", "Year")


def caution() -> Sentence:
    """On the first page: what nobody should overlook."""
    return Sentence(
        "Report",
        "The mirror sees how a face moves, not what somebody feels. No diagnosis, no score: see the"
        " last page.",
    )
