"""Strict readers: a wrong value is an error, never a default."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.env import env_bool, env_choice, env_int, env_list, env_secret, env_str

ROOT = Path(__file__).resolve().parent.parent.parent
READ = re.compile(r'env_(?:str|bool|int|list|choice|secret)\(\s*"([A-Z_]+)"')
# of development, of the demo, and what `up` and the build set by themselves
NOT_FOR_AN_INSTALLATION = {
    "DEBUG",
    "COUNT_SECONDS",
    "DATABASE_POOL_SIZE",
    "FAIRLEAD_HASHED_STATIC",
    "FAIRLEAD_STATIC_ROOT",
}


@pytest.mark.parametrize("value", ["true", "1", "yes", "", "TRUE", " True"])
def test_it_refuses_a_wrong_boolean(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("ANY", value)
    with pytest.raises(ImproperlyConfigured, match="ANY must be True or False"):
        env_bool("ANY", default=False)


@pytest.mark.parametrize(("value", "expected"), [("True", True), ("False", False)])
def test_it_reads_a_boolean(monkeypatch: pytest.MonkeyPatch, value: str, expected: bool) -> None:
    monkeypatch.setenv("ANY", value)
    assert env_bool("ANY", default=not expected) is expected


def test_it_refuses_a_number_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANY", "5 ")
    assert env_int("ANY", 1) == 5
    monkeypatch.setenv("ANY", "five")
    with pytest.raises(ImproperlyConfigured, match="whole number"):
        env_int("ANY", 1)


def test_it_names_the_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANY", "Demo")
    with pytest.raises(ImproperlyConfigured, match="must be one of demo, production"):
        env_choice("ANY", ("demo", "production"), "demo")


def test_it_says_which_name_is_missing() -> None:
    with pytest.raises(ImproperlyConfigured, match="Set NOT_THERE in the environment"):
        env_str("NOT_THERE")


def test_it_drops_empty_parts_of_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANY", "a, b,,")
    assert env_list("ANY") == ["a", "b"]


def test_it_reads_a_secret_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("quiet\n", encoding="utf-8")
    monkeypatch.setenv("ANY_FILE", str(tmp_path / "secret"))
    assert env_secret("ANY") == "quiet"


def test_it_refuses_a_secret_given_twice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ANY", "loud")
    monkeypatch.setenv("ANY_FILE", str(tmp_path / "secret"))
    with pytest.raises(ImproperlyConfigured, match="not both"):
        env_secret("ANY")


def test_it_says_that_a_secret_file_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ANY_FILE", str(tmp_path / "missing"))
    with pytest.raises(ImproperlyConfigured, match="cannot be read: No such file"):
        env_secret("ANY")


def test_it_says_that_a_secret_file_holds_no_text(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_bytes(b"\xff\xfe\xb7")
    monkeypatch.setenv("ANY_FILE", str(tmp_path / "secret"))
    with pytest.raises(ImproperlyConfigured, match="ANY_FILE names a file that is no text"):
        env_secret("ANY")


def test_every_setting_of_an_installation_stands_in_the_example() -> None:
    modules = (ROOT / "config" / "settings").glob("*.py")
    read = {name for module in modules for name in READ.findall(module.read_text("utf-8"))}
    example = (ROOT / ".env.example").read_text("utf-8")
    named = set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))
    assert len(read) > len(NOT_FOR_AN_INSTALLATION)
    assert read - NOT_FOR_AN_INSTALLATION == named
