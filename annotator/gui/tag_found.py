# SPDX-License-Identifier: Apache-2.0
"""Tagging all places that were found: asking which, and having them written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from annotator.gui import settings as rows
from annotator.gui.desk import translated
from annotator.gui.dialogs.tag_found import TagFoundDialog
from annotator.gui.many import ManyAtOnce
from annotator.gui.widths import ask
from annotator.services.bulk import MOST_AT_ONCE
from annotator.services.tagging import tag_all, tag_all_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.span import Span
    from annotator.gui.shell import Shell
    from annotator.text.finding import Found


def ask_to_tag(window: Shell, found: Found) -> None:
    """Ask which places are to be tagged as what, and tag them: many of them by a job."""
    settings, pen = window.settings, window.view.pointer.pen
    kind_key = pen.kind or settings.get(rows.TAG_FOUND_KIND)
    dialog = TagFoundDialog(window.desk, found, kind_key, window.frame)
    is_wanted = ask(dialog, settings)
    kind_key, spans = dialog.kind_key, dialog.spans()
    dialog.deleteLater()
    if is_wanted and spans:
        settings.keep(rows.TAG_FOUND_KIND, kind_key)
        _tag(window, kind_key, spans)


def _tag(window: Shell, kind_key: str, spans: Sequence[Span]) -> None:
    desk = window.desk
    if len(spans) > MOST_AT_ONCE:
        ManyAtOnce(window).tag(kind_key, spans)
    elif desk.attempt(partial(tag_all, desk.workspace, kind_key, spans)):
        window.say_done(translated(tag_all_label(kind_key, len(spans))))
