# SPDX-License-Identifier: Apache-2.0
"""What the actions do, one module a menu; a method's name is the action's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.gui.commands.backups import BackupCommands
from annotator.gui.commands.bulk import BulkCommands
from annotator.gui.commands.check import CheckCommands
from annotator.gui.commands.edit import EditCommands
from annotator.gui.commands.events import EventCommands
from annotator.gui.commands.file import FileCommands
from annotator.gui.commands.go import GoCommands
from annotator.gui.commands.help import HelpCommands
from annotator.gui.commands.left import LeftCommands
from annotator.gui.commands.mark import MarkCommands
from annotator.gui.commands.mouse import MouseCommands
from annotator.gui.commands.numbers import NumberCommands
from annotator.gui.commands.printing import PrintCommands
from annotator.gui.commands.suggesting import SuggestCommands
from annotator.gui.commands.text import TextCommands
from annotator.gui.commands.view import ViewCommands

if TYPE_CHECKING:
    from annotator.gui.shell import Shell


class Commands:
    """The commands of all menus."""

    def __init__(self, window: Shell) -> None:
        self.file = FileCommands(window)
        self.backups = BackupCommands(window)
        self.edit = EditCommands(window)
        self.bulk = BulkCommands(window)
        self.mark = MarkCommands(window)
        self.go = GoCommands(window)
        self.mouse = MouseCommands(window)
        self.suggest = SuggestCommands(window)
        self.check = CheckCommands(window)
        self.left = LeftCommands(window)
        self.events = EventCommands(window)
        self.numbers = NumberCommands(window)
        self.printing = PrintCommands(window)
        self.text = TextCommands(window)
        self.view = ViewCommands(window)
        self.help = HelpCommands(window)

    def by_menu(self) -> dict[str, object]:
        """Return the commands of each menu by its key."""
        return vars(self)
