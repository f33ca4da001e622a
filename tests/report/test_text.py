import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hclscan.findings import Evidence, Finding, Report, Status
from hclscan.hcl.values import Unknown
from hclscan.report.text import render
from tests import golden
from tests.report.examples import ADVISORY, DATABASE, EVERYTHING, NOTHING, place, volume

GOLDEN = Path(__file__).parent / "golden"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def text_of(report: Report, *statuses: Status, stream: io.StringIO | None = None) -> str:
    stream = stream or io.StringIO()
    render(report, stream, statuses or (Status.FAIL, Status.UNKNOWN))
    return stream.getvalue()


def test_the_report_shows_failures_then_undecided_findings_then_errors_then_a_summary() -> None:
    golden.check(GOLDEN / "default.txt", text_of(EVERYTHING))


def test_passed_and_suppressed_findings_are_listed_when_asked_for() -> None:
    golden.check(GOLDEN / "all.txt", text_of(EVERYTHING, *Status))


def test_a_scan_without_failures_says_so_in_a_summary() -> None:
    golden.check(GOLDEN / "nothing.txt", text_of(NOTHING))


def test_terminals_get_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    golden.check(GOLDEN / "colour.txt", text_of(EVERYTHING, stream=Terminal()))


def test_no_color_turns_colours_off_on_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert text_of(EVERYTHING, stream=Terminal()) == text_of(EVERYTHING)


def test_instances_of_one_block_share_a_message_and_keep_their_own_chains() -> None:
    text = text_of(EVERYTHING)
    assert text.count("The volume is not encrypted at rest.") == 1
    assert "module.north.aws_ebs_volume.data[0] (staging), called from main.tf:12" in text
    assert "module.south.aws_ebs_volume.data[0] (staging), called from main.tf:20" in text


def test_instances_with_messages_of_their_own_are_listed_with_them() -> None:
    north, south = (replace(volume(name), message=f"The volume of {name} is not encrypted.") for name in ("north", "south"))
    text = text_of(replace(EVERYTHING, findings=(north, south)))
    assert "HCL_ENC_001  Storage of personal data is encrypted at rest\n" in text
    assert "module.south.aws_ebs_volume.data[0] (staging), called from main.tf:20: The volume of south is not" in text


def test_a_block_with_very_many_instances_does_not_flood_the_reader() -> None:
    many = tuple(replace(ADVISORY, address=f"aws_ebs_volume.scratch[{number}]") for number in range(500))
    text = text_of(replace(EVERYTHING, findings=many, errors=(), notes=()))
    assert "and 488 more instances" in text
    assert len(text.splitlines()) < 30


def test_reasons_of_very_many_instances_do_not_flood_the_reader() -> None:
    many = tuple(
        replace(ADVISORY, status=status, address=f"aws_ebs_volume.scratch[{number}]", reason=f"v{number} is not known")
        for number in range(100, 600)
        for status in (Status.FAIL, Status.UNKNOWN)
    )
    text = text_of(replace(EVERYTHING, findings=many, errors=(), notes=()))
    assert "v100 is not known; v101 is not known; v102 is not known; and 498 more like these" in " ".join(text.split())
    assert "v107 is not known" in text
    assert "v108 is not known" not in text
    assert max(map(len, text.splitlines())) < 250


def test_a_finding_in_an_installed_module_names_the_block_behind_the_call() -> None:
    finding = replace(DATABASE, location=place("main.tf", 12, 1, 20))
    assert "  in           modules/laboratory/main.tf:8:1\n" in text_of(Report((finding,)))


def test_control_and_bidirectional_characters_never_reach_the_terminal() -> None:
    hostile = "\x1b]0;owned\x07 \u202eevil\u2066 \r\n\u200b\ud800"
    finding = replace(
        ADVISORY,
        message=hostile,
        address=hostile,
        environment=hostile,
        fix=hostile,
        references=(hostile,),
        title=hostile,
        reason=hostile,
        location=replace(ADVISORY.location, path=hostile),
        evidence=(Evidence(hostile, hostile, ADVISORY.location), Evidence("x", Unknown(hostile), ADVISORY.location)),
    )
    report = replace(EVERYTHING, findings=(finding, replace(finding, status=Status.UNKNOWN)), notes=(hostile,))
    text = text_of(replace(report, sources={hostile: (hostile, *[hostile] * 3)}))
    assert all(line.isprintable() for line in text.splitlines())
    assert "\\u202e" in text


def test_a_tab_before_the_mark_does_not_move_it() -> None:
    finding = replace(ADVISORY, location=place("a.tf", 1, 2, 6), evidence=())
    lines = text_of(Report((finding,), sources={"a.tf": ("\tsize = 1",)})).splitlines()
    assert lines[2:4] == ["    1 |  size = 1", "      |  ^^^^"]


def test_wide_characters_before_the_mark_take_two_columns() -> None:
    finding = replace(ADVISORY, location=place("a.tf", 1, 9, 15), evidence=())
    lines = text_of(Report((finding,), sources={"a.tf": ('a = "日" # here',)})).splitlines()
    assert lines[2:4] == ['    1 | a = "日" # here', "      |          ^^^^^^"]


def test_a_very_long_line_is_cut_around_the_mark() -> None:
    finding = replace(ADVISORY, location=place("a.tf", 1, 5001, 5005), evidence=())
    line = "x " * 2500 + "here" + "y " * 2500
    lines = text_of(Report((finding,), sources={"a.tf": (line,)})).splitlines()
    assert len(lines[2]) < 140
    mark = lines[3].index("^")
    assert lines[2][mark : mark + 4] == "here"


def test_of_a_plan_on_one_line_nothing_is_quoted() -> None:
    finding = replace(ADVISORY, location=place("plan.json", 1, 11, 15), evidence=())
    assert "hunter" not in text_of(Report((finding,), sources={"plan.json": ('{"x": 1, ' + '"y": "hunter", ' * 99,)}))


def test_a_place_outside_the_known_sources_is_reported_without_an_excerpt() -> None:
    assert "  --> gone.tf:99:1\n\n" in text_of(Report((replace(ADVISORY, location=place("gone.tf", 99, 1, 2)),)))
    assert "gone.tf" in text_of(Report((replace(ADVISORY, location=place("gone.tf", 99, 1, 2)),), sources={"gone.tf": ("",)}))


LINE = st.text(max_size=200)


@given(line=LINE, start=st.integers(1, 250), length=st.integers(0, 250), label=LINE)
def test_no_excerpt_fails_or_prints_what_is_not_printable(line: str, start: int, length: int, label: str) -> None:
    finding: Finding = replace(
        ADVISORY,
        location=place("a.tf", 1, start, start + length),
        evidence=(Evidence(label, label, place("a.tf", 1, start, start + length)),),
    )
    text = text_of(Report((finding,), sources={"a.tf": (line,)}))
    assert all(part.isprintable() for part in text.split("\n"))
