# SPDX-License-Identifier: Apache-2.0
"""Errors that tell of a damaged project file."""

from __future__ import annotations

import sqlite3
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from annotator.domain.errors import DamageError
from annotator.domain.message import message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.domain.message import Message

SUFFIX = ".annotator"
_PRIMARY = 0xFF  # an extended result code holds the primary one in its lowest byte
# What SQLite, or Python reading its text, calls a plain error though only damage leads to it.
_SIGNS = (
    *("malformed", "unsupported file format", "could not decode to utf-8"),
    *("unknown tokenizer", "vtable constructor failed"),
)
_P = ParamSpec("_P")
_R = TypeVar("_R")


def damage_error(path: Path, reason: Message) -> DamageError:
    """Return the error that says of a project file that it is damaged, and what can be done."""
    return DamageError(
        message(
            "{path} is damaged: {reason} The file was left as it is. Open its newest backup, or "
            "salvage what can still be read from it.",
            path=str(path),
            reason=reason,
        )
    )


def raise_if_damage(error: sqlite3.Error, path: Path) -> None:
    """Raise a DamageError where that is what SQLite means, and return where it is not."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code == sqlite3.SQLITE_CORRUPT or any(sign in str(error).lower() for sign in _SIGNS):
        raise damage_error(path, message("part of it cannot be read.")) from error
    if code == sqlite3.SQLITE_NOTADB and path.suffix == SUFFIX:
        reason = message("its beginning cannot be read, or it is not an Annotator project.")
        raise damage_error(path, reason) from error


def readable(make: Callable[_P, _R]) -> Callable[_P, _R]:
    """Have a function that reads a record raise DamageError where it cannot be what was written."""

    @wraps(make)
    def read(*arguments: _P.args, **options: _P.kwargs) -> _R:
        try:
            return make(*arguments, **options)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise DamageError(
                message(
                    "The project file is damaged: it holds what no Annotator writes ({detail}). "
                    "Nothing was changed. Open its newest backup, or salvage what can still be "
                    "read from it.",
                    detail=str(error),
                )
            ) from error

    return read
