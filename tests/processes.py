# SPDX-License-Identifier: Apache-2.0
"""Other processes that do something to a project while the test goes on."""

import subprocess
import sys
from contextlib import contextmanager

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    connection.execute(statement).fetchall()
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(path, *statements):
    """Have another process run statements and stay; yield its number."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), *statements],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.readline() == "held\n"
        yield process.pid
    finally:
        process.communicate("")
