# SPDX-License-Identifier: Apache-2.0
"""The command line: the same core without a window.

Exit codes: 0 done, 2 wrong input or stopped (one clear line on standard error), 3 a fault of the
program.
"""

from __future__ import annotations

import signal
import sys
import traceback
from contextlib import contextmanager, nullcontext
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator import __version__
from annotator.domain.errors import BugError, UserError, user_error
from annotator.domain.event import suggested_kind
from annotator.domain.kinds import all_kinds
from annotator.domain.message import message
from annotator.exporters import exporters
from annotator.importers import importers
from annotator.services.exporting import export_sessions
from annotator.services.importing import import_file, read_article
from annotator.services.open import is_project
from annotator.services.workspace import Workspace
from annotator.store.project import Project, open_project
from annotator.suggest import all_suggesters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.domain.ids import SessionId
    from annotator.services.language_model import LanguageModel

WRONG_INPUT = 2
OWN_FAILURE = 3

_Existing = click.Path(exists=True, dir_okay=False, path_type=Path)
_Readable = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
_Any = click.Path(path_type=Path)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Not every character of an article is one of every system's encodings.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        with _stopped_alike():
            commands.main(args=list(arguments), prog_name="annotator", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return WRONG_INPUT
    except click.Abort:
        click.echo("annotator: stopped before it was done.", err=True)
        return WRONG_INPUT
    except UserError as error:
        click.echo(f"annotator: {error}", err=True)
        return WRONG_INPUT
    except Exception:  # noqa: BLE001 - the last net: whatever it is, say that it is our fault
        click.echo("annotator: this is a fault of the program; please report it:", err=True)
        click.echo(traceback.format_exc(), err=True)
        return OWN_FAILURE
    return 0


@click.group(
    help="""Mark up articles for fact-checking, offline, in one SQLite file.

    Without a command, annotator [PROJECT|ARTICLE ...] opens the window, and
    annotator --screenshot OUT.png [PROJECT|ARTICLE] writes a picture of it.
    """
)
@click.version_option(__version__, message="%(version)s")
def commands() -> None:
    """Hold the commands together."""


@commands.command("import")
@click.argument("project", type=_Any)
@click.argument("files", type=_Any, nargs=-1, required=True, metavar="FILE...")
@click.option("--reviewer", default="", metavar="NAME", help="Who checks.")
@click.option("--published", default="", metavar="YYYY-MM-DD", help="The day of publication.")
@click.option("--accept-suggestions", is_flag=True, help="Mark all that the rules suggest.")
def import_files(
    project: Path, files: Sequence[Path], reviewer: str, published: str, *, accept_suggestions: bool
) -> None:
    """Read articles into PROJECT, each with a session; PROJECT is made where there is none.

    Prints article id, session id and file, parted by tabs. An article that is there already
    is not stored twice. A file that cannot be read is reported, and the others are imported.
    """
    refused: list[UserError] = []
    with _kept_if_used(project), _opened(project) as opened:
        for file in files:
            try:
                found = import_file(opened, file, reviewer=reviewer, published=published)
            except UserError as error:
                refused.append(error)
                continue
            if found.was_trashed:
                click.echo(f"annotator: {file} was in the trash; it was restored.", err=True)
            if accept_suggestions:
                try:
                    _accept_suggestions(opened, found.session_id, reviewer, file)
                except UserError as error:
                    why = message("{file}: {reason}", file=str(file), reason=error.message)
                    refused.append(UserError(why))
            click.echo(f"{found.article_id}\t{found.session_id}\t{file}")
    _raise_first(refused)


@commands.command("suggest")
@click.argument("file", type=_Any, required=False)
@click.option("--published", default="", metavar="YYYY-MM-DD", help="The day of publication.")
@click.option(
    "--format",
    "format_key",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="A line for people, or an object for programs.",
)
@click.option("--jsonl", "source", type=_Readable, metavar="IN", help="Many texts, one a line.")
@click.option("--out", "target", type=_Any, metavar="OUT", help="Where their predictions go.")
@click.option(
    "--nlp/--no-nlp",
    "is_advised",
    default=False,
    show_default=True,
    help="Ask spaCy's model of English about words and names, if both are installed: slower.",
)
def suggest(
    file: Path | None,
    published: str,
    format_key: str,
    source: Path | None,
    target: Path | None,
    *,
    is_advised: bool,
) -> None:
    """Tell what the rules find in FILE, or in the texts of a JSONL file; nothing is stored.

    For FILE: line, place (in characters, the first is 0), kind, words, value or speaker, rule
    and reason, parted by tabs; or as JSON, with sentences and what only judges ask for.

    With --jsonl IN --out OUT: in, {"id","text","ref_date"?} a line; out, {"id","pred":[...]}, in
    the same order; - is standard input or output. A line that cannot be read is reported and
    skipped.
    """
    if file and not (source or target):
        _suggest_in_file(file, published, format_key, is_advised=is_advised)
    elif source and target and not (file or published):
        _suggest_in_many(source, target, is_advised=is_advised)
    else:
        raise click.UsageError("Name a FILE, or both --jsonl IN and --out OUT.")


@commands.command("export")
@click.argument("project", type=_Existing)
@click.option(
    "--format", "format_key", default="csv", show_default=True, help="Output format (see plugins)."
)
@click.option("--out", "target", type=_Any, required=True, help="Folder or file to write.")
@click.option("--session", "session_ids", multiple=True, metavar="ID", help="Only this session.")
def export(project: Path, format_key: str, target: Path, session_ids: Sequence[str]) -> None:
    """Write the sessions of PROJECT in a format for others; prints the files written."""
    with _opened(project, read_only=True) as opened:
        for path in export_sessions(opened, format_key, target, session_ids):
            click.echo(str(path))


@commands.command("sessions")
@click.argument("project", type=_Existing)
def sessions(project: Path) -> None:
    """List the sessions of PROJECT: id, state, facts done/all, events, time, reviewer, title."""
    with _opened(project, read_only=True) as opened:
        for one in opened.sessions.summaries():
            session = one.session
            columns = (
                *(session.id, session.state, f"{one.facts_done}/{one.facts}", str(one.events)),
                *(one.changed, session.reviewer or "-", one.title),
            )
            click.echo("\t".join(columns))


@commands.command("backup")
@click.argument("project", type=_Existing)
@click.argument("out", type=_Any)
def backup(project: Path, out: Path) -> None:
    """Write a whole copy of PROJECT to OUT, a new file, also while it is open elsewhere."""
    with _opened(project, read_only=True) as opened:
        opened.back_up(out)


@commands.command("salvage")
@click.argument("damaged", type=_Existing)
@click.argument("new", type=_Any)
def salvage(damaged: Path, new: Path) -> None:
    """Read what can still be read from DAMAGED into NEW, a new project; DAMAGED stays as it is.

    Prints how much was read and lost, then what is known of the lost. Close DAMAGED everywhere
    first.
    """
    # Imported here: the other commands need nothing of it.
    from annotator.services.salvaging import counts, salvage_project  # noqa: PLC0415

    result = salvage_project(damaged, new, _unheeded)
    for line in (*counts(result), *result.notes):
        click.echo(str(line))


@commands.command("plugins")
def plugins() -> None:
    """List the parts that were found: kinds, importers, suggesters, exporters, language model."""
    # Imported here: the other commands do not look for models.
    from annotator.services.language_model import language_model  # noqa: PLC0415

    for kind in all_kinds():
        click.echo(f"kind\t{kind.key}\t{kind.label}")
    for importer in importers():
        click.echo(f"importer\t{importer.key}\t{importer.label}")
    for suggester in all_suggesters():
        label = f"{suggested_kind(suggester.kind).plural}, by {len(suggester.rules)} rules"
        click.echo(f"suggester\t{suggester.kind}\t{label}")
    for exporter in exporters():
        click.echo(f"exporter\t{exporter.key}\t{exporter.label}")
    model = language_model()
    if model is not None:
        click.echo(f"language model\t{model.name}\tasked about words and names with --nlp")


def _accept_suggestions(project: Project, session_id: SessionId, reviewer: str, file: Path) -> None:
    """Mark what is suggested in a session; say so where nothing is, because of its language."""
    # Imported here: the other commands need no rules.
    from annotator.services.looking import why_nothing  # noqa: PLC0415 - as above
    from annotator.services.suggesting import accept_all, today  # noqa: PLC0415

    workspace = Workspace(project, reviewer)
    workspace.open_session(session_id)
    accept_all(workspace, today())
    why = why_nothing(workspace.opened()[1])
    if why:
        click.echo(f"annotator: {file}: {why}", err=True)


def _suggest_in_file(path: Path, published: str, format_key: str, *, is_advised: bool) -> None:
    from annotator.services import looking, predicting, suggesting  # noqa: PLC0415 - as above

    article = read_article(path, published=published)
    why = looking.why_nothing(article)
    if why:
        click.echo(f"annotator: {why}", err=True)
    adviser = _installed_model() if is_advised else None
    if format_key == "jsonl":
        found = predicting.predictions(article, suggesting.today(), adviser)
        click.echo(predicting.written(str(path), found))
    else:
        for line in predicting.listed(article, suggesting.today(), adviser):
            click.echo("\t".join(line))
    fault = adviser.take_fault() if adviser else None
    if fault:
        click.echo(f"annotator: {fault}", err=True)


def _installed_model() -> LanguageModel | None:
    """Return the language model; say so where none is installed."""
    from annotator.services.language_model import NONE, language_model  # noqa: PLC0415 - as above

    model = language_model()
    if model is None:
        click.echo(f"annotator: {NONE}", err=True)
    return model


def _suggest_in_many(source: Path, target: Path, *, is_advised: bool) -> None:
    from annotator.services.predicting_many import STANDARD, predict_file  # noqa: PLC0415 - above
    from annotator.services.suggesting import today  # noqa: PLC0415 - as above

    is_advised = is_advised and _installed_model() is not None
    # How much a pipe will bring nobody knows.
    size = 0 if source == STANDARD else source.stat().st_size
    is_watched = sys.stderr.isatty() and size > 0
    bar = click.progressbar(length=size, file=sys.stderr) if is_watched else nullcontext()
    with bar as shown:
        advance = shown.update if shown else _unheeded
        noted = predict_file(source, target, today(), advance, is_advised=is_advised)
    for answer in noted:
        said = answer.skipped or answer.told
        click.echo(f"annotator: {source}, line {answer.number}: {said}", err=True)
    skipped = [answer for answer in noted if answer.skipped]
    if any(answer.is_fault for answer in skipped):
        raise BugError("a rule failed")
    if skipped:
        raise user_error(
            "Lines of {path} that were skipped: {count}. What the others hold is in {target}.",
            count=len(skipped),
            path=str(source),
            target=str(target),
        )


@contextmanager
def _stopped_alike() -> Iterator[None]:
    """Have a command that is told to end clean up as it does after Ctrl+C."""
    names = ("SIGTERM", "SIGHUP")
    ending = [getattr(signal, name) for name in names if hasattr(signal, name)]
    # One that is ignored, as by nohup, still is.
    replaced = [one for one in ending if signal.getsignal(one) is signal.SIG_DFL]
    for one in replaced:
        signal.signal(one, signal.default_int_handler)
    try:
        yield
    finally:
        for one in replaced:
            signal.signal(one, signal.SIG_DFL)


def _unheeded(_count: int) -> None:
    """Take no notice of progress."""


@contextmanager
def _kept_if_used(path: Path) -> Iterator[None]:
    """Remove the project afterwards if it is new and nothing came into it."""
    was_there = path.exists()
    yield
    if was_there or not is_project(path):
        return
    with _opened(path, read_only=True) as opened:
        is_used = bool(opened.articles.ids())
    if not is_used:
        path.unlink()


@contextmanager
def _opened(path: Path, *, read_only: bool = False) -> Iterator[Project]:
    if path.is_dir():
        raise user_error("{path} is a folder. Name a project file.", path=str(path))
    project = open_project(path, read_only=read_only)
    try:
        yield project
    finally:
        project.close()


def _raise_first(refused: Sequence[UserError]) -> None:
    """Report what was refused; the first is raised, so that the exit code tells of it."""
    for error in refused[1:]:
        click.echo(f"annotator: {error}", err=True)
    if refused:
        raise refused[0]
