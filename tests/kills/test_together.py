# SPDX-License-Identifier: Apache-2.0
"""Several programs at work in the same sessions at once: nothing that was acknowledged is lost."""

import os
import sys
import time
from contextlib import closing, suppress

import pytest

from annotator.domain.errors import UserError
from annotator.store.project import open_project
from tests.agreement import assert_agreement
from tests.kills.player import Player
from tests.kills.test_kills import acknowledged

PROGRAMS = 3

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here"),
    # The threads are those of pytest's own workers; what is forked here uses none of them.
    pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning"),
]


class Partner(Player):
    """Plays among others: what they did first may be refused, and nothing else goes wrong."""

    def play_until(self, end):
        """Take steps in sessions of anybody."""
        steps = [one for one in self.steps() if one != self.begin_again]
        steps += [*[self.visit] * 6, *[self.step_over] * 3]
        with suppress(UserError):
            self.import_article()
        while time.monotonic() < end:
            self.count += 1
            with suppress(UserError):
                if self.workspace.session is None:
                    self.visit()
                self.random.choice(steps)()

    def visit(self):
        """Open a session of anybody."""
        found = self.workspace.project.sessions.summaries()
        if found:
            self.workspace.open_session(self.random.choice(found).session.id)
        else:
            self.import_article()

    def step_over(self):
        self.workspace.step_over()


def play(folder, seed, seconds):
    """Play in a process of its own; return its number."""
    process = os.fork()
    if process:
        return process
    try:
        Partner(folder, seed).play_until(time.monotonic() + seconds)
        os._exit(0)
    finally:
        sys.excepthook(*sys.exc_info())
        os._exit(70)


def check(folder):
    """Assert that the project is sound, and has all that was acknowledged but what was purged."""
    with closing(open_project(folder / "p.annotator")) as project:
        assert_agreement(project)
        groups = {one for (one,) in project.connection.execute("select id from change_group")}
        sessions = {one for (one,) in project.connection.execute("select id from session")}
    told = [one for one in acknowledged(folder) if one.get("of") in sessions]
    assert told
    assert {one["group"] for one in told} <= groups


@pytest.mark.slow
@pytest.mark.parametrize("is_synced", [False, True])
def test_nothing_acknowledged_is_lost_among_several_programs(tmp_path, is_synced):
    if is_synced:
        (tmp_path / ".stfolder").mkdir()
    open_project(tmp_path / "p.annotator").close()
    processes = [play(tmp_path, seed, seconds=20) for seed in range(PROGRAMS)]
    codes = [os.waitstatus_to_exitcode(os.waitpid(one, 0)[1]) for one in processes]
    assert codes == [0] * PROGRAMS
    check(tmp_path)
