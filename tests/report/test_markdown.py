from __future__ import annotations

import io
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from hclscan.findings import Report, Status
from hclscan.report.markdown import MAX_LENGTH, render
from tests.report.examples import ADVISORY, FULL, NOTHING, volume


def text_of(report: Report, *statuses: Status) -> str:
    stream = io.StringIO()
    render(report, stream, statuses or (Status.FAIL, Status.UNKNOWN))
    return stream.getvalue()


def test_the_table_has_the_worst_first_and_details_are_folded() -> None:
    lines = text_of(FULL).splitlines()
    assert lines[:2] == ["<!-- hclscan -->", "### hclscan: 4 failures, 2 errors"]
    assert lines[3] == "| severity | policy | place | what is wrong |"
    assert [line.split(" | ")[0] for line in lines[5:8]] == ["| critical", "| high", "| low"]
    assert "<details><summary>critical HCL_PUB_003: The database is reachable from the internet.</summary>" in lines


def test_a_scan_without_failures_says_so_in_two_lines() -> None:
    assert text_of(NOTHING).split("\n\n")[0] == "<!-- hclscan -->\n### hclscan: no failures"
    assert "|" not in text_of(NOTHING)


def test_the_report_is_never_longer_than_a_comment_may_be() -> None:
    many = tuple(
        replace(
            volume("north"), message="long " * 400, address=f"aws_ebs_volume.x{number}", rule=f"rule{number}", fix="x\n" * 999
        )
        for number in range(500)
    )
    problem = replace(FULL.errors[0], detail="y" * 5000)
    problems = tuple(replace(problem, summary=f"problem {number}") for number in range(200))
    text = text_of(replace(FULL, findings=many, errors=problems, warnings=problems))
    assert len(text) <= MAX_LENGTH
    assert "and 475 more" in text
    assert "500 failures" in text
    assert "Not all details fit into a comment" in text


def test_the_bound_holds_when_every_table_is_full_of_long_names() -> None:
    long = tuple(
        replace(
            volume("north"),
            message=f"{status} " * 99,
            address="|" * 300 + f"{status}{number}",
            rule=f"r{number}",
            status=status,
        )
        for status in Status
        for number in range(60)
    )
    problems = tuple(replace(FULL.errors[0], summary=f"problem {number} " * 40) for number in range(90))
    text = text_of(replace(FULL, findings=long, errors=problems, warnings=problems), *Status)
    assert len(text) <= MAX_LENGTH
    assert text.startswith("<!-- hclscan -->\n### hclscan: 60 failures")
    assert text.rstrip().splitlines()[-1].startswith("60 failures")


def test_markup_and_mentions_in_scanned_files_stay_text() -> None:
    hostile = "</details><img src=x> [a](b) | @team *b* `c`"
    finding = replace(ADVISORY, message=hostile, address=hostile, environment=None, fix="```\n</details>\n````")
    text = text_of(Report((finding,)))
    prose = r"\</details\>\<img src=x\> \[a\](b) \| `@`team \*b\* \`c\`"
    row = text.splitlines()[5]
    assert row == f"| low | `HCL_GOV_001` | `scratch.tf:1` `` {hostile.replace('|', chr(92) + '|')} `` | {prose} |"
    assert "<summary>low HCL_GOV_001: &lt;/details&gt;&lt;img src=x&gt; [a](b) | <code>@</code>team *b* `c`</summary>" in text
    assert f"* resource: `` {hostile} ``\n" in text
    assert "`````hcl\n```\n</details>\n````\n`````" in text


@given(st.text(max_size=80) | st.text("\\|`a", max_size=12))
@example("\\|")
@example("\\\\|")
def test_a_row_of_the_table_has_as_many_cells_as_its_head_whatever_is_in_it(word: str) -> None:
    text = text_of(Report((replace(ADVISORY, message=word or "x", address=word),)))
    row = text.splitlines()[5]
    assert row.replace("\\\\", "").replace("\\|", "").count("|") == 5
