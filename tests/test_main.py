# SPDX-License-Identifier: Apache-2.0
"""The program's beginning: what goes to the command line and what to the window."""

import subprocess
import sys

from annotator import cli
from annotator.__main__ import COMMANDS


def test_every_subcommand_is_known_at_the_start():
    assert set(COMMANDS) == {*cli.commands.commands, "--help", "--version"}


def test_command_line_loads_no_window():
    script = (
        "import sys; from annotator import cli; "
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
