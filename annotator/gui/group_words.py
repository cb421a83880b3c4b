# SPDX-License-Identifier: Apache-2.0
"""What stands over events of different articles that are shown together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.domain.event import EVENT_FIELDS
from annotator.domain.message import Message
from annotator.gui.dates import shown_date, shown_stretch
from annotator.gui.desk import translated

if TYPE_CHECKING:
    from annotator.services.side_by_side import Difference, SideBySide

_LONGEST = 40  # characters of a value in the heading
_STATUS = next(field for field in EVENT_FIELDS if field.key == "event_status")


def group_words(group: SideBySide) -> tuple[str, str]:
    """Return a line for the heading of a group, and the same at length.

    The line tells the day, who or what they share, and in what they differ; at length each
    difference has a line of its own.
    """
    head = _tr("{day} · {shared} · {count} articles")
    head = head.format_map(
        {"day": shown_date(group.day), "shared": group.shared, "count": len(group.keys)}
    )
    if not group.differences:
        return _tr("{head} · no difference").format_map({"head": head}), head
    lines = [_line(one) for one in group.differences]
    short = "; ".join(_line(one, _LONGEST) for one in group.differences)
    differing = _tr("{head} · they differ: {lines}")
    return differing.format_map({"head": head, "lines": short}), "\n".join((head, *lines))


def _line(one: Difference, longest: int = 0) -> str:
    values = (_shown(one.key, value) for value in one.values)
    told = (
        value[:longest].rstrip() + "…" if 0 < longest < len(value) else value for value in values
    )
    return f"{_name(one.key)} {' | '.join(told)}"


def _name(key: str) -> str:
    return {
        "who": _tr("who else:"),
        "where": _tr("where:"),
        "when": _tr("when:"),
        "count": _tr("how many:"),
    }.get(key, _tr("happened:"))


def _shown(key: str, value: str) -> str:
    if not value:
        return _tr("no others") if key == "who" else _tr("not said")
    if key == "when":
        return shown_stretch(*value.partition("/")[::2])
    if key == "event_status":
        return translated(Message(_STATUS.choice_label(value)))
    return value


def _tr(text: str) -> str:
    return QCoreApplication.translate("GroupWords", text)
