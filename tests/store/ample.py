# SPDX-License-Identifier: Apache-2.0
"""A project as a desk has it after some weeks: articles, marks, events, and their history."""

import random
from dataclasses import replace

from annotator.domain.annotation import Annotation, Piece
from annotator.domain.event import Event, Evidence
from annotator.domain.ids import new_annotation_id, new_event_id
from annotator.domain.kinds import all_kinds
from annotator.domain.message import message
from annotator.domain.session import Place
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.store.edit import Edit

WORDS = (
    "the harbour mayor said storm crews repaired bridge water minister on Tuesday about 1,200 "
    "people were moved schools café naïve Dvořák told reporters that costs rose by 48 percent"
)
ARTICLES, MARKS, EVENTS, REJECTIONS = 4, 2000, 40, 80


def fill(work):
    """Put articles, marks, events and a history into a project."""
    chance = random.Random(7)  # noqa: S311 -- nothing here is a secret
    for number in range(ARTICLES):
        article = work.add_article(prose(chance, 9000 + 3000 * number), f"Article {number}")
        session = work.add_session(article)
        marks = []
        for _ in range(MARKS // ARTICLES // 10):
            marks += tag(work, chance, article, session)
        for one in chance.sample(marks, 30):
            touch(work, chance, one)
        for _ in range(REJECTIONS // ARTICLES):
            start = chance.randrange(9000)
            work.reject((start, start + 7), session=session)
        for _ in range(EVENTS // ARTICLES):
            add_event(work, chance, session, marks)
        for _ in range(5):
            work.project.undo(session.id, "Ann")
        work.project.redo(session.id, "Ann")
        work.project.sessions.keep_place(session.id, Place(5, 0), work.clock())


def prose(chance, size):
    """Return a text of about so many code points."""
    paragraphs = []
    while sum(map(len, paragraphs)) < size:
        words = " ".join(chance.choices(WORDS.split(), k=chance.randint(30, 80)))
        paragraphs.append(f"{words[0].upper()}{words[1:]}.")
    return "\n\n".join(paragraphs)


def tag(work, chance, article, session):
    """Add ten marks in one edit."""
    marks = []
    for _ in range(10):
        start = chance.randrange(len(article.text) - 60)
        span = Span(start, start + chance.randint(3, 50))
        marks.append(
            Annotation(
                new_annotation_id(),
                session.id,
                chance.choice(all_kinds()).key,
                (Piece(span),),
                status=chance.choice(list(Status)),
                note="asked the desk by phone" if chance.random() < 0.2 else "",
                created=work.clock(),
                modified=work.clock(),
            )
        )
    edit = Edit(message("Tag"), "Ann", session.id)
    edit.add(*marks)
    work.project.write(edit)
    return marks


def touch(work, chance, mark):
    """Change a mark, or remove it."""
    edit = Edit(message("Change"), "Ben", mark.session_id)
    if chance.random() < 0.2:
        edit.remove([mark])
    else:
        edit.change(mark, replace(mark, note="called twice", modified=work.clock()))
    work.project.write(edit)


def add_event(work, chance, session, marks):
    """Add an event with evidence that is still there."""
    there = [one for one in chance.sample(marks, 4) if work.project.annotations.find([one.id])]
    event = Event(
        new_event_id(),
        session.id,
        what=f"Event {chance.randrange(10**6)}",
        evidence=tuple(Evidence(one.id) for one in there),
        created=work.clock(),
        modified=work.clock(),
    )
    edit = Edit(message("Add event"), "Ann", session.id)
    edit.add(event)
    work.project.write(edit)
