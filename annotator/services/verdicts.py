# SPDX-License-Identifier: Apache-2.0
"""The project's verdict scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.errors import user_error

if TYPE_CHECKING:
    from annotator.store.project import Project


def verdict_label(project: Project, key: str) -> str:
    """Return the label of a step of the project's verdict scale; blank is none.

    Raises:
        UserError: the scale has no such step.
    """
    labels = {one.key: one.label for one in project.verdicts()}
    if key and key not in labels:
        raise user_error("“{verdict}” is not a verdict of this project.", verdict=key)
    return labels.get(key, "none")
