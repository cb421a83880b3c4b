# SPDX-License-Identifier: Apache-2.0
"""Projects to measure on: made articles, or the sample, with as many marks as asked for."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.app import sample
from annotator.domain.annotation import Annotation, Piece
from annotator.domain.ids import new_annotation_id
from annotator.domain.kinds import all_kinds
from annotator.domain.message import message
from annotator.domain.session import Place
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.services.importing import import_bytes
from annotator.store.edit import Edit
from annotator.store.project import open_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.domain.ids import SessionId

WHO = "Ada Reader"
AT = "2024-01-02T03:04:05.000Z"
SAMPLE_MARKS = 60
# Shares of marks by length: names and numbers, phrases, whole sentences (code points).
LENGTHS = ((0.70, 1, 20), (0.95, 20, 60), (1.0, 60, 200))
PROSE = (
    "the of truce between a and hostages released Wednesday extension negotiations to in said "
    "Brussels ministers officials 60 women 21 nationals since Friday group would talks on that "
    "Monday harbour with report after government people from were by minister at for which"
)


@dataclass(frozen=True, slots=True)
class Made:
    """A closed project file with one article, and the session its marks are in."""

    path: Path
    session_id: SessionId
    length: int
    marks: int

    def copy_to(self, target: Path) -> Path:
        """Write the file anew at another place, without what an open one leaves beside it."""
        for suffix in ("-wal", "-shm"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self.path.read_bytes())
        return target


class Projects:
    """Makes projects in a folder, each once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, Made] = {}

    def sized(self, size: int, marks: int) -> Made:
        """Return a project with a text of so many code points and so many marks."""
        return self._once(f"made-{size}-{marks}", lambda: make_text(size), marks)

    def sample(self) -> Made:
        """Return a project with the article that comes with the program, marked all over."""
        return self._once("sample", lambda: sample().read_text(encoding="utf-8"), SAMPLE_MARKS)

    def _once(self, name: str, text: Callable[[], str], marks: int) -> Made:
        if name not in self._made:
            path = self._folder / f"{name}.annotator"
            self._made[name] = make_project(path, text(), marks)
        return self._made[name]


def make_project(path: Path, text: str, marks: int) -> Made:
    """Write a project whose only session, with so many marks, was open last."""
    project = open_project(path)
    imported = import_bytes(project, text.encode(), "article.txt", reviewer=WHO)
    stored = project.articles.get(imported.article_id).text
    if marks:
        project.write(marking(make_annotations(imported.session_id, stored, marks)))
    project.sessions.keep_place(imported.session_id, Place(), project.clock())
    project.connection.execute("pragma wal_checkpoint(truncate)")
    project.close()
    return Made(path, imported.session_id, len(stored), marks)


def marking(annotations: list[Annotation]) -> Edit:
    """Return the one edit that adds all of them."""
    edit = Edit(message("Add marks"), WHO, annotations[0].session_id)
    edit.add(*annotations)
    return edit


def seeded(seed: int) -> random.Random:
    """Return a source of numbers that are the same in every run."""
    return random.Random(seed)  # noqa: S311 -- nothing here is a secret


def make_text(size: int) -> str:
    """Return prose of so many code points, in paragraphs of some 400 to 700."""
    chance = seeded(1)
    paragraphs: list[str] = []
    length = 0
    while length < size:
        paragraphs.append(_paragraph(chance))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)[:size]


def make_annotations(session_id: SessionId, text: str, count: int) -> list[Annotation]:
    """Return annotations of all kinds and states, begun at even distances, in text order."""
    chance = seeded(2)
    kinds, states = [kind.key for kind in all_kinds()], list(Status)
    return [
        Annotation(
            id=new_annotation_id(),
            session_id=session_id,
            kind=chance.choice(kinds),
            pieces=(Piece(_span(chance, text, number * len(text) // count)),),
            status=chance.choice(states),
            note="asked the desk by phone" if number % 10 == 0 else "",
            created=AT,
            modified=AT,
        )
        for number in range(count)
    ]


def _paragraph(chance: random.Random) -> str:
    least = chance.randint(400, 580)
    known, sentences = PROSE.split(), []
    while sum(map(len, sentences)) + len(sentences) < least:
        words = " ".join(chance.choices(known, k=chance.randint(14, 24)))
        sentences.append(f"{words[0].upper()}{words[1:]}.")
    return " ".join(sentences)


def _span(chance: random.Random, text: str, start: int) -> Span:
    """Return a stretch near an offset that begins and ends on a character that is no space."""
    while start and text[start].isspace():
        start -= 1
    share = chance.random()
    shortest, longest = next((low, high) for most, low, high in LENGTHS if share <= most)
    end = min(len(text), start + chance.randint(shortest, longest))
    while text[end - 1].isspace():
        end -= 1
    return Span(start, end)
