# SPDX-License-Identifier: Apache-2.0
"""What holds for every test: own folders, no network, nothing left behind."""

import gc
import os
import socket
import sys
import threading
import time
import weakref

import hypothesis
import pytest

os.environ |= {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QSettings,
    QStandardPaths,
    QThread,
    QThreadPool,
    QTimer,
)
from PySide6.QtWidgets import QApplication

from tests.language_models import install_model  # noqa: F401 - a fixture

FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
NETWORK = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"}
GRACE = 2.0  # seconds a thread may take to end after its test
FAILED = pytest.StashKey[bool]()

started = weakref.WeakSet()


def refuse_network(event, arguments):
    """Fail whatever opens a connection in this process, our code or a library's."""
    if event not in NETWORK:
        return
    local = getattr(socket, "AF_UNIX", None)
    if event in {"socket.connect", "socket.bind"} and arguments[0].family == local:
        return
    raise RuntimeError(f"Annotator has no network code, yet something called {event}")


def remember_starts(cls):
    """Note every object of a Qt class that is started, to find those never stopped."""
    original = cls.start

    def start(self, *arguments, **options):
        started.add(self)
        return original(self, *arguments, **options)

    cls.start = start


# A busy machine is no reason to fail.
hypothesis.settings.register_profile("steady", deadline=None, print_blob=True)
hypothesis.settings.load_profile("steady")
sys.addaudithook(refuse_network)
remember_starts(QTimer)
remember_starts(QThread)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Note a failed test: what it leaves behind is not worth a second complaint."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="session", autouse=True)
def _qt_keeps_references():
    """Refuse a Qt that loses references: it ends the process at some unrelated line."""
    probe = QObject()
    if sys.version_info >= (3, 12):
        return
    for value in (None, True):
        before = sys.getrefcount(value)
        for _ in range(100):
            probe.objectNameChanged.emit("")
            probe.setObjectName("")
        assert abs(sys.getrefcount(value) - before) < 10, f"Qt loses references to {value}"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory, monkeypatch):
    """Keep settings and data of each test to itself, and away from the person's own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in FOLDERS:
        monkeypatch.setenv(name, str(home / name.lower()))
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))  # Qt warns where there is none
    QStandardPaths.setTestModeEnabled(True)
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            QSettings.setPath(form, scope, str(home / scope.name))


@pytest.fixture(autouse=True)
def _nothing_left_behind(request):
    """Fail a test that leaves a window, a running timer or a thread."""
    windows, threads = top_levels(), set(threading.enumerate())
    started.clear()
    yield
    QThreadPool.globalInstance().waitForDone()
    if request.node.stash.get(FAILED, False):
        return
    delete_what_is_due()
    if leftovers(windows):
        gc.collect()  # a window in a circle of references waits for this
    left = [*leftovers(windows), *(f"thread {thread.name}" for thread in unfinished(threads))]
    if left:
        pytest.fail(f"left behind: {', '.join(left)}", pytrace=False)


def leftovers(windows_before):
    """Return what Qt still shows or runs, in words."""
    return [
        *(f"window {name(window)}" for window in top_levels() - windows_before),
        *(f"running {name(thing)}" for thing in set(started) if is_running(thing)),
    ]


def top_levels():
    """Return the top-level widgets there are now."""
    return set(QApplication.topLevelWidgets()) if QApplication.instance() else set()


def delete_what_is_due():
    """Carry out every deleteLater() that waits for the event loop."""
    if QCoreApplication.instance():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def is_running(thing):
    """Tell whether a started timer or thread still runs."""
    if not shiboken6.isValid(thing):
        return False
    return thing.isActive() if isinstance(thing, QTimer) else thing.isRunning()


def unfinished(before):
    """Return the threads not there before that do not end within the time of grace."""
    # Python keeps a dummy for each Qt thread that ever ran Python code; it says nothing.
    dummy = threading._DummyThread
    late = [t for t in set(threading.enumerate()) - before if not isinstance(t, dummy)]
    deadline = time.monotonic() + GRACE
    for thread in late:
        thread.join(max(0.0, deadline - time.monotonic()))
    return [thread for thread in late if thread.is_alive()]


def name(thing):
    """Return the class of a Qt object and its name, if it has one."""
    return f"{type(thing).__name__} {thing.objectName()}".strip()
