"""The set-up works from any Python >= 3.8, does nothing twice, and picks a sound interpreter."""

import ast
import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SCRIPTS = CHECKOUT / "scripts"
SET_UP = ("setup.py", "interpreters.py", "uv_tool.py")
CONTRACT = ("up", "test", "check", "demo", "bench", "chaos", "evals")


@pytest.fixture(scope="module")
def scripts() -> Iterator[None]:
    """The set-up's own modules can be imported, as they are when it runs."""
    sys.path.insert(0, str(SCRIPTS))
    yield
    sys.path.remove(str(SCRIPTS))


@pytest.fixture
def interpreters(scripts: None) -> ModuleType:
    return import_module("interpreters")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that was set up: the files that matter, and an environment with its stamp."""
    copy = tmp_path / "checkout"
    shutil.copytree(SCRIPTS, copy / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "uv.lock", ".python-version"):
        shutil.copy(CHECKOUT / name, copy / name)
    python = copy / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    stamp = "import setup; setup.STAMP.write_text(setup.fingerprint())"
    subprocess.run([sys.executable, "-c", stamp], cwd=copy / "scripts", check=True)
    return copy


def set_up(checkout: Path) -> subprocess.CompletedProcess[str]:
    environ = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(checkout)}
    command = [str(checkout / "scripts" / "setup")]
    return subprocess.run(command, capture_output=True, text=True, env=environ)


def fake_python(folder: Path, name: str, answer: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{answer}'\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("name", SET_UP)
def test_the_set_up_is_written_for_python_3_8(name: str) -> None:
    ast.parse((SCRIPTS / name).read_text(), feature_version=(3, 8))


def test_a_second_set_up_does_nothing(checkout: Path) -> None:
    done = set_up(checkout)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (checkout / ".toolchain").exists()


@pytest.mark.parametrize("name", ["uv.lock", "pyproject.toml", ".python-version"])
def test_a_changed_input_sets_up_again(checkout: Path, scripts: None, name: str) -> None:
    with (checkout / name).open("a") as file:
        file.write("\n# changed\n")
    asked = "import setup, sys; sys.exit(setup.is_current())"
    done = subprocess.run([sys.executable, "-c", asked], cwd=checkout / "scripts")
    assert done.returncode == 0


def test_a_checkout_that_was_moved_is_set_up_again(checkout: Path) -> None:
    moved = checkout.rename(checkout.with_name("elsewhere"))
    asked = "import setup, sys; sys.exit(setup.is_current())"
    assert subprocess.run([sys.executable, "-c", asked], cwd=moved / "scripts").returncode == 0


@pytest.mark.parametrize(
    ("present", "chosen"),
    [
        ({"python3.14": "3|14|0", "python3.13": "3|13|1", "python3.12": "3|12|9"}, "python3.13"),
        ({"python3.14": "3|14|0", "python3.12": "3|12|9"}, "python3.14"),
        ({"python3": "3|11|2", "python": "2|7|18"}, None),
        ({"python3": "pyenv: version 3.13 is not installed", "python3.12": "3|12|1"}, "python3.12"),
    ],
)
def test_the_best_interpreter_is_chosen(
    interpreters: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    present: dict[str, str],
    chosen: str | None,
) -> None:
    for name, version in present.items():
        fake_python(tmp_path / "bin", name, f"{version}|{tmp_path / 'bin' / name}")
    monkeypatch.setattr(interpreters, "folders", lambda: [str(tmp_path / "bin")])
    found = interpreters.find_interpreter(outside=tmp_path / "none", venv=tmp_path / "none")
    assert found == (tmp_path / "bin" / chosen if chosen else None)


def test_an_interpreter_inside_the_checkout_is_not_one_to_build_on(
    interpreters: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    inside = fake_python(tmp_path / ".venv" / "bin", "python3", "3|13|0|/anywhere")
    monkeypatch.setattr(interpreters, "folders", lambda: [str(inside.parent)])
    assert interpreters.find_interpreter(outside=tmp_path, venv=tmp_path / "none") is None


def test_an_environment_that_works_keeps_its_interpreter(
    interpreters: ModuleType, tmp_path: Path
) -> None:
    fake_python(tmp_path / ".venv" / "bin", "python", "3|12|0|/anywhere")
    found = interpreters.find_interpreter(outside=tmp_path, venv=tmp_path / ".venv")
    assert found == tmp_path / ".venv" / "bin" / "python"


def test_the_persons_own_home_is_searched_when_home_points_elsewhere(
    interpreters: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    home = pwd.getpwuid(os.getuid()).pw_dir
    assert f"{home}/.pyenv/versions/*/bin" in list(interpreters.folders())


@pytest.mark.parametrize(
    ("machine", "platform", "libc", "filename", "fits"),
    [
        ("x86_64", "linux", "glibc", "uv-1-py3-none-manylinux_2_17_x86_64.whl", True),
        ("x86_64", "linux", "", "uv-1-py3-none-manylinux_2_17_x86_64.whl", False),
        ("x86_64", "linux", "", "uv-1-py3-none-musllinux_1_1_x86_64.whl", True),
        ("aarch64", "linux", "glibc", "uv-1-py3-none-manylinux_2_17_x86_64.whl", False),
        ("arm64", "darwin", "", "uv-1-py3-none-macosx_11_0_arm64.whl", True),
        ("x86_64", "linux", "glibc", "uv-1.tar.gz", False),
    ],
)
def test_the_wheel_of_uv_is_the_one_for_this_machine(
    scripts: None,
    monkeypatch: pytest.MonkeyPatch,
    machine: str,
    platform: str,
    libc: str,
    filename: str,
    fits: bool,
) -> None:
    uv_tool = import_module("uv_tool")
    monkeypatch.setattr(uv_tool.platform, "machine", lambda: machine)
    monkeypatch.setattr(uv_tool.platform, "libc_ver", lambda: (libc, ""))
    monkeypatch.setattr(uv_tool.sys, "platform", platform)
    assert uv_tool.fits(filename) is fits


def test_make_offers_what_people_were_promised() -> None:
    listed = subprocess.run(["make"], cwd=CHECKOUT, capture_output=True, text=True).stdout
    for target in CONTRACT:
        assert f"make {target} " in listed


def test_the_build_server_checks_and_then_tests() -> None:
    script = CHECKOUT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    commands = [line for line in script.read_text().splitlines() if line.startswith("make")]
    assert commands == ["make check", "make test"]
