# SPDX-License-Identifier: Apache-2.0
"""The command line: the same core without a window.

Exit codes: 0 done, 2 wrong input (one clear line on standard error), 3 a fault of the program.
"""

from __future__ import annotations

import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator import __version__
from annotator.domain.errors import UserError, user_error
from annotator.domain.kinds import all_kinds
from annotator.exporters import exporters
from annotator.importers import importers
from annotator.services.exporting import export_sessions
from annotator.services.importing import import_file
from annotator.services.open import is_project
from annotator.store.project import Project, open_project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WRONG_INPUT = 2
OWN_FAILURE = 3

_Existing = click.Path(exists=True, dir_okay=False, path_type=Path)
_Any = click.Path(path_type=Path)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    try:
        commands.main(args=list(arguments), prog_name="annotator", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return WRONG_INPUT
    except click.Abort:
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
def import_files(project: Path, files: Sequence[Path], reviewer: str, published: str) -> None:
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
            click.echo(f"{found.article_id}\t{found.session_id}\t{file}")
    _raise_first(refused)


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
    """List the parts that were found: kinds, importers, exporters."""
    for kind in all_kinds():
        click.echo(f"kind\t{kind.key}\t{kind.label}")
    for importer in importers():
        click.echo(f"importer\t{importer.key}\t{importer.label}")
    for exporter in exporters():
        click.echo(f"exporter\t{exporter.key}\t{exporter.label}")


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
