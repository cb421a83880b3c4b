# SPDX-License-Identifier: Apache-2.0
"""What is told of a fault of the program: of which kind and where, never what it was about.

The words of an exception may be words of the article: those of a KeyError are its key. So nothing
is taken of an exception but its type, its codes, and the places in the source that it passed.
"""

from __future__ import annotations

import errno
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import __version__
from annotator.store.opening import SQLITE_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import CodeType, TracebackType

# Of places passed; more are a recursion, of which both ends tell enough.
_HEAD, _TAIL = 12, 24
_LONGEST_CHAIN = 12
_PACKAGE = Path(__file__).parents[1]
_LIBRARIES = "site-packages"
# The lines that Python's faulthandler writes: places, and those that stand above them.
_DUMPED_PLACE = re.compile(r'\s+File "(.*)", line (\d+) in (\S+)')
_DUMPED_HEADING = re.compile(r"(Fatal Python error: |Current thread 0x|Thread 0x|Windows fatal )")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: ``trace`` tells it from others, ``at`` is UTC, ``during`` what was in hand."""

    at: str
    during: str
    trace: str


def fault_of(error: BaseException, during: str = "") -> Fault:
    """Return what may be told of an exception; ``during`` is a name of the program's own."""
    lines = [line for lead, one in _chain(error) for line in _told(lead, one)]
    now = datetime.now(UTC).isoformat(sep=" ", timespec="seconds")
    return Fault(now.removesuffix("+00:00"), during, "\n".join(lines))


def fault_text(fault: Fault, count: int = 1) -> str:
    """Return a fault as a paragraph of a report, with how many times it was seen."""
    times = f", {count} times" if count > 1 else ""
    during = f" ({fault.during})" if fault.during else ""
    return f"{fault.at} UTC{times}{during}\n{fault.trace}"


def crash_text(at: str, dump: str) -> str:
    """Return what Python wrote as a process was aborted; blank where it was ended from outside."""
    lines = []
    for line in dump.splitlines():
        if place := _DUMPED_PLACE.match(line):
            lines.append(f"    {own_path(place[1])}:{place[2]} {place[3]}")
        elif _DUMPED_HEADING.match(line):
            lines.append(line)
    return "\n".join([f"{at} UTC: the program began, and ended unexpectedly", *lines])


def report_text(seen: Sequence[str], versions: Mapping[str, str]) -> str:
    """Return a report for whoever looks after the program; ``versions`` name what it runs on."""
    # Imported here: nothing else asks what the system is.
    import platform  # noqa: PLC0415

    known = {
        "Annotator": __version__,
        "Python": platform.python_version(),
        **versions,
        "SQLite": SQLITE_VERSION,
        "System": platform.platform(),
    }
    width = max(map(len, known))
    heading = "\n".join(f"{name:<{width}}  {value}" for name, value in known.items())
    return "\n\n".join([heading, *seen]) + "\n"


def own_path(name: str) -> str:
    """Return a source file by its place in the program or its libraries, never on the disk."""
    path = Path(name)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    if _LIBRARIES in path.parts:
        place = len(path.parts) - path.parts[::-1].index(_LIBRARIES)
        return Path(*path.parts[place:]).as_posix()
    # The standard library, as this very module of it shows.
    standard = Path(os.__file__).parent
    if path.is_relative_to(standard):
        return f"python/{path.relative_to(standard).as_posix()}"
    return "elsewhere"


def _chain(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    """Yield an exception and what led to it, each with the words that join it to the others."""
    waiting = [("", error)]
    seen: set[int] = set()
    while waiting and len(seen) < _LONGEST_CHAIN:
        lead, one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield lead, one
        if one.__cause__ is not None:
            waiting.append(("caused by ", one.__cause__))
        elif one.__context__ is not None and not one.__suppress_context__:
            waiting.append(("while handling ", one.__context__))
        if isinstance(one, BaseExceptionGroup):
            waiting.extend(("together with ", part) for part in one.exceptions)


def _told(lead: str, error: BaseException) -> Iterator[str]:
    kind = type(error)
    module = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    codes = ", ".join(_codes(error))
    yield f"{lead}{module}{kind.__qualname__}" + (f" [{codes}]" if codes else "")
    places = list(_places(error.__traceback__))
    if len(places) > _HEAD + _TAIL:
        left_out = f"… {len(places) - _HEAD - _TAIL} more …"
        places = [*places[:_HEAD], left_out, *places[-_TAIL:]]
    yield from (f"    {place}" for place in places)


def _codes(error: BaseException) -> Iterator[str]:
    """Yield the codes of the system and of SQLite, which say nothing of what was worked on."""
    number = getattr(error, "errno", None)
    if isinstance(number, int):
        yield errno.errorcode.get(number, f"errno {number}")
    number = getattr(error, "sqlite_errorcode", None)
    if isinstance(number, int):
        yield f"{getattr(error, 'sqlite_errorname', 'SQLite')} {number}"


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        yield _place(trace.tb_frame.f_code, trace.tb_lineno)
        trace = trace.tb_next


def _place(code: CodeType, line: int | None) -> str:
    return f"{own_path(code.co_filename)}:{line} {code.co_qualname}"
