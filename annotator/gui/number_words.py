# SPDX-License-Identifier: Apache-2.0
"""Numbers over time in words: in the table, beside the points, on their cards, for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.domain.kinds import kind_of
from annotator.domain.message import Message
from annotator.domain.number_series import NumberPoint, Reach
from annotator.gui.dates import shown_date
from annotator.gui.desk import translated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.domain.number_series import LeftOut, NumberSeries, StatedNumber

_SIGNS = {
    Reach.EXACT: "●",
    Reach.ABOUT: "○",
    Reach.AT_LEAST: "▲",
    Reach.AT_MOST: "▼",
    Reach.RANGE: "◆",
}


def value_words(stated: StatedNumber) -> str:
    """Return a value as it is meant: ``at least 1,200``, ``30 to 50``, ``40 (30 to 50)``."""
    fields = stated.fields
    value, least, most = (
        _grouped(fields.get(f"number_{name}", "")) for name in ("value", "min", "max")
    )
    stretch = _tr("{least} to {most}", least=least, most=most) if least and most else least or most
    if not value:
        return stretch
    modifier = fields.get("modifier", "exact")
    if modifier != "exact":
        value = f"{_modifier(modifier)} {value}"
    return _tr("{value} ({stretch})", value=value, stretch=stretch) if stretch else value


def thing_words(stated: StatedNumber) -> str:
    """Return what a number counts, in which unit, of what: ``detainees, per hostage``."""
    fields = stated.fields
    per = _tr("per {thing}", thing=fields["per"]) if fields.get("per") else ""
    known = (fields.get("unit", ""), fields.get("counted", ""), fields.get("scope", ""), per)
    return ", ".join(filter(None, known))


def date_words(point: NumberPoint | LeftOut) -> str:
    """Return when a number holds, '' where that is not known."""
    return shown_date(point.date) if isinstance(point, NumberPoint) and point.date else ""


def why_words(point: NumberPoint | LeftOut) -> str:
    """Return what dates a number, or why it is not among the points."""
    return translated(point.why)


def who_words(point: NumberPoint | LeftOut) -> str:
    """Return who says it, as far as is known."""
    return point.who if isinstance(point, NumberPoint) else ""


def label_words(point: NumberPoint, *, is_named: bool) -> str:
    """Return what stands beside a point: value and who says it, and what is counted if asked."""
    value = value_words(point.stated)
    value = f"{value} {thing_words(point.stated)}".rstrip() if is_named else value
    return _tr("{value}, {who}", value=value, who=point.who) if point.who else value


def card_words(point: NumberPoint) -> str:
    """Return all that is told of a point, a line each, its sentence last."""
    number = f"{value_words(point.stated)} {thing_words(point.stated)}".rstrip()
    when = _tr("{date}: {why}", date=date_words(point), why=why_words(point))
    sentence = " ".join(point.stated.sentence.split())
    who = _tr("Said by {who}", who=point.who) if point.who else ""
    return "\n".join(filter(None, (number, who, when, sentence)))


def spoken_words(point: NumberPoint, place: int, count: int) -> str:
    """Return a point in one sentence, and which one of how many it is."""
    return _tr(
        "{place} of {count}: {card}",
        place=place,
        count=count,
        card=". ".join(card_words(point).split("\n")),
    )


def things_of(points: Iterable[NumberPoint]) -> tuple[str, ...]:
    """Return what some numbers count, each thing once."""
    named = (thing_words(point.stated) for point in points)
    return tuple({name.casefold(): name for name in named if name}.values())


def heading_words(series: NumberSeries) -> str:
    """Return what is counted; where it is several things, that it is."""
    if len(series.things) > 1:
        return _tr(
            "{count} different things: {things}",
            count=len(series.things),
            things="; ".join(series.things),
        )
    return series.things[0] if series.things else _tr("Numbers")


def legend_words(series: NumberSeries) -> str:
    """Return what the shapes mean that are there."""
    there = {point.reach for point in series.points}
    signs = [f"{sign} {reach_words(reach)}" for reach, sign in _SIGNS.items() if reach in there]
    return "   ".join(signs)


def reach_words(reach: Reach) -> str:
    """Return how a value is meant, in words."""
    return _tr(reach.value)


def _modifier(key: str) -> str:
    choices = kind_of("number").field("modifier").choices
    label = next((choice.label for choice in choices if choice.key == key), key)
    return translated(Message(label))


def _grouped(number: str) -> str:
    """Return a number as it is kept, with commas between its thousands."""
    whole, point, fraction = number.partition(".")
    return f"{int(whole):,}{point}{fraction}" if whole else ""


def _tr(template: str, **values: str | int) -> str:
    return QCoreApplication.translate("numbers", template).format_map(values)
