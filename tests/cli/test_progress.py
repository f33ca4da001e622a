"""What a scan that takes longer says on the standard error."""

from __future__ import annotations

import pytest

from hclscan.cli import progress
from hclscan.clock import Clock


def shown(to_terminal: bool, capsys: pytest.CaptureFixture[str]) -> str:
    clock = progress.Progress(to_terminal=to_terminal)
    with clock.phase("parse"):
        pass
    clock.step(1, 3)
    clock.done()
    return capsys.readouterr().err


def test_a_short_scan_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(True, capsys) == ""


def test_a_longer_scan_says_how_far_it_has_come_and_takes_it_back(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "SHOWN_AFTER", 0.0)
    monkeypatch.setattr(progress, "EVERY", 0.0)
    said = shown(True, capsys)
    assert "hclscan: parse" in said
    assert "evaluate 1 of 3" in said
    assert said.endswith("\r\x1b[K")


def test_nothing_is_said_where_nobody_looks(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SHOWN_AFTER", 0.0)
    assert shown(False, capsys) == ""


def test_time_in_an_inner_phase_does_not_count_for_the_outer_one(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("hclscan.clock.time.perf_counter", lambda: now)
    clock = Clock()
    with clock.phase("evaluate"):
        now = 1.0
        with clock.phase("parse"):
            now = 3.0
        now = 7.0
    assert clock.seconds == {"evaluate": 5.0, "parse": 2.0}
