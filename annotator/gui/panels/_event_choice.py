# SPDX-License-Identifier: Apache-2.0
"""What the list of events shows, and how it is grouped: two buttons with menus, and a count."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QActionGroup, QPalette
from PySide6.QtWidgets import QLabel, QMenu, QToolButton

from annotator.domain.event import EVENT_FIELDS
from annotator.domain.kinds import all_kinds
from annotator.domain.message import Message
from annotator.domain.status import Status
from annotator.gui.desk import translated
from annotator.gui.places import LettersInMenus
from annotator.store.event_filter import ANY_EVIDENCE, BLANK, EVERYTHING, NO_EVIDENCE
from annotator.store.event_groups import GroupBy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from annotator.domain.changes import Changes
    from annotator.gui.desk import Desk
    from annotator.store.event_filter import EventFilter

Choices = list[tuple[str, str]]

_HAPPENED = next(field for field in EVENT_FIELDS if field.key == "event_status")
# Events beyond these are not counted one by one.
_COUNTED = 20_000


class EventChoice(QObject):
    """Keeps the filter and the grouping that are chosen; both hold for the list at once."""

    # The filter is another, or only what disagrees in itself is wanted, or no longer.
    filtered = Signal()
    # The events are to be grouped by something else, None for by nothing.
    grouped = Signal(object)
    # All filters are to be taken off.
    all_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.only = EVERYTHING
        self.with_conflicts = False
        self._by: GroupBy | None = None
        self._total: int | None = None
        self.show_button = self._button("eventShow", parent)
        self.group_button = self._button("eventGroup", parent)
        self.count = QLabel(parent)
        self.count.setObjectName("eventCount")
        self.count.setAccessibleName(self.tr("Events shown"))
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.show_button.menu().aboutToShow.connect(self._fill_show)
        self.group_button.menu().aboutToShow.connect(self._fill_group)
        desk.session_opened.connect(self._forget_count)
        desk.read_anew.connect(self._forget_count)
        desk.changed.connect(self._follow)
        self._name_buttons()

    @property
    def is_filtering(self) -> bool:
        """Return whether the menu of filters leaves anything out."""
        return self.with_conflicts or self.only != EVERYTHING

    def put_into(self, row: QHBoxLayout) -> None:
        """Put the buttons and the count into a row."""
        for widget in (self.count, self.show_button, self.group_button):
            row.addWidget(widget)

    @Slot(bool)
    def set_away(self, is_away: bool) -> None:  # noqa: FBT001 -- a slot for a toggle
        """Put the buttons away where another list is shown, or show them again."""
        for button in (self.show_button, self.group_button):
            button.setHidden(is_away)

    def reset(self) -> None:
        """Take all filters off."""
        if self.is_filtering:
            self._take(EVERYTHING, with_conflicts=False)

    def group(self, by: GroupBy | None) -> None:
        """Group by something, None for by nothing."""
        self._by = by
        self._name_buttons()
        self.grouped.emit(by)

    def show_ungrouped(self) -> None:
        """Show that the list is in no groups, which nobody chose."""
        self._by = None
        self._name_buttons()

    def show_count(self, shown: int, *, is_some: bool, is_filtered: bool) -> None:
        """Say how many of how many events are shown, where a filter leaves some out."""
        self.count.setVisible(is_filtered)
        if is_filtered:
            total = self._counted()
            text = self.tr("{shown} of {total}")
            values = {
                "shown": f"{shown:,}+" if is_some else f"{shown:,}",
                "total": f"{_COUNTED:,}+" if total > _COUNTED else f"{total:,}",
            }
            self.count.setText(text.format_map(values))

    def _counted(self) -> int:
        """Return how many events the session has; counted anew only where they are others."""
        session = self._desk.workspace.session
        if self._total is None and session is not None:
            events = self._desk.workspace.project.events
            self._total = events.count_up_to(session.id, _COUNTED + 1)
        return self._total or 0

    @Slot()
    def _forget_count(self) -> None:
        self._total = None

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if any(row.before is None or row.after is None for row in changes.of("event")):
            self._total = None

    def _button(self, name: str, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setObjectName(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.setObjectName(f"{name}Menu")
        LettersInMenus(menu)
        button.setMenu(menu)
        return button

    def _take(self, only: EventFilter, *, with_conflicts: bool) -> None:
        self.only = only
        self.with_conflicts = with_conflicts
        self._name_buttons()
        self.filtered.emit()

    @Slot()
    def _fill_show(self) -> None:
        menu = self.show_button.menu()
        menu.clear()
        for key, title, choices in self._filters():
            self._add_choices(menu, key, title, choices)
        menu.addSeparator()
        asked = menu.addAction(self.tr("With open &questions"))
        asked.setObjectName("show_questions")
        asked.setCheckable(True)
        asked.setChecked(self.only.has_questions)
        asked.triggered.connect(self._turn_questions)
        torn = menu.addAction(self.tr("With something that &disagrees"))
        torn.setObjectName("show_conflicts")
        torn.setCheckable(True)
        torn.setChecked(self.with_conflicts)
        torn.triggered.connect(self._turn_conflicts)
        menu.addSeparator()
        everything = menu.addAction(self.tr("&All events"))
        everything.setObjectName("show_all")
        everything.setEnabled(self.is_filtering)
        everything.triggered.connect(self.all_asked)

    def _add_choices(self, menu: QMenu, key: str, title: str, choices: Choices) -> None:
        """Add a menu in which one value is chosen, or any."""
        submenu = menu.addMenu(self._with_chosen(title, key, choices))
        submenu.setObjectName(f"show_{key}")
        LettersInMenus(submenu)
        group = QActionGroup(submenu)
        for value, label in [("", self.tr("any")), *choices]:
            action = submenu.addAction(label.replace("&", "&&"))
            action.setObjectName(f"show_{key}_{value or 'every'}")
            self._make_choice(action, group, is_chosen=getattr(self.only, key) == value)
            action.triggered.connect(partial(self._choose, key, value))

    def _with_chosen(self, title: str, key: str, choices: Choices) -> str:
        """Return what a filter goes by, with what is chosen for it."""
        chosen = dict(choices).get(getattr(self.only, key), "")
        text = self.tr("{filter}: {value}") if chosen else "{filter}"
        return text.format_map({"filter": title, "value": chosen.replace("&", "&&")})

    def _told(self) -> str:
        """Return in words all that is chosen, '' where nothing is."""
        told = [
            self._with_chosen(title, key, choices)
            for key, title, choices in (self._filters() if self.only.count else ())
            if getattr(self.only, key)
        ]
        told += [self.tr("With open &questions")] * self.only.has_questions
        told += [self.tr("With something that &disagrees")] * self.with_conflicts
        return "\n".join(told).replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _make_choice(self, action: QAction, group: QActionGroup, *, is_chosen: bool) -> None:
        action.setCheckable(True)
        action.setActionGroup(group)
        action.setChecked(is_chosen)

    def _choose(self, key: str, value: str, *_: object) -> None:
        chosen: dict[str, Any] = {key: value}
        self._take(replace(self.only, **chosen), with_conflicts=self.with_conflicts)

    @Slot()
    def _turn_questions(self) -> None:
        only = replace(self.only, has_questions=not self.only.has_questions)
        self._take(only, with_conflicts=self.with_conflicts)

    @Slot()
    def _turn_conflicts(self) -> None:
        self._take(self.only, with_conflicts=not self.with_conflicts)

    @Slot()
    def _fill_group(self) -> None:
        menu = self.group_button.menu()
        menu.clear()
        group = QActionGroup(menu)
        for by, label in self._groupings():
            action = menu.addAction(label)
            action.setObjectName(f"group_{by or 'nothing'}")
            self._make_choice(action, group, is_chosen=by is self._by)
            action.triggered.connect(partial(self._choose_group, by))

    def _choose_group(self, by: GroupBy | None, *_: object) -> None:
        self.group(by)

    def _groupings(self) -> Sequence[tuple[GroupBy | None, str]]:
        return (
            (None, self.tr("not grouped")),
            (GroupBy.DAY, self.tr("by day")),
            (GroupBy.ACTOR, self.tr("by actor")),
            (GroupBy.HAPPENED, self.tr("by whether it happened")),
            (GroupBy.STATUS, self.tr("by status")),
        )

    def _filters(self) -> Sequence[tuple[str, str, Choices]]:
        """Return what is filtered by, each with its name and the values to choose from."""
        statuses = [(one.value, translated(Message(one.label))) for one in Status]
        happened = [(one.key, translated(Message(one.label))) for one in _HAPPENED.choices]
        happened.append((BLANK, self.tr("not said")))
        return (
            ("evidence", self.tr("&Evidence"), self._evidence()),
            ("status", self.tr("&Status"), statuses),
            ("verdict", self.tr("&Verdict"), self._verdicts()),
            ("event_status", self.tr("&Happened or planned"), happened),
        )

    def _evidence(self) -> Choices:
        kinds: Iterable[tuple[str, str]] = (
            (one.key, translated(Message(one.plural))) for one in all_kinds()
        )
        some = self.tr("with {kinds}")
        named = [(key, some.format_map({"kinds": name.lower()})) for key, name in kinds]
        any_none = [(ANY_EVIDENCE, self.tr("with marks")), (NO_EVIDENCE, self.tr("without marks"))]
        return [*any_none, *named]

    def _verdicts(self) -> Choices:
        verdicts = self._desk.workspace.project.verdicts()
        named = [(one.key, translated(Message(one.label))) for one in verdicts]
        return [*named, (BLANK, self.tr("no verdict"))]

    def _name_buttons(self) -> None:
        count = self.only.count + self.with_conflicts
        text = self.tr("Filters: {count}") if count else self.tr("Filter")
        self.show_button.setText(text.format_map({"count": count}))
        by = next(label for one, label in self._groupings() if one is self._by)
        text = self.tr("Grouped {by}") if self._by else self.tr("Group")
        self.group_button.setText(text.format_map({"by": by}))
        self.show_button.setToolTip(self._told())
        self.show_button.setAccessibleDescription(self.show_button.toolTip())
        for button in (self.show_button, self.group_button):
            button.setAccessibleName(button.text())
