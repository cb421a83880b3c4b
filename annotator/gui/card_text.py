# SPDX-License-Identifier: Apache-2.0
"""What the hover card says of a mark, as marked-up text and as plain sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation import Origin
from annotator.domain.event import suggested_kind
from annotator.domain.fields import SortAs
from annotator.domain.message import Message
from annotator.gui.dates import day_and_time, local_now, shown_date
from annotator.gui.desk import translated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.annotation import Annotation
    from annotator.gui.desk import Desk
    from annotator.gui.theme import Theme

# About three lines of words, two of a value.
_LONGEST_WORDS = 150
_LONGEST_VALUE = 110
_LONGEST_LINE = 28
# Words that begin with one of these are not put into quotation marks again.
_OPENING = "“„«»\"'\N{LEFT SINGLE QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}"
_MOST_OTHERS = 5


@dataclass(frozen=True, slots=True)
class CardText:
    """What is said of the mark meant, and a line for each of the others there."""

    kind: str
    title: str
    state: str
    words: str
    rows: tuple[tuple[str, str], ...] = ()
    foot: str = ""
    # Kind, words and status of the other marks, and how many more there are.
    others: tuple[tuple[str, str, str], ...] = field(default=())
    more: str = ""

    def plain(self) -> str:
        """Return it for a screen reader."""
        rows = [f"{label}: {value}" for label, value in self.rows]
        others = [f"{words}, {status}" for _, words, status in self.others]
        parts = [f"{self.title}, {self.state}", self.words, *rows, self.foot, *others, self.more]
        return ". ".join(part for part in parts if part)

    def html(self, theme: Theme, pixels: int) -> str:
        """Return it with colours of a theme, in letters of so many pixels."""
        ink, muted = theme.color("ink").name(), theme.color("muted").name()
        rows = "".join(
            f'<tr><td style="color:{muted};padding-right:10px">{escape(label)}</td>'
            f"<td>{escape(value)}</td></tr>"
            for label, value in self.rows
        )
        serif = f"font-family:'{theme.serif}'" if theme.serif else "font-family:serif"
        others = "".join(
            f"<tr><td>{_square(theme, kind)} {escape(words)}</td>"
            f'<td style="color:{muted};padding-left:10px">{escape(status)}</td></tr>'
            for kind, words, status in self.others
        )
        more = f'<div style="color:{muted}">{escape(self.more)}</div>' if self.more else ""
        also = f'<p style="color:{muted};margin:8px 0 0 0">{escape(_tr("Also here"))}</p>'
        return "".join(
            (
                f'<div style="color:{ink};font-size:{pixels}px">',
                f"<div>{_square(theme, self.kind)} <b>{escape(self.title)}</b>",
                f' <span style="color:{muted}">· {escape(self.state)}</span></div>',
                f'<p style="{serif};margin:5px 0 6px 0">{escape(self.words)}</p>',
                f'<table cellspacing="0" cellpadding="1">{rows}</table>' if rows else "",
                f'<div style="color:{muted}">{escape(self.foot)}</div>' if self.foot else "",
                f'{also}<table cellspacing="0" cellpadding="1">{others}</table>{more}'
                if others
                else "",
                "</div>",
            )
        )


def card_text(desk: Desk, annotations: Sequence[Annotation]) -> CardText:
    """Return what is known of the first of some annotations, and the names of the others."""
    first, rest = annotations[0], annotations[1:]
    shown = rest[:_MOST_OTHERS]
    left = len(rest) - len(shown)
    return CardText(
        first.kind,
        _label(first),
        _state(desk, first),
        _cut(_words(desk, first), _LONGEST_WORDS),
        tuple(_rows(first)),
        _foot(desk, first),
        tuple(_brief(desk, one) for one in shown),
        _tr("and {count} more").format_map({"count": left}) if left else "",
    )


def quoted(words: str) -> str:
    """Return words of the article in quotation marks, unless they begin with some."""
    return words if words[:1] in _OPENING else f"“{words}”"


def _rows(annotation: Annotation) -> list[tuple[str, str]]:
    """Return the labels and values of what is filled in."""
    rows = []
    for one in suggested_kind(annotation.kind).fields:
        value = annotation.fields.get(one.key, "")
        if one.sort is SortAs.EDTF:
            value = shown_date(value) if value else ""
        elif one.choices:
            value = translated(Message(one.choice_label(value))) if value else ""
        rows.append((translated(Message(one.label)), value))
    rows.append((_tr("Tags"), ", ".join(annotation.tags)))
    rows.append((_tr("Note"), annotation.note))
    if annotation.origin is Origin.RULE:
        rows.append((_tr("Suggested"), annotation.reason or annotation.rule))
    return [(label, _cut(value, _LONGEST_VALUE)) for label, value in rows if value.strip()]


def _state(desk: Desk, annotation: Annotation) -> str:
    if _is_suggested(desk, annotation):
        return _tr("suggested")
    labels = {one.key: one.label for one in desk.workspace.project.verdicts()}
    verdict = labels.get(annotation.verdict, annotation.verdict)
    secret = _tr("confidential") if annotation.confidential else ""
    said = (translated(Message(annotation.status.label)), verdict and translated(Message(verdict)))
    return " · ".join(part for part in (*said, secret) if part)


def _foot(desk: Desk, annotation: Annotation) -> str:
    """Return who touched it last, and when; of what nobody touched, how it is decided on."""
    if _is_suggested(desk, annotation):
        keys = desk.keys
        told = _tr("{accept} accepts, {reject} rejects").format_map(
            {"accept": keys.shown("suggest.accept"), "reject": keys.shown("suggest.reject")}
        )
        return told if keys.of("suggest.accept") and keys.of("suggest.reject") else ""
    from annotator.store.log_pages import LogFilter  # noqa: PLC0415 - after the article

    log, session_id = desk.workspace.project.log, annotation.session_id
    groups = log.page(session_id, LogFilter(fact=annotation.id), 1).groups
    who = groups[0].who if groups else ""
    when = groups[0].at if groups else annotation.modified
    return " · ".join(part for part in (who, day_and_time(when, local_now())) if part)


def _is_suggested(desk: Desk, annotation: Annotation) -> bool:
    return annotation.id in desk.suggestions.left


def _label(annotation: Annotation) -> str:
    return translated(Message(suggested_kind(annotation.kind).label))


def _brief(desk: Desk, annotation: Annotation) -> tuple[str, str, str]:
    words = _cut(_words(desk, annotation), _LONGEST_LINE)
    status = translated(Message(annotation.status.label))
    status = _tr("suggested") if _is_suggested(desk, annotation) else status
    return annotation.kind, f"{_label(annotation)} {quoted(words)}", status


def _words(desk: Desk, annotation: Annotation) -> str:
    """Return the words of its pieces, joined by an ellipsis."""
    _, article = desk.workspace.opened()
    return " … ".join(" ".join(span.of(article.text).split()) for span in annotation.content)


def _cut(text: str, longest: int) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= longest else f"{folded[:longest].rstrip()}…"


def _square(theme: Theme, kind: str) -> str:
    return f'<span style="color:{theme.kind_color(kind).name()}">■</span>'


def _tr(text: str) -> str:
    return QCoreApplication.translate("CardText", text)
