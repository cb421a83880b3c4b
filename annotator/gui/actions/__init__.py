# SPDX-License-Identifier: Apache-2.0
"""Every action of the window as a row of one table; menus, toolbar and keys are made from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from annotator.gui.actions.bulk import bulk
from annotator.gui.actions.check import CHECK, statuses
from annotator.gui.actions.edit import EDIT
from annotator.gui.actions.events import EVENTS
from annotator.gui.actions.file import FILE
from annotator.gui.actions.go import GO, marks, moves
from annotator.gui.actions.hindrances import OTHER, hindrance
from annotator.gui.actions.keys import Keys
from annotator.gui.actions.left import LEFT
from annotator.gui.actions.mark import MARK, tagging
from annotator.gui.actions.mouse import MOUSE, pens
from annotator.gui.actions.numbers import NUMBERS
from annotator.gui.actions.suggest import SUGGEST
from annotator.gui.actions.view import HELP, VIEW
from annotator.gui.places import ArrowsInBar, KeysByPlace, Layout, LettersInMenus, WindowKeysByPlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

    from annotator.gui.actions.spec import ActionSpec
    from annotator.gui.settings import Settings

MENUS: tuple[tuple[str, str], ...] = (
    ("file", "&File"),
    ("edit", "&Edit"),
    ("mark", "&Mark"),
    ("go", "&Go"),
    ("suggest", "&Suggestions"),
    ("check", "&Check"),
    ("events", "Eve&nts"),
    ("view", "&View"),
    ("help", "&Help"),
)
# Menus within others: title and the menu above.
SUBMENUS: Mapping[str, tuple[str, str]] = {
    "export": ("&Export", "file"),
    "recent": ("Open recen&t", "file"),
    "copies": ("&Copies and backups", "file"),
    "trash": ("Tras&h", "file"),
    "bulk": ("Selected rows of a &list", "edit"),
    "bulk_status": ("&Status", "bulk"),
    "bulk_verdict": ("&Verdict", "bulk"),
    "bulk_kind": ("Another &kind", "bulk"),
    "text": ("Te&xt", "view"),
    "kind": ("Another &kind", "mark"),
    "edges": ("&Edges of the mark", "mark"),
    "pieces": ("&Pieces of the mark", "mark"),
    "next_of": ("&Next of a kind or status", "go"),
    "previous_of": ("&Of a kind or status, before", "go"),
    "move": ("Mo&ve the caret", "go"),
    "select": ("&Select", "go"),
    "left": ("What is &left", "check"),
    "pen": ("Pen of the m&ouse", "mark"),
    "theme": ("&Theme", "view"),
    "event_change": ("&Merge, split, delete", "events"),
    "event_go": ("&Previous and next event", "events"),
    "event_groups": ("&Group the list by", "events"),
    "event_order": ("&Sort the list, columns", "events"),
    "pictures": ("P&ictures", "events"),
    "find_options": ("Wa&ys to find", "edit"),
}
TOOLBAR: tuple[str, ...] = (
    *("file.open_article", "file.paste_article", "", "mark.tag.*", "events.add_event", ""),
    *("edit.undo", "edit.redo", "", "edit.find"),
)


def action_specs() -> Iterator[ActionSpec]:
    """Yield every action, menu by menu, in the order of the menus."""
    yield from FILE
    yield from EDIT
    yield from bulk()
    yield from tagging()
    yield from MARK
    yield from marks()
    yield from GO
    yield from moves()
    yield from MOUSE
    yield from pens()
    yield from SUGGEST
    yield from statuses()
    yield from LEFT
    yield from CHECK
    yield from EVENTS
    yield from NUMBERS
    yield from VIEW
    yield from HELP


class ActionSet(QObject):
    """The table's QActions; ``trigger`` looks up the commands object of an action's group."""

    # An action is about to act.
    acting = Signal()

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.keys = make_keys(settings, self)
        self._layout = Layout()
        self._commands: Mapping[str, object] = {}
        self._actions: dict[str, QAction] = {}
        self._truths: frozenset[str] = frozenset()
        self._able: set[str] = set()
        # The name of the action that acts, or acted last.
        self.last = ""
        self._menus: dict[str, QMenu] = {}
        self._parent = parent
        self._specs: dict[str, ActionSpec] = {spec.name: spec for spec in action_specs()}
        self.keys.changed.connect(self.show_keys)

    def __getitem__(self, name: str) -> QAction:
        """Return an action by name, made now where nobody asked for it before."""
        if name not in self._actions:
            self._actions[name] = self._make(self._specs[name])
        return self._actions[name]

    def is_made(self, name: str) -> bool:
        """Return whether somebody asked for an action already."""
        return name in self._actions

    def set_commands(self, commands: Mapping[str, object]) -> None:
        """Have the actions act: each calls its method on the commands object of its group."""
        self._commands = commands
        self.set_truths(frozenset())

    def specs(self) -> Iterator[ActionSpec]:
        """Yield the rows of the table."""
        return iter(self._specs.values())

    def named(self, pattern: str) -> list[QAction]:
        """Return the action of a name, or all of a group and method for ``group.method.*``."""
        if not pattern.endswith("*"):
            return [self[pattern]]
        return [self[name] for name in self._specs if name.startswith(pattern[:-1])]

    def name_menus(self, menu_bar: QMenuBar) -> None:
        """Make the menus, which are empty as yet: nobody opens one before the article is there."""
        self._menus = {key: menu_bar.addMenu(translate(title)) for key, title in MENUS}

    def fill_menus(self, menu_bar: QMenuBar) -> None:
        """Put the actions into the menus."""
        menus = self._menus
        for spec in self._specs.values():
            is_new = spec.menu not in menus
            title, above = SUBMENUS.get(spec.menu, ("", spec.menu))
            if spec.starts_group:
                # A menu within another begins the group there. Qt leaves out what parts nothing.
                menus[above if is_new else spec.menu].addSeparator()
            if is_new:
                menus[spec.menu] = menus[above].addMenu(translate(title))
            menus[spec.menu].addAction(self[spec.name])
        anywhere = [self[one.name] for one in self._specs.values() if not one.in_text]
        WindowKeysByPlace(menu_bar, anywhere, self._layout)
        ArrowsInBar(menu_bar)
        for key, menu in menus.items():
            menu.setObjectName(f"{key}_menu")
            LettersInMenus(menu)

    def bind_text(self, view: QWidget) -> None:
        """Let the keys that belong to the text act while this widget has the focus."""
        self.bind(view, [one.name for one in self._specs.values() if one.in_text])

    def bind(self, widget: QWidget, names: Iterable[str]) -> None:
        """Let the keys of some actions act while this widget has the focus."""
        widget.addActions([self[name] for name in names])
        KeysByPlace(widget, self._layout)

    def set_truths(self, truths: frozenset[str]) -> None:
        """Enable exactly the actions whose needs hold, once they can act at all."""
        self._truths = truths
        able = {name for name, spec in self._specs.items() if spec.needs <= truths}
        able = able if self._commands else set()
        # Every edit and most moves of the caret come here, and only few actions are concerned.
        for name in able ^ self._able:
            self[name].setEnabled(name in able)
        self._able = able

    def hindrance(self, name: str) -> str:
        """Return why an action can't act now, empty where it can."""
        if self[name].isEnabled():
            return ""
        return translate(hindrance(self._specs[name].needs, self._truths) or OTHER)

    @Slot()
    def show_keys(self) -> None:
        """Give every action its keys of now, and tell them wherever the action is shown."""
        for name, action in self._actions.items():
            self._show_keys_of(self._specs[name], action)

    def _show_keys_of(self, spec: ActionSpec, action: QAction) -> None:
        keys = self.keys.of(spec.name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(translate(spec.tip) + self.keys.hint(spec.name))
        # Buttons have short words that do not change, with their key where it is a letter.
        words = plain_text(spec.brief or spec.text)
        is_letter = spec.in_text and keys and len(keys[0]) == 1
        action.setIconText(f"{words}  {keys[0]}" if is_letter else words)

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(translate(spec.text), self._parent)
        action.setObjectName(spec.name)
        action.setStatusTip(translate(spec.tip))
        action.setCheckable(spec.checkable)
        action.setEnabled(False)
        if spec.in_text:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(partial(self._run, spec))
        self._show_keys_of(spec, action)
        return action

    def _run(self, spec: ActionSpec, *_: object) -> None:
        if spec.in_text and QApplication.activePopupWidget() is not None:
            # A key was typed in what is open over the text: it was not meant for the text. What
            # is chosen in a menu acts once the menu is closed.
            return
        self.last = spec.name
        if not spec.only_moves:
            self.acting.emit()
        group, method = spec.key.split(".")
        call: Callable[..., object] = getattr(self._commands[group], method)
        if spec.argument is None:
            call()
        else:
            call(spec.argument)


def make_keys(settings: Settings | None = None, parent: QObject | None = None) -> Keys:
    """Return the keys of the table, with those that the user changed where settings have some."""
    letters = "".join(translate(title).partition("&")[2][:1] for _, title in MENUS)
    return Keys(action_specs(), menu_letters=letters, settings=settings, parent=parent)


def menu_path(key: str) -> str:
    """Return where a menu is found, from the menu bar on, in the user's language."""
    if key not in SUBMENUS:
        return plain_text(dict(MENUS)[key])
    title, above = SUBMENUS[key]
    return f"{menu_path(above)} \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} {plain_text(title)}"


def plain_text(text: str) -> str:
    """Return a text of the table in the user's language, without the mark at its letter."""
    return translate(text).replace("&", "")


def translate(text: str) -> str:
    """Return a text of the table in the user's language."""
    return QCoreApplication.translate("Actions", text)
