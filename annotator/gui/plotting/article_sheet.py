# SPDX-License-Identifier: Apache-2.0
"""The page of an article's timeline, as it is shown or as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.gui.dates import shown_date
from annotator.gui.plotting.sheet import Sheet, SheetText
from annotator.gui.theme import load_theme

if TYPE_CHECKING:
    from annotator.domain.article import Article
    from annotator.gui.plotting.timeline_view import TimelineView


def sheet_of(view: TimelineView, article: Article, *, is_whole: bool) -> Sheet:
    """Return the page of what a view shows, or of all of its time, in the light theme.

    The present day is left out: a picture is looked at later.
    """
    known = (article.publisher, shown_date(article.published))
    text = SheetText(article.title, " · ".join(one for one in known if one))
    among = view.plot.whole() if is_whole else view.plot.seen()
    lines = [line for line in view.plot.item.lines if not line.is_present]
    return Sheet(view.marks, among, lines, text, load_theme("light"))
