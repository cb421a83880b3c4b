# SPDX-License-Identifier: Apache-2.0
"""Suggestions of very many texts, in the form that judges read: lines of JSON, on all cores."""

from __future__ import annotations

import json
import sys
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.domain.article import Article
from annotator.domain.errors import BugError, UserError, user_error
from annotator.domain.ids import ArticleId
from annotator.domain.message import message
from annotator.exporters._files import write_together
from annotator.services.language_model import language_model
from annotator.services.predicting import predictions, written
from annotator.text.metadata import guess_metadata
from annotator.text.regions import find_regions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from annotator.domain.message import Message
    from annotator.services.language_model import LanguageModel
    from annotator.services.processes import Processes

    Line = tuple[int, bytes]
    Work = Callable[[list[Line]], list["Answer"]]

# What stands for standard input and standard output.
STANDARD = Path("-")
# Texts that a process is given at once: so many, or fewer if they are long, so that stopping and
# ending wait for little. And how many such parts wait for each process.
_PART = 16
_PART_BYTES = 100_000
_PARTS_AHEAD = 4
# What comes of a rule that meets a text nobody thought of: the other texts are answered still.
_FAULTS = (
    *(ValueError, ArithmeticError, LookupError, TypeError, AttributeError, AssertionError),
    *(RuntimeError, MemoryError, BugError),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one line: what to write, or why it was skipped; ``size`` is in bytes.

    ``is_fault`` tells that it is not the line that is wrong, but the program. ``told`` is what the
    language model failed at, though the line was answered.
    """

    number: int
    size: int
    written: str = ""
    skipped: Message | None = None
    is_fault: bool = False
    told: Message | None = None


def predict_file(
    source: Path,
    target: Path,
    today: date,
    advance: Callable[[int], None],
    *,
    is_advised: bool = False,
) -> list[Answer]:
    """Write what is found in each text of a file of JSON lines.

    Returned are the lines skipped, and those of which there is something to tell. ``STANDARD`` is
    standard input or output. ``advance`` is told how many more bytes were read. Where it
    ``is_advised``, the language model is asked, if one is installed.

    Raises:
        UserError: the source cannot be read, or the target not be written; what was there stays,
            except in what is no file, such as a pipe.
    """
    if _is_same(source, target):
        raise user_error(
            "{path} is what is read; it would be gone. Name another file for what is found.",
            path=str(target),
        )
    noted: list[Answer] = []

    def content() -> Iterator[bytes]:
        for answer in predict_all(_lines(source), today, is_advised=is_advised):
            advance(answer.size)
            if answer.skipped or answer.told:
                noted.append(replace(answer, written=""))
            if answer.written:
                yield f"{answer.written}\n".encode()

    if _is_stream(target):
        _write_stream(target, content())
    else:
        # A link stays one, to what is new.
        path = target.resolve()
        write_together(path.parent, {path.name: content})
    return noted


def predict_all(
    lines: Iterable[bytes], today: date, *, is_advised: bool = False
) -> Iterator[Answer]:
    """Yield the answers to lines of JSON in their order, worked out on all cores.

    A line is ``{"id", "text", "ref_date"?}``; blank ones have an answer with nothing to write.
    """
    work = partial(answers, today=today, is_advised=is_advised)
    parts = _parts(enumerate(lines, start=1))
    first = next(parts, [])
    second = next(parts, None)
    if second is None:
        # Starting a process takes longer than so few texts.
        yield from work(first)
        return
    # Imported here: few texts need no other process.
    from annotator.services.processes import begun, cores  # noqa: PLC0415

    count = cores()
    processes = begun(count)
    if processes is None:
        for part in chain((first, second), parts):
            yield from work(part)
        return
    with processes:
        waiting: deque[tuple[list[Line], Future[list[Answer]]]] = deque()
        for part in chain((first, second), parts):
            waiting.append((part, processes.submit(work, part)))
            if len(waiting) > count * _PARTS_AHEAD:
                yield from _result(processes, *waiting.popleft(), work)
        while waiting:
            yield from _result(processes, *waiting.popleft(), work)


def answers(part: Iterable[Line], today: date, *, is_advised: bool = False) -> list[Answer]:
    """Return the answers to numbered lines."""
    model = language_model() if is_advised else None
    return [_answer(number, line, today, model) for number, line in part]


def _result(
    processes: Processes, part: list[Line], future: Future[list[Answer]], work: Work
) -> list[Answer]:
    """Return the answers to a part; where its process was ended, line by line."""
    from annotator.services.processes import BrokenProcessPool  # noqa: PLC0415 - as above

    with suppress(BrokenProcessPool):
        return future.result()
    return [_answer_alone(processes, line, work) for line in part]


def _answer_alone(processes: Processes, line: Line, work: Work) -> Answer:
    """Return the answer to a line while nothing else is answered."""
    from annotator.services.processes import BrokenProcessPool  # noqa: PLC0415 - as above

    with suppress(BrokenProcessPool):
        return processes.submit(work, [line]).result()[0]
    number, written_line = line
    reason = message("the system ended the process that read it, as it does where memory runs out.")
    return Answer(number, len(written_line), skipped=reason)


def _answer(number: int, line: bytes, today: date, model: LanguageModel | None) -> Answer:
    if not line.strip():
        return Answer(number, len(line))
    try:
        document_id, article = _read(line)
    except UserError as error:
        return Answer(number, len(line), skipped=error.message)
    try:
        found = predictions(article, today, model)
    except _FAULTS as error:
        fault = message(
            "a rule failed, which is a fault of the program ({error})", error=repr(error)
        )
        return Answer(number, len(line), skipped=fault, is_fault=True)
    told = model.take_fault() if model else None
    return Answer(number, len(line), written(document_id, found), told=told)


def _read(line: bytes) -> tuple[str | int, Article]:
    """Return the id of a document, and the document as an article that is stored nowhere.

    Raises:
        UserError: the line is not in the form that is read.
    """
    try:
        found: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise user_error("it is no JSON ({reason}).", reason=str(error)) from error
    if not isinstance(found, dict):
        raise user_error("it is no JSON object.")
    document_id, text, day = (found.get(key) for key in ("id", "text", "ref_date"))
    if not isinstance(document_id, str | int) or isinstance(document_id, bool):
        raise user_error("its “id” is neither a text nor a whole number.")
    if not isinstance(text, str):
        raise user_error("its “text” is no text.")
    return document_id, _article(_same_length(text), _day(day))


def _day(told: object) -> str:
    """Return the day that is told, blank where there is none or it cannot be read."""
    try:
        return date.fromisoformat(str(told)[:10]).isoformat()
    except ValueError:
        return ""


def _same_length(text: str) -> str:
    """Return a text with one kind of line ends, in which all is still where it was."""
    return text.replace("\ufeff", " ").replace("\r\n", " \n").replace("\r", "\n")


def _article(text: str, published: str) -> Article:
    regions = find_regions(text)
    if not published:
        published = guess_metadata(text, regions).get("published", "")
    return Article(ArticleId(""), text, "", published=published, regions=regions)


def _parts(lines: Iterable[Line]) -> Iterator[list[Line]]:
    part: list[Line] = []
    size = 0
    for number, line in lines:
        part.append((number, line))
        size += len(line)
        if len(part) >= _PART or size >= _PART_BYTES:
            yield part
            part, size = [], 0
    if part:
        yield part


def _is_same(source: Path, target: Path) -> bool:
    """Return whether two names are of one file, by whatever links."""
    if STANDARD in (source, target) or not target.is_file():
        return False
    return source.samefile(target)


def _lines(source: Path) -> Iterator[bytes]:
    if source == STANDARD:
        yield from sys.stdin.buffer
        return
    try:
        with source.open("rb") as lines:
            yield from lines
    except OSError as error:
        raise user_error(
            "{path} cannot be read to its end: {reason}. Nothing was written.",
            path=str(source),
            reason=error.strerror or str(error),
        ) from error


def _is_stream(target: Path) -> bool:
    """Return whether what is written goes on to somebody, so that it can replace nothing."""
    return target == STANDARD or (target.exists() and not (target.is_file() or target.is_dir()))


def _write_stream(target: Path, content: Iterable[bytes]) -> None:
    if target == STANDARD:
        sys.stdout.buffer.writelines(content)
        sys.stdout.buffer.flush()
        return
    with target.open("wb") as stream:
        stream.writelines(content)
