# SPDX-License-Identifier: Apache-2.0
"""Somebody at work on a project until the process is killed, telling what was acknowledged.

Run as a program it reads lines of JSON, begins to play each in a process of its own, and prints
that process's number. What is acknowledged is appended to a file, line by line, after the call
that did it has returned: whatever stands there must be found in the project afterwards.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

from annotator.domain.annotation import Annotation, Piece
from annotator.domain.errors import UserError
from annotator.domain.ids import new_annotation_id
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.domain.suggestion import Suggestion
from annotator.services.backups import Backups
from annotator.services.deciding_many import accept_very_many
from annotator.services.eventing import Eventing
from annotator.services.exporting import export_sessions
from annotator.services.importing import import_bytes
from annotator.services.looking import in_text_order
from annotator.services.marking import Marking
from annotator.services.open import open_workspace
from annotator.services.regrouping import Regrouping
from annotator.services.suggesting import Suggesting
from annotator.services.trash import Trash, empty_trash
from annotator.store.tables import TRASHED
from annotator.suggest import all_rules

ARTICLE = "The harbour 🌊 opened again on Tuesday, two days after the storm of {number}.\n" * 40
BULK = 300
RULES = ("number.count", "number.money")


class EventSteps:
    """Takes random steps with the events of what is open."""

    def add_event(self):
        ids = self.ids()
        self.eventing.add(self.span(), ids[:1])

    def events(self):
        found = self.workspace.project.events
        return found.find(found.in_order(self.workspace.session_id))

    def merge_events(self):
        events = self.events()
        with suppress(UserError):  # there are not two
            count = min(len(events), self.random.randint(2, 4))
            self.regrouping.merge([one.id for one in self.random.sample(events, count)])

    def split_event(self):
        for event in self.random.sample(self.events(), 1) if self.events() else ():
            links = [link.annotation_id for link in event.evidence]
            with suppress(UserError):  # nothing would be left of it
                self.regrouping.split(event.id, links[:1])

    def attach(self):
        events, ids = self.events(), self.ids()
        if events and ids:
            event = self.random.choice(events)
            with suppress(UserError):  # all of them speak of it
                self.eventing.attach(event.id, self.random.sample(ids, min(len(ids), 3)))
            role = self.random.choice(("when", "who", ""))
            self.eventing.set_role(event.id, self.random.choice(ids), role)


class Player(EventSteps):
    """Takes random steps in one project."""

    def __init__(self, folder, seed):
        self.folder = folder
        self.random = random.Random(seed)  # noqa: S311 - it only plays
        self.seed = seed
        self.told = os.open(folder / "told", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self.workspace = open_workspace(folder / "p.annotator", "Ann")
        self.tell(opened=True)
        self.workspace.subscribe(self.on_changes)
        self.marking = Marking(self.workspace)
        self.eventing = Eventing(self.workspace)
        self.regrouping = Regrouping(self.workspace)
        self.count = 0
        self.typed = {}

    def tell(self, **values):
        os.write(self.told, json.dumps(values).encode() + b"\n")

    def on_changes(self, changes):
        row = changes.rows[0] if changes.rows else None
        is_typing = bool(row) and row.after and "Typed" in str(row.after.get("note", ""))
        note = {"note": row.after["note"]} if is_typing else {}
        self.tell(group=changes.group.id, of=changes.group.session_id, **note)

    def play(self):
        """Take steps for ever."""
        self.import_article()
        steps = self.steps()
        while True:
            self.count += 1
            self.random.choice(steps)()

    def steps(self):
        """Return what may be done, the frequent more often."""
        return [
            *[self.tag] * 6,
            *[self.type] * 6,
            *[self.retag] * 2,
            *[self.undo] * 3,
            *[self.redo] * 2,
            *[self.status] * 2,
            *[self.accept] * 2,
            *[self.reject] * 2,
            *[self.accept_to_change] * 3,
            *(self.accept_very_many, self.switch_rule),
            *(self.tag_many, self.check_all, self.delete_some, self.add_event),
            *(self.merge_events, self.split_event, self.attach),
            *(self.export, self.back_up, self.import_article, self.begin_again),
            *(self.throw_away, self.empty_trash, self.keep_backup),
        ]

    def import_article(self):
        number = f"{self.seed}-{self.count}"
        data = ARTICLE.format(number=number).encode()
        found = import_bytes(self.workspace.project, data, f"{number}.txt", reviewer="Ann")
        self.tell(session=found.session_id, sha256=hashlib.sha256(data).hexdigest())
        self.workspace.open_session(found.session_id)

    def ids(self):
        found = self.workspace.project.annotations.of_session(self.workspace.session_id)
        return [one.id for one in found]

    def span(self):
        length = len(self.workspace.article.text.rstrip())
        start = self.random.randrange(length - 1)
        return Span(start, min(length, start + self.random.randint(1, 60)))

    def tag(self):
        with suppress(UserError):  # there is only white space there
            self.marking.tag_span(self.random.choice(("claim", "quote", "number")), self.span())

    def tag_many(self):
        """Add many marks in one step."""
        now = self.workspace.project.clock()
        edit = self.workspace.edit(message("Tag many"))
        for _ in range(BULK):
            piece = Piece(Span(4, 11))
            edit.add(
                Annotation(
                    new_annotation_id(),
                    self.workspace.session_id,
                    "claim",
                    (piece,),
                    created=now,
                    modified=now,
                )
            )
        self.workspace.write(edit)

    def suggestions(self, count):
        """Return suggestions of so many words, anywhere."""
        text, why = self.workspace.article.text, message("It is a word")
        words = [Span(*found.span()) for found in re.finditer(r"\w+", text)]
        return [
            Suggestion("number", (Piece(span),), self.random.choice(RULES), why)
            for span in self.random.choices(words, k=count)
        ]

    def accept(self):
        with suppress(UserError):  # it was decided before
            Suggesting(self.workspace).accept(self.suggestions(self.random.choice((1, 1, 60))))

    def accept_to_change(self):
        """Accept suggestions because something is done to them at once, or then is not."""
        chosen = in_text_order(self.suggestions(self.random.choice((1, 1, 3))))
        try:
            made = Suggesting(self.workspace).begin(chosen)
        except UserError:  # one was decided before
            return
        ids = [one.id for one in made]
        deeds = (
            partial(self.type_into, ids[0]),
            lambda: self.marking.set_status(ids, self.random.choice(list(Status))),
            lambda: self.marking.retag(ids[:1], "claim"),
            lambda: self.marking.delete(ids),
            lambda: self.eventing.add(self.span(), ids[:1]),
            self.workspace.undo,
            lambda: None,
        )
        for deed in self.random.choices(deeds, k=self.random.randint(1, 3)):
            with suppress(UserError):  # it is gone by now
                deed()

    def reject(self):
        with suppress(UserError):  # it was decided before
            Suggesting(self.workspace).reject(self.suggestions(self.random.choice((1, 1, 60))))

    def accept_very_many(self):
        """Accept as a job does, through a connection of its own."""
        self.workspace.close_draft()
        project, session_id = self.workspace.project, self.workspace.session_id
        chosen = in_text_order(self.suggestions(BULK))
        group = accept_very_many(
            project.path, session_id, "Ann", chosen, advance=lambda _: self.random.random()
        )
        if group is not None:
            self.workspace.take_over(group)
            self.tell(group=group.id, of=session_id)

    def switch_rule(self):
        rule, is_on = self.random.choice(all_rules()).key, self.random.random() < 0.5
        Suggesting(self.workspace).switch_rules([rule], on=is_on)

    def type(self):
        ids = self.ids()
        if not ids:
            return
        self.type_into(self.random.choice(ids))
        if self.random.random() < 0.5:
            self.workspace.close_draft()

    def type_into(self, chosen):
        """Type on: as long as it is one step, what was told of it is where that begins."""
        for _ in range(self.random.randint(1, 12)):
            text = self.typed.get(chosen) or f"Typed {self.seed} {self.count} "
            self.typed[chosen] = text + self.random.choice("abcé🌊 ")
            self.marking.set_note(chosen, self.typed[chosen], draft=True)

    def retag(self):
        ids = self.ids()
        if ids:
            self.marking.retag([self.random.choice(ids)], self.random.choice(("claim", "quote")))

    def status(self):
        ids = self.ids()
        if ids:
            self.marking.set_status([self.random.choice(ids)], self.random.choice(list(Status)))

    def check_all(self):
        self.marking.set_status(self.ids(), self.random.choice(list(Status)))

    def delete_some(self):
        ids = self.ids()
        self.marking.delete(self.random.sample(ids, len(ids) // 3))

    def undo(self):
        for _ in range(self.random.randint(1, 4)):
            self.workspace.undo()
            self.typed.clear()

    def redo(self):
        self.workspace.redo()
        if self.workspace.project.trash.holds_session(self.workspace.session_id):
            self.workspace.undo()

    def begin_again(self):
        """Leave the program and start it anew."""
        self.workspace.project.close()
        self.tell(closed=True)
        path = self.workspace.project.path
        session_id = self.workspace.session_id
        self.workspace = open_workspace(path, "Ann")
        self.workspace.subscribe(self.on_changes)
        self.marking, self.eventing = Marking(self.workspace), Eventing(self.workspace)
        self.regrouping = Regrouping(self.workspace)
        self.workspace.open_session(session_id)

    def export(self):
        target = self.folder / f"out-{self.count % 2}"
        self.tell(exporting=str(target))
        paths = export_sessions(self.workspace.project, "csv", target)
        self.tell(exporting=str(target), exported={str(path): digest(path) for path in paths})

    def back_up(self):
        target = self.folder / f"copy-{self.seed}-{self.count}.annotator"
        newest = self.workspace.project.history.groups(self.workspace.session_id, 1)
        self.workspace.project.back_up(target)
        self.tell(copied=str(target), newest=[group.id for group in newest])

    def throw_away(self):
        """Move what is open to the trash, and in most cases take it back."""
        session_id = self.workspace.session_id
        trash = Trash(self.workspace)
        trash.trash_session(session_id)
        if self.random.random() < 0.3:
            self.import_article()
            return
        if self.random.random() < 0.5:
            self.workspace.undo()
        else:
            trash.restore(trash.contents()[0].id)
        self.workspace.open_session(session_id)

    def empty_trash(self):
        """Remove for good what is in the trash."""
        project = self.workspace.project
        sessions = project.connection.execute(f"select id from session where id in {TRASHED}")
        self.tell(emptying=[one for (one,) in sessions])
        self.workspace.close_draft()
        empty_trash(project.path, "Ann", advance=lambda _: None)

    def keep_backup(self):
        """Make a backup, as the window does by the hour."""
        newest = self.workspace.project.history.groups(self.workspace.session_id, 1)
        kept = Backups(self.folder / "backups").make(self.workspace.project.path)
        if kept:
            self.tell(copied=str(kept.path), newest=[group.id for group in newest])


def digest(path):
    """Return what tells whether a file is the one that was written."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def begin(line):
    """Play in a process of its own and return its number."""
    chosen = json.loads(line)
    process = os.fork()
    if process:
        return process
    try:
        Player(Path(chosen["folder"]), chosen["seed"]).play()
    finally:
        # What went wrong was written to standard error; the tests look for it there.
        sys.excepthook(*sys.exc_info())
        os._exit(70)


def main():
    """Play whatever is asked for, one after another, and wait until each was killed."""
    for line in iter(partial(sys.stdin.readline), ""):
        process = begin(line)
        print(process, flush=True)
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
