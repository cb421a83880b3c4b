# SPDX-License-Identifier: Apache-2.0
"""All that a person can do, of anything that is there, for tests of any history."""

from contextlib import contextmanager
from dataclasses import replace

from annotator.domain.annotation import Origin, Proposal, tidy_pieces
from annotator.domain.errors import ConflictError
from annotator.domain.event import Evidence
from annotator.domain.span import Span
from annotator.services.event_merging import merged
from annotator.text.partition import with_role

LENGTH = 300  # code points; the article is a little longer
RULES = ("quote.test", "number.test")


def tag(work, over, kind):
    add(work, replace(work.annotation((0, 1), kind=kind), pieces=over))


def accept(work, over, proposed):
    mark = work.annotation((0, 1), kind="quote", origin=Origin.RULE, rule="quote.test")
    proposal = Proposal("quote", proposed, {"speaker": "Ève"})
    add(work, replace(mark, pieces=over, fields={"speaker": "Ève"}, proposed=proposal))


def begin(work, over):
    """Add a mark to be changed at once, by whatever step comes next, or not."""
    mark = replace(work.annotation((0, 1), kind="quote"), pieces=over)
    edit = work.edit("Begin")
    edit.focus_id = mark.id
    edit.add(mark)
    work.project.begin(edit)


def begin_and_change(work, over, values):
    begin(work, over)
    (group,) = work.project.history.groups(work.session.id, 1)
    work.change(work.project.annotations.get(group.focus_id), **values)


def add(work, annotation):
    edit = work.edit("Tag")
    edit.add(annotation)
    work.project.write(edit)


def one_of(records, which):
    return records[which % len(records)] if records else None


def annotation_of(work, which):
    return one_of(work.project.annotations.of_session(work.session.id), which)


def event_of(work, which):
    project = work.project
    return one_of(project.events.find(project.events.in_order(work.session.id)), which)


def change_annotation(work, which, values):
    old = annotation_of(work, which)
    if old:
        work.change(old, **values)


def type_annotation(work, which, text, *, is_note):
    old = annotation_of(work, which)
    fields = {"speaker": text} if text else {}
    if old and old.note != text and is_note:
        work.type(old, note=text)
    elif old and dict(old.fields) != fields and not is_note:
        work.type(old, fields=fields)


def move_edge(work, which, by):
    old = annotation_of(work, which)
    if old:
        first = old.pieces[0]
        moved = Span(first.span.start, max(first.span.start + 1, first.span.end + by))
        new = tidy_pieces((replace(first, span=moved), *old.pieces[1:]))
        if new != old.pieces:
            work.type(old, pieces=new)


def remove_annotation(work, which):
    old = annotation_of(work, which)
    if not old:
        return
    edit = work.edit("Delete")
    for event in work.project.events.find(work.project.events.of_annotation(old.id)):
        links = tuple(one for one in event.evidence if one.annotation_id != old.id)
        edit.change(event, replace(event, evidence=links))
    edit.remove([old])
    work.project.write(edit)


def reject(work, over):
    work.reject(*((one.span.start, one.span.end) for one in over), rule="quote.test")


def switch(work, rule, *, on):
    work.switch(rule, on=on)


def switch_all(work):
    for rule in RULES:
        work.switch(rule, on=True)


def add_event(work, which, what):
    evidence = annotation_of(work, which)
    work.add_event(*([evidence] if evidence else []), what=what, span=(which, which + 5))


def change_event(work, which, values):
    old = event_of(work, which)
    if old:
        work.change(old, **values)


def link_event(work, which, other):
    old, annotation = event_of(work, which), annotation_of(work, other)
    if old and annotation:
        work.change(old, evidence=(Evidence(annotation.id, "date"),))


def remove_event(work, which):
    old = event_of(work, which)
    if old:
        work.remove(old)


def attach(work, which, other, role):
    """Have a mark speak of an event, or say something else of it if it does."""
    old, annotation = event_of(work, which), annotation_of(work, other)
    if old and annotation:
        rest = [one for one in old.evidence if one.annotation_id != annotation.id]
        work.change(old, evidence=(*rest, Evidence(annotation.id, role)))


def merge_events(work, which, other):
    """Make one event of two, as the program does."""
    kept, gone = event_of(work, which), event_of(work, other)
    if kept and kept.id != gone.id:
        edit = work.edit("Merge")
        edit.remove([gone])
        edit.change(kept, merged(kept, [gone]))
        work.project.write(edit)


def split_event(work, which, over):
    """Make two events of one: the other gets its first mark, and a stretch of the text."""
    old = event_of(work, which)
    if old:
        edit = work.edit("Split")
        new = replace(work.event(), span=over, evidence=old.evidence[:1])
        edit.change(old, replace(old, mentions=(), evidence=old.evidence[1:]))
        edit.add(new)
        work.project.write(edit)


def set_role(work, over, role):
    article = work.project.articles.get(work.article.id)
    edit = work.edit("Regions")
    edit.change(article, replace(article, regions=with_role(article.regions, over, role, "")))
    if edit.rows:
        work.project.write(edit)


def retitle(work, title):
    article = work.project.articles.get(work.article.id)
    edit = work.edit("Title")
    edit.change(article, replace(article, title=title))
    if edit.rows:
        work.project.write(edit)


def set_trashed(work, at, *, is_article):
    project = work.project
    reader, record = (
        (project.articles, work.article) if is_article else (project.sessions, work.session)
    )
    old = reader.get(record.id)
    edit = work.edit("Trash or restore")
    edit.session_id, edit.focus_id = None, old.id
    edit.change(old, replace(old, trashed=at))
    if edit.rows:
        project.write(edit)


@contextmanager
def refused_in_the_trash(work):
    """Allow an edit to be refused where the session is in the trash, and only there."""
    try:
        yield
    except ConflictError:
        assert work.project.trash.holds_session(work.session.id)


def close_draft(work):
    work.project.history.close_draft()
