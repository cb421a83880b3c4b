# SPDX-License-Identifier: Apache-2.0
"""Suggestions outside the window: told in lines, or in the form that judges read."""

from __future__ import annotations

import json
import os
from collections import deque
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from annotator.domain.article import Article
from annotator.domain.errors import UserError, user_error
from annotator.domain.ids import ArticleId
from annotator.domain.kinds import kind_of
from annotator.domain.message import message
from annotator.domain.suggestion import Prediction
from annotator.exporters._files import write_together
from annotator.services.deciding import Decided
from annotator.services.suggesting import off_at_first, suggest_all
from annotator.suggest import all_suggesters
from annotator.text.frame import Frame
from annotator.text.language import why_not_english
from annotator.text.metadata import guess_metadata
from annotator.text.reading import Reading
from annotator.text.regions import find_regions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from annotator.domain.message import Message
    from annotator.domain.suggestion import Suggestion

# Texts that a process is given at once, and how many such parts wait for each process.
_PART = 16
_PARTS_AHEAD = 4
# What comes of a rule that meets a text nobody thought of: the other texts are answered still.
_FAULTS = (
    *(ValueError, ArithmeticError, LookupError, TypeError, AttributeError, AssertionError),
    RecursionError,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one line: what to write, or why it was skipped; ``size`` is in bytes.

    ``is_fault`` tells that it is not the line that is wrong, but the program.
    """

    number: int
    size: int
    written: str = ""
    skipped: Message | None = None
    is_fault: bool = False


def listed(article: Article, today: date) -> Iterator[tuple[str, ...]]:
    """Yield what is suggested where nobody decided anything yet, as columns of text.

    They are line, place, kind, words, value or speaker, rule and reason.
    """
    frame = Frame(article.text, article.regions)
    for one in suggest_all(article, Decided(off=off_at_first()), today):
        words = " ".join(one.envelope.of(article.text).split())
        place = " ".join(f"{span.start}-{span.end}" for span in one.content)
        line = str(frame.line_of(one.envelope.start))
        yield line, place, one.kind, words, _value(one), one.rule, str(one.reason)


def predict_file(
    source: Path, target: Path, today: date, advance: Callable[[int], None]
) -> list[Answer]:
    """Write what is found in each text of a file of JSON lines; return the lines skipped.

    ``advance`` is told how many more bytes were read.

    Raises:
        UserError: the target cannot be written; what was there stays.
    """
    skipped: list[Answer] = []

    def content() -> Iterator[bytes]:
        with source.open("rb") as lines:
            for answer in predict_all(lines, today):
                advance(answer.size)
                if answer.skipped:
                    skipped.append(answer)
                elif answer.written:
                    yield f"{answer.written}\n".encode()

    write_together(target.parent, {target.name: content})
    return skipped


def predict_all(lines: Iterable[bytes], today: date) -> Iterator[Answer]:
    """Yield the answers to lines of JSON in their order, worked out on all cores.

    A line is ``{"id", "text", "ref_date"?}``; blank ones have an answer with nothing to write.
    """
    parts = _parts(enumerate(lines, start=1))
    first = next(parts, [])
    second = next(parts, None)
    if second is None:
        # Starting a process takes longer than so few texts.
        yield from answers(first, today)
        return
    # Imported here: few texts need no other process.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    workers = _cores()
    with ProcessPoolExecutor(workers) as pool:
        waiting = deque(pool.submit(answers, part, today) for part in (first, second))
        try:
            for part in parts:
                waiting.append(pool.submit(answers, part, today))
                if len(waiting) > workers * _PARTS_AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def answers(part: Iterable[tuple[int, bytes]], today: date) -> list[Answer]:
    """Return the answers to numbered lines."""
    return [_answer(number, line, today) for number, line in part]


def predictions(article: Article, today: date) -> list[Prediction]:
    """Return what judges are given of an article, in text order.

    Of one in another language than English these are its sentences.
    """
    reading = Reading(article.text, article.regions, published=article.published, today=today)
    if why_not_english(article):
        spans = (one.span for one in reading.sentences)
        return [Prediction(span.start, span.end, "sentence", {}) for span in spans]
    found = (one for suggester in all_suggesters() for one in suggester.predict(reading))
    return sorted(found, key=_place)


def written(document_id: object, found: Iterable[Prediction]) -> str:
    """Return the line that tells what was found in a document."""
    pred = [
        {"start": one.start, "end": one.end, "type": one.type, "attrs": dict(one.attrs)}
        for one in found
    ]
    return json.dumps({"id": document_id, "pred": pred})


def _answer(number: int, line: bytes, today: date) -> Answer:
    if not line.strip():
        return Answer(number, len(line))
    try:
        document_id, article = _read(line)
    except UserError as error:
        return Answer(number, len(line), skipped=error.message)
    try:
        found = predictions(article, today)
    except _FAULTS as error:
        fault = message(
            "a rule failed, which is a fault of the program ({error})", error=repr(error)
        )
        return Answer(number, len(line), skipped=fault, is_fault=True)
    return Answer(number, len(line), written(document_id, found))


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
    if not isinstance(document_id, str | int):
        raise user_error("its “id” is no text.")
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


def _value(suggestion: Suggestion) -> str:
    """Return what a suggestion says beside its words: its summary, or else its first value."""
    kind, fields = kind_of(suggestion.kind), suggestion.fields
    summary = " ".join(fields[key] for key in kind.summary if key in fields)
    first = next((fields[field.key] for field in kind.fields if field.key in fields), "")
    return " ".join((summary or first).split())


def _parts(lines: Iterator[tuple[int, bytes]]) -> Iterator[list[tuple[int, bytes]]]:
    while part := list(islice(lines, _PART)):
        yield part


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _place(found: Prediction) -> tuple[int, int]:
    return found.start, -found.end
