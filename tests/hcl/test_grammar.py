"""The parser: what it makes of every form of the language, where nodes are, and what it says of texts that are not HCL."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hclscan.hcl import syntax
from hclscan.hcl.encoding import decode, encode
from hclscan.hcl.grammar import parse, parse_expression, parse_template
from hclscan.hcl.source import MAX_DEPTH, Diagnostic, Source
from tests.golden import check
from tests.hcl.rendering import outcome, render
from tests.hcl.syntax_inputs import FAMILIES

GOLDEN = Path(__file__).parent / "golden"
FIXTURES = sorted((Path(__file__).parents[2] / "fixtures").rglob("*.tf"))


def parsed(text: str) -> Any:
    return parse(Source.of("main.tf", text))


def tree(text: str) -> syntax.Body:
    result = parsed(text)
    assert isinstance(result, syntax.Body), result
    return result


def problem(text: str) -> Diagnostic:
    result = parsed(text)
    assert isinstance(result, Diagnostic), render(result)
    return result


def nodes(node: Any) -> list[Any]:
    """The node and all below it."""
    found = [node]
    for name in node.__dataclass_fields__:
        value = getattr(node, name)
        for child in value if isinstance(value, tuple) else (value,):
            if hasattr(child, "__dataclass_fields__"):
                found += nodes(child)
    return found


# -- what becomes of each form ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", FAMILIES)
def test_every_form_is_read_as_expected(family: str) -> None:
    lines = [f"{json.dumps(text)}\n    {outcome(parsed(text))}\n" for text in FAMILIES[family]]
    check(GOLDEN / f"{family}.txt", "".join(lines))


# What Terraform refuses and hclscan reads all the same (the file is complete but for a line end, or the meaning is plain).
LENIENT = {"a = <<E\nx\nE", "a = b.*.c.*.d", "a = { for = 1 }", "a = { for: 1 }"}
# What Terraform reads, although no one writes it.
STRICT = {"a = b.1e5", "a = null(1)"}


@pytest.mark.skipif(shutil.which("terraform") is None, reason="there is no terraform on PATH")
def test_terraform_accepts_and_refuses_the_same_texts(tmp_path: Path) -> None:
    texts = [text for family in FAMILIES.values() for text in family]
    for number, text in enumerate(texts):
        (tmp_path / f"t{number}.tf").write_bytes(text.encode())
    run = subprocess.run(
        ["terraform", "fmt", "-write=false", "-list=false", "-no-color"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "TF_CLI_CONFIG_FILE": os.devnull, "CHECKPOINT_DISABLE": "1"},
        check=False,
    )
    refused = {int(number) for number in re.findall(r"on t(\d+)\.tf line", run.stderr)}
    for number, text in enumerate(texts):
        ours = isinstance(parsed(text), Diagnostic)
        if text in LENIENT:
            assert (ours, number in refused) == (False, True), text
        elif text in STRICT:
            assert (ours, number in refused) == (True, False), text
        else:
            assert ours == (number in refused), text


# -- places ----------------------------------------------------------------------------------------------------------------

STACK = """\
# storage
resource "aws_s3_bucket" "é" {
  bucket = "logs-${var.env}" // name
  tags = {
    Größe = 1
  }

  rule { enabled = true }
}
"""


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ('resource "aws_s3_bucket" "é"', (2, 1, 2, 29)),
        ('bucket = "logs-${var.env}"', (3, 3, 3, 29)),
        ('"logs-${var.env}"', (3, 12, 3, 29)),
        ("var.env", (3, 20, 3, 27)),
        ("Größe = 1", (5, 5, 5, 14)),
        ("rule", (8, 3, 8, 7)),
        ("enabled = true", (8, 10, 8, 24)),
    ],
)
def test_nodes_are_where_they_are_written(written: str, place: tuple[int, ...]) -> None:
    source = Source.of("main.tf", STACK)
    spans = {(node.start, node.end) for node in nodes(parse(source))}
    spans |= {(node.start, node.header_end) for node in nodes(parse(source)) if isinstance(node, syntax.Block)}
    start = STACK.index(written)
    assert (start, start + len(written)) in spans
    found = source.location(start, start + len(written))
    assert (found.start_line, found.start_column, found.end_line, found.end_column) == place


def test_a_block_extends_from_its_type_to_its_closing_brace() -> None:
    block = tree(STACK).blocks[0]
    assert STACK[block.start : block.end] == STACK[STACK.index("resource") : -1]
    assert STACK[block.body.start : block.body.end].startswith("{")


def test_an_attribute_with_a_heredoc_ends_after_the_end_marker() -> None:
    text = "a = <<EOT\nx\n  EOT\nb = 1\n"
    attribute = tree(text).attributes[0]
    assert text[attribute.start : attribute.end] == "a = <<EOT\nx\n  EOT"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_byte_order_mark_and_carriage_returns_change_no_line(mark: str, line_end: str) -> None:
    text = mark + "a = 1\nb = [\n  2,\n]\n# c\nd {\n  e = 3\n}\n".replace("\n", line_end)
    source = Source.of("main.tf", text)
    lines = [source.location(node.start, node.end).start_line for node in nodes(parse(source))]
    assert [lines[0], *sorted(set(lines))] == [1, 1, 2, 3, 6, 7]
    assert render(parse(source)) == "a = 1; b = (tuple 2); d {e = 3}"


def expressions(node: Any) -> list[Any]:
    """The expressions of a tree that stand for themselves: not the literal parts of texts, nor the keys of objects."""
    parts = {id(part) for each in nodes(node) if isinstance(each, syntax.Template) for part in each.parts}
    parts |= {id(each.key) for each in nodes(node) if isinstance(each, syntax.ObjectItem)}
    kinds = (syntax.SplatItem, syntax.TemplateIf, syntax.TemplateFor, syntax.ObjectItem, syntax.Attribute, syntax.Label)
    return [
        each for each in nodes(node)
        if not isinstance(each, (*kinds, syntax.Block, syntax.Body)) and id(each) not in parts
        and not any(isinstance(below, syntax.SplatItem) and below.start < each.start for below in nodes(each))
    ]  # fmt: skip


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: "/".join(path.parts[-3:]))
def test_the_text_of_a_span_is_the_expression_again(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for node in expressions(tree(text)):
        written = text[node.start : node.end]
        if isinstance(node, syntax.Template) and not written.startswith(('"', "<<")):
            continue  # the body of a directive
        again = parse_expression(Source.of("x", f"({written}\n)"))
        assert isinstance(again, syntax.Parenthesized), (written, again)
        assert render(again.expression) == render(node), written


# -- errors ----------------------------------------------------------------------------------------------------------------


def test_an_error_has_a_place_an_excerpt_and_what_was_expected() -> None:
    found = problem('a = 1\nresource "x" "y" {\n  count == 2\n}\n')
    assert str(found.location) == "main.tf:3:9"
    assert found.excerpt == "  count == 2"
    assert found.summary == "Unexpected '=='"
    assert "expected" in found.detail
    assert "=" in found.detail


def test_a_bracket_that_is_never_closed_is_reported_where_it_was_opened() -> None:
    found = problem("a = 1\nb = f([\n  1,\n")
    assert (found.location.start_line, found.location.start_column) == (2, 7)
    assert "not closed" in found.message


def test_a_wrong_closing_bracket_names_the_line_of_the_opening_one() -> None:
    found = problem("a = [\n  1,\n}\n")
    assert (found.location.start_line, found.location.start_column) == (3, 1)
    assert "line 1" in found.detail


def test_an_argument_that_is_set_twice_is_reported_at_the_second_place() -> None:
    found = problem("a = 1\na = 2\n")
    assert (found.location.start_line, found.location.start_column) == (2, 1)
    assert "'a'" in found.summary


def test_nesting_is_bounded() -> None:
    for text in ("a = " + "(" * 5000, "a = " + "[" * 5000 + "]" * 5000, 'a = "' + '${"' * 5000, "a {\n" * 5000):
        assert str(MAX_DEPTH) in problem(text).summary


@pytest.mark.parametrize("text", ["a = " + "!" * 20_000 + "b", "a = " + "-" * 20_000 + "1", "a = " + "1+" * 20_000 + "1"])
def test_long_chains_of_operators_make_no_traceback(text: str) -> None:
    parsed(text)


@pytest.mark.parametrize("text", ["a = 1e99999999", "a = " + "9" * 5000, "a = 1e-99999999"])
def test_numbers_are_bounded(text: str) -> None:
    assert problem(text).summary.startswith("Number")


# -- templates as files ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", '""'),
        ('plain "quoted" \\n\n', '"plain \\"quoted\\" \\\\n\\n"'),
        ("Hi ${name}!\n", '(template "Hi " name "!\\n")'),
        ("${x}", "(template x)"),
        ("%{ for x in y ~}\n${x}\n%{ endfor ~}\n", '(template (%for x y (template x "\\n")))'),
        ("$${x}", '"${x}"'),
        ("a\r\nb", '"a\\r\\nb"'),
        ("<<E\nx\nE\n", '"<<E\\nx\\nE\\n"'),
        ("{ [ ( \" ' }", '"{ [ ( \\" \' }"'),
    ],
)
def test_a_template_file_is_the_inside_of_a_text(text: str, expected: str) -> None:
    assert render(parse_template(Source.of("x.tpl", text))) == expected


def test_an_open_interpolation_in_a_template_file_is_an_error() -> None:
    assert isinstance(parse_template(Source.of("x.tpl", "a\n${b\n")), Diagnostic)


# -- properties ------------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["a", "b ", "é", "null", "for ", "in ", "if ", " = ", "=", "==", "=>", "\n", "\r\n", " ", "\t", "{", "}", "[", "]", "(",
     ")", '"', "${", "%{", "~}", "$${", "<<E\n", "<<-E\n", "E\n", "\nE\n", "1", "0.5", "1e3", ".", ".*", "[*]", "...", ",",
     ":", "::", "?", "!", "-", "+", "&&", "||", "<", "%", "#", "//", "/*", "*/", "\\", "\\u00e9", "'", "\x00",
     "\ufeff", "\u2028", "endif", "x = 1\n", "b {\n", "}\n", "[for x in y : x]", "{ k = v }", 'r "t" {\n', "${x}",
     "%{ if x }", "%{ endif }"]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=40).map("".join),
    st.text(max_size=60),
    st.lists(PIECES, max_size=12).map("".join).map("a = {}".format),
)


@given(TEXTS)
@example("\\")
@example("a = <<E\n${")
@example('a = "%{ for')
def test_no_text_makes_a_traceback_and_every_span_lies_in_the_file(text: str) -> None:
    source = Source.of("main.tf", text)
    result = parse(source)
    if isinstance(result, Diagnostic):
        place = result.location
        assert 1 <= place.start_line <= place.end_line <= len(source.line_starts)
        assert 1 <= place.start_column <= len(source.line(place.start_line)) + 2
        assert result.excerpt == source.line(place.start_line)
        return
    for node in nodes(result):
        assert 0 <= node.start <= node.end <= len(text)


@given(TEXTS)
def test_a_template_of_any_text_makes_no_traceback(text: str) -> None:
    parse_template(Source.of("x.tpl", text))


def through_the_cache(node: Any) -> Any:
    return decode(json.loads(json.dumps(encode(node))))


@given(TEXTS)
def test_a_tree_survives_the_cache(text: str) -> None:
    result = parsed(text)
    if not isinstance(result, Diagnostic):
        assert through_the_cache(result) == result


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: "/".join(path.parts[-3:]))
def test_the_tree_of_a_real_file_survives_the_cache(path: Path) -> None:
    result = tree(path.read_text(encoding="utf-8"))
    assert through_the_cache(result) == result


@pytest.mark.parametrize("family", FAMILIES)
def test_the_tree_of_every_form_survives_the_cache(family: str) -> None:
    for text in FAMILIES[family]:
        result = parsed(text)
        if not isinstance(result, Diagnostic):
            assert through_the_cache(result) == result
            assert [type(node) for node in nodes(through_the_cache(result))] == [type(node) for node in nodes(result)]
