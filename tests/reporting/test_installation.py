"""The identity of an installation: made once, the same ever after."""

import pytest

from reporting import installation
from reporting.installation import ensure_instance, instance_id, sealing_instance
from reporting.models import Installation

pytestmark = pytest.mark.django_db


def test_it_is_sixteen_random_bytes_made_once() -> None:
    first = ensure_instance()
    assert len(first) == 16
    assert ensure_instance() == first
    assert Installation.objects.get().instance == first


def test_it_is_read_once_and_then_known(django_assert_num_queries: object) -> None:
    known = ensure_instance()
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert instance_id() == known
        assert sealing_instance().id == known


def test_another_process_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ensure_instance()
    monkeypatch.setattr(installation, "_known", {})
    assert instance_id() == first
