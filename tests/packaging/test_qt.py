# SPDX-License-Identifier: Apache-2.0
"""Qt must not lose references to None and True, as PySide6 6.12.0 does on Python 3.11."""

import subprocess
import sys

SCRIPT = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Source(QObject):
    changed = Signal(int)

application = QApplication([])
label, source = QLabel("text"), Source()
source.changed.connect(label.setNum)
before = sys.getrefcount(None), sys.getrefcount(True)
for number in range(20_000):
    label.update()
    if number % 100 == 0:
        source.changed.emit(number)
after = sys.getrefcount(None), sys.getrefcount(True)
print(after[0] - before[0], after[1] - before[1])
"""


def test_many_calls_leave_reference_counts_alone():
    done = subprocess.run(
        (sys.executable, "-c", SCRIPT), capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert [abs(int(drift)) < 100 for drift in done.stdout.split()] == [True, True], done.stdout
