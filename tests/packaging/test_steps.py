# SPDX-License-Identifier: Apache-2.0
"""What the check script runs in each of its modes."""

import importlib.util
import sys

import pytest


@pytest.fixture(scope="module")
def script(pytestconfig):
    """Return packaging/test.py; the name `test` belongs to the standard library."""
    path = pytestconfig.rootpath / "packaging" / "test.py"
    spec = importlib.util.spec_from_file_location("check_script", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def names(script, *arguments):
    return [step.name for step in script.steps(script.parse(arguments))]


def command(script, name, *arguments):
    (found,) = (step for step in script.steps(script.parse(arguments)) if step.name == name)
    return " ".join(found.command)


def test_full_run_ends_with_coverage_of_the_perfect_folders(script):
    checks = ["format", "lint", "types", "imports", "wheel", "tests", "coverage"]
    assert names(script) == checks
    assert "--fail-under=100" in command(script, "coverage")
    assert "annotator/store/*" in command(script, "coverage")


def test_quick_run_leaves_out_what_is_slow(script):
    assert names(script, "--quick") == ["format", "lint", "types", "imports", "tests"]
    assert "not slow and not soak" in command(script, "tests", "--quick")


@pytest.mark.parametrize(
    ("mode", "marked"), [((), "not soak and not bench"), (("--soak",), "not bench")]
)
def test_soak_tests_run_only_when_asked_for(script, mode, marked):
    assert f"-m {marked} " in command(script, "tests", *mode)


def test_bench_hands_the_file_on(script):
    assert command(script, "benchmarks", "--bench", "--json", "f") == "tests/benchmarks --json f"


def test_json_without_bench_is_refused(script, capsys):
    with pytest.raises(SystemExit):
        script.parse(["--json", "f"])
    assert "--bench" in capsys.readouterr().err


def test_arguments_after_the_dashes_go_to_pytest(script):
    assert command(script, "tests", "--quick", "--", "-k", "span").endswith("-k span")


@pytest.mark.parametrize(("code", "passed"), [("print(1)", True), ("raise SystemExit(1)", False)])
def test_step_passes_by_its_exit_code(script, capsys, code, passed):
    environment = type("Environment", (), {"python": sys.executable})()
    assert script.passes(environment, script.Step("trial", ("-c", code))) is passed
    assert ("FAILED" in capsys.readouterr().out) is not passed


def test_quality_scores_the_rules_alone(script):
    assert names(script, "--quality") == ["quality"]
