# SPDX-License-Identifier: Apache-2.0
"""Finding in the open article: from the bar to the places shown in the text."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from annotator.gui import settings as rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.gui.actions import ActionSet
    from annotator.gui.article.pane import ArticlePane
    from annotator.gui.find_bar import FindBar
    from annotator.gui.seeker import Seeker
    from annotator.gui.settings import Settings
    from annotator.text.finding import Found, Hits

OPTIONS = ("case", "word", "pattern")
# A longer selection is no words to look for elsewhere.
_LONGEST_SELECTION = 200


class Finder(QObject):
    """Shows all places in the text, and goes from one to the next; the text stays as it is.

    The bar, and what looks through the text, are made when they are first needed.
    """

    broken = Signal(object)

    def __init__(
        self, pane: ArticlePane, actions: ActionSet, put_bar: Callable[[FindBar], None]
    ) -> None:
        super().__init__(pane)
        self._pane = pane
        self._view = pane.view
        self._actions = actions
        self._put_bar = put_bar
        self._text = ""
        self._options: set[str] = set()
        self._found: Found | None = None
        # Where the search began: typing more words goes on from there.
        self._anchor = 0
        # The step to take when the answer is there: 0 to the first place from the anchor.
        self._step: int | None = None
        # What to look for where the words are not found.
        self._instead = ""

    @cached_property
    def _bar(self) -> FindBar:
        from annotator.gui.find_bar import FindBar  # noqa: PLC0415 - after the article

        bar = FindBar(self._actions, self._pane)
        bar.hide()
        bar.edited.connect(self._seek_typed)
        bar.step_asked.connect(self.step)
        bar.entered.connect(self._drop_anchor)
        bar.left.connect(self._view.setFocus)
        self._put_bar(bar)
        return bar

    @cached_property
    def _seeker(self) -> Seeker:
        from annotator.gui.seeker import Seeker  # noqa: PLC0415 - after the article

        seeker = Seeker(self)
        seeker.set_text(self._text)
        seeker.began.connect(self._tell_of_waiting)
        seeker.found.connect(self._take)
        seeker.refused.connect(self._refuse)
        seeker.broken.connect(self.broken)
        return seeker

    @property
    def _is_made(self) -> bool:
        return "_bar" in vars(self)

    @property
    def is_open(self) -> bool:
        """Return whether the bar is shown."""
        return self._is_made and not self._bar.isHidden()

    @property
    def found(self) -> Found | None:
        """Return what is shown; None where nothing is looked for, or still is."""
        return None if self._is_made and self._seeker.is_seeking else self._found

    @property
    def hits(self) -> Hits:
        """Return the places that are shown."""
        from annotator.text.finding import Hits  # noqa: PLC0415 - after the article

        return self._found.hits if self._found else Hits()

    def restore(self, settings: Settings) -> None:
        """Look as it was last chosen: by case, whole words, patterns."""
        self._options = set(settings.get(rows.FIND_OPTIONS).split()) & set(OPTIONS)
        self._tick()

    def keep(self, settings: Settings) -> None:
        """Remember how to look."""
        settings.keep(rows.FIND_OPTIONS, " ".join(sorted(self._options)))

    def set_text_to_search(self, text: str) -> None:
        """Search this text from now on; the words stay, the reader too."""
        self._text = text
        self._found = None
        if self._is_made:
            self._seeker.set_text(text)
        if not text:
            self.close()
        elif self.is_open:
            self._seek(step=None)

    def start(self) -> None:
        """Take the focus, with the selected words to begin with."""
        self._drop_anchor()
        selected = self._view.selected_span()
        words = selected.of(self._text) if selected else ""
        if words and "\n" not in words and len(words) <= _LONGEST_SELECTION:
            # What is selected is the first place already.
            self._bar.line.setText(words)
        self._bar.show()
        self._bar.line.setFocus()
        self._bar.line.selectAll()
        if self._found is None:
            self._seek(step=None)

    @Slot(str)
    def show_words(self, typed: str) -> None:
        """Show where words stand that a search over texts found, from the first place on.

        Where they do not stand one behind the other, the longest of them is shown.
        """
        words = typed.strip()
        self._options.clear()
        self._tick()
        self._bar.show()
        self._view.setFocus()
        self._anchor = 0
        self._instead = max(re.findall(r"\w+", words), key=len, default="")
        if self._bar.line.text() == words:
            self._seek(step=0)
        else:
            self._bar.line.setText(words)

    @Slot(int)
    def step(self, direction: int) -> None:
        """Go to the next place (1) or the one before (-1), round the ends."""
        if not self._bar.line.text():
            self.start()
        elif self._seeker.is_seeking or self._found is None:
            self._bar.show()
            if self._found is None and not self._seeker.is_seeking:
                self._seek(step=direction)
            self._step = direction
        else:
            self._go_on(direction)

    @Slot()
    def close(self) -> None:
        """Show no places any more and take the bar away; its words are kept."""
        if not self._is_made:
            return
        self._seeker.stop()
        had_focus = self._bar.line.hasFocus()
        self._bar.hide()
        self._show_found(None)
        if had_focus:
            self._view.setFocus()

    def toggle(self, option: str) -> None:
        """Look the other way: by case, for whole words, by patterns."""
        self._options ^= {option}
        self._tick()
        if self.is_open:
            self._seek(step=0)

    @Slot()
    def _seek_typed(self) -> None:
        self._seek(step=0)

    def _seek(self, *, step: int | None) -> None:
        """Look for what is typed now; ``step`` is taken when the answer is there."""
        from annotator.text.finding import Wanted  # noqa: PLC0415 - after the article

        words = self._bar.line.text()
        if not words or not self._text:
            self._seeker.stop()
            self._show_found(None)
            self._bar.show_count("")
            return
        self._step = step
        options = self._options
        self._seeker.seek(
            Wanted(
                words,
                is_pattern="pattern" in options,
                is_whole_word="word" in options,
                is_case_matched="case" in options,
            )
        )

    @Slot(object)
    def _take(self, found: Found) -> None:
        instead, self._instead = self._instead, ""
        if instead not in ("", found.wanted.words) and not found.hits:
            self._bar.line.setText(instead)
            return
        self._show_found(found)
        step, self._step = self._step, None
        if step is None or not found.hits:
            self._tell("")
        elif step == 0:
            place = found.hits.first_from(self._anchor)
            self._go(place % len(found.hits), is_round=place == len(found.hits))
        else:
            self._go_on(step)

    @Slot(str)
    def _refuse(self, reason: str) -> None:
        self._show_found(None)
        self._bar.show_fault(reason)

    @Slot()
    def _tell_of_waiting(self) -> None:
        self._bar.show_count(self.tr("Searching…"))

    @Slot()
    def _drop_anchor(self) -> None:
        selected = self._view.selected_span()
        self._anchor = selected.start if selected else self._view.caret()

    def _go_on(self, direction: int) -> None:
        hits = self.hits
        if not hits:
            self._tell("")
            return
        selected = self._view.selected_span()
        here = selected.start if selected else self._view.caret()
        if direction > 0:
            # A place at the caret itself comes next, unless it is selected already.
            place = hits.first_from(here + 1 if selected else here)
        else:
            place = hits.first_from(here) - 1
        self._go(place % len(hits), is_round=not 0 <= place < len(hits))

    def _go(self, place: int, *, is_round: bool) -> None:
        hit = self.hits.span(place)
        self._anchor = hit.start
        self._view.select(hit)
        self._view.show_hits(self.hits, hit)
        words = self.tr("%1 of %2")
        if is_round:
            words = (
                self.tr("%1 of %2, from the top again")
                if place == 0
                else self.tr("%1 of %2, from the end again")
            )
        self._tell(words.replace("%1", f"{place + 1:,}"))

    def _tell(self, words: str) -> None:
        self._bar.show_found(self._found, words)

    def _show_found(self, found: Found | None) -> None:
        self._found = found
        self._view.show_hits(found.hits if found else None, None)
        self._pane.set_hits(found.hits.starts if found else ())

    def _tick(self) -> None:
        for option in OPTIONS:
            self._actions[f"edit.find_option.{option}"].setChecked(option in self._options)
