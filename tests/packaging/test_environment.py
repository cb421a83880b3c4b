# SPDX-License-Identifier: Apache-2.0
"""When the environment is kept, completed or made anew."""

import json
import subprocess
import sys

import pytest

import environment
from environment import RUNTIME, TESTS, Environment
from system_packages import SetupError

PYTHON = sys.executable


class Recorder:
    """Stands for the commands that make an environment, and does what they would leave."""

    def __init__(self):
        self.steps = []
        self.python = None
        self.failing = None

    def __call__(self, command, complaint):
        step = next((word for word in command if word.endswith(".txt")), command[2])
        self.steps.append(step.rpartition("/")[2])
        if self.failing in self.steps:
            raise SetupError(complaint)
        if command[2] == "venv":
            self.python = command[0]
            made = Environment(self.root)
            for folder in (made.scripts, made.packages / "PySide6"):
                folder.mkdir(parents=True)
            made.python.symlink_to(PYTHON)
            (made.packages / "PySide6" / "__init__.py").touch()


@pytest.fixture
def commands(monkeypatch):
    recorder = Recorder()
    monkeypatch.setattr(environment, "_call", recorder)
    return recorder


@pytest.fixture
def checkout(tmp_path, commands):
    (tmp_path / "packaging").mkdir()
    for name in (environment.INSTALLER, RUNTIME, TESTS):
        (tmp_path / "packaging" / name).write_text(f"of {name}", encoding="utf-8")
    commands.root = tmp_path
    return Environment(tmp_path)


@pytest.fixture
def made(checkout, commands):
    """Return an environment with the runtime in it, and no step recorded yet."""
    checkout.prepare(RUNTIME)
    commands.steps.clear()
    return checkout


def test_first_start_installs_the_pinned_installer_first(checkout, commands):
    checkout.prepare(RUNTIME)
    assert commands.steps == [
        "venv",
        "requirements-pip.txt",
        "requirements.txt",
        "compileall",
        "import PySide6.QtWidgets, sqlite_utils",
    ]
    assert checkout.is_ready(RUNTIME)


def test_runtime_alone_is_not_enough_for_tests(made):
    assert not made.is_ready(TESTS)


def test_tests_are_added_to_the_runtime_without_making_it_anew(made, commands):
    made.prepare(TESTS)
    assert "venv" not in commands.steps
    assert made.is_ready(TESTS)
    assert made.is_ready(RUNTIME)


def test_changed_requirements_are_installed_again(made):
    (made.root / "packaging" / RUNTIME).write_text("newer", encoding="utf-8")
    assert made.is_sound()
    assert not made.is_ready(RUNTIME)


def test_interrupted_update_is_noticed(made, commands):
    commands.failing = "requirements-test.txt"
    with pytest.raises(SetupError, match="could not be installed"):
        made.prepare(TESTS)
    assert not made.is_sound()
    commands.failing = None
    made.prepare(TESTS)
    assert "venv" in commands.steps
    assert made.is_ready(TESTS)


def test_folder_without_a_stamp_is_made_anew(checkout, commands):
    checkout.folder.mkdir()
    (checkout.folder / "half").touch()
    checkout.prepare(RUNTIME)
    assert commands.steps[0] == "venv"
    assert not (checkout.folder / "half").exists()


def test_environment_is_not_made_with_its_own_python(checkout, commands, monkeypatch):
    monkeypatch.setattr(environment.sys, "executable", str(checkout.python))
    monkeypatch.setattr(environment.sys, "_base_executable", "/usr/bin/python3")
    checkout.prepare(RUNTIME)
    assert commands.python == "/usr/bin/python3"


@pytest.mark.parametrize("stamp", ["", "[]", "{", '{"python": "2.7"}'])
def test_unreadable_or_foreign_stamp_counts_as_none(made, stamp):
    made.stamp.write_text(stamp, encoding="utf-8")
    assert not made.is_sound()


@pytest.mark.parametrize("key", ["root", "python", "interpreter"])
def test_environment_of_another_place_or_python_is_not_sound(made, key):
    stamp = json.loads(made.stamp.read_text(encoding="utf-8"))
    made.stamp.write_text(json.dumps(stamp | {key: "another"}), encoding="utf-8")
    assert not made.is_sound()


def test_removed_interpreter_is_noticed(made):
    made.python.unlink()
    made.python.symlink_to("/nowhere/python3")
    assert not made.is_sound()


def test_removed_packages_are_noticed(made):
    (made.packages / "PySide6" / "__init__.py").unlink()
    assert not made.is_sound()


def test_checkout_is_importable_and_has_a_command(made):
    lines = (made.packages / "annotator-checkout.pth").read_text(encoding="utf-8").splitlines()
    assert lines == [str(made.root)]
    assert str(made.python) in (made.scripts / "annotator").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_command_works_in_a_folder_with_spaces_and_quotes(tmp_path, commands):
    place = Environment(tmp_path / "it's here")
    place.scripts.mkdir(parents=True)
    place.packages.mkdir(parents=True)
    place.python.symlink_to("/bin/echo")
    place._make_importable()
    done = subprocess.run(
        (place.scripts / "annotator", "a b"), capture_output=True, text=True, check=True
    )
    assert done.stdout == "-P -m annotator a b\n"


def test_failed_command_gives_its_complaint():
    with pytest.raises(SetupError, match="this went wrong"):
        environment._call((sys.executable, "-c", "raise SystemExit(3)"), "this went wrong")


def test_symlinked_environment_is_unlinked_not_emptied(checkout, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "precious").touch()
    checkout.folder.symlink_to(elsewhere)
    checkout.prepare(RUNTIME)
    assert (elsewhere / "precious").exists()


def refuse(arguments):
    raise SetupError("Please type: this")


def interrupt(arguments):
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("main", "code", "said"),
    [(lambda arguments: 7, 7, ""), (refuse, 2, "Please type: this"), (interrupt, 130, "Stopped")],
)
def test_script_ends_with_a_code_and_no_traceback(main, code, said, capsys):
    with pytest.raises(SystemExit) as ended:
        environment.start(main)
    assert ended.value.code == code
    assert said in capsys.readouterr().err


def test_complete_environment_is_left_alone(made, commands, monkeypatch):
    monkeypatch.setattr(environment, "find_missing", lambda **needs: None)
    monkeypatch.setattr(environment, "install", lambda missing: None)
    environment.ensure(made, RUNTIME, screen=False)
    assert commands.steps == []


def test_environment_is_made_after_the_system_packages(checkout, commands, monkeypatch):
    monkeypatch.setattr(environment, "find_missing", lambda **needs: needs)
    monkeypatch.setattr(environment, "install", commands.steps.append)
    environment.ensure(checkout, TESTS, screen=False)
    assert commands.steps[0] == {"make_environment": True, "screen": False, "tests": True}
    assert commands.steps[1] == "venv"
    assert checkout.is_ready(TESTS)
