"""Texts of an attacker in reports: each format is read with a real parser, and whatever stood in the files is text in it."""

from __future__ import annotations

import html.parser
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema
from markdown_it import MarkdownIt

from hclscan.report import FORMATS
from tests.hostile.case import NEIGHBOUR
from tests.hostile.test_hostile import cache as cache
from tests.hostile.test_hostile import scanned

SCHEMAS = Path(__file__).resolve().parents[1] / "report" / "schemas"

PAYLOADS = {
    "escapes": "\x1b[2J\x1b]0;owned\x07\x9b31m",
    "newlines": "a\nb\r\nc\rd\u2028e\u2029f\x85g\x0bh\x0ci",
    "bidirectional": "\u202egnp\u2066\u2069\u200f\u200b\ufeff\U000e0041",
    "xml": "]]><failure/>&amp;&#0;<!--\"'\x00\x08\x0b\ufffe\uffff",
    "commands": "\n::error::owned\n::set-output name=a::b\n##[error]x\n##vso[task.setvariable variable=a]b",
    "encoded": "%0A::error file=a::owned%0D%25::",
    "markdown": "[x](https://evil.example) ![x](https://evil.example/a.png) **bold** ~~no~~ # head\n# head\n* item | cell | `code` @someone #1 "
    "<https://evil.example> https://evil.example www.evil.example $x$",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)></details></summary><a href='javascript:x'>x</a><!-- hclscan -->",
    "fences": "```\n<b>x</b>\n~~~~\n````\n``x``\\`\\\\",
    "long": "x" * 100_000,
    "formats": "%s %n {0} {{x}} ${x} %{x} $(id) `id` ;|&",
}
"""What readers of reports take for something else than text."""

FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u200a\u2010-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U000dffff]"
)
"""What steers terminals, reorders or hides text, or is no character of XML."""

READABLE = {"text", "junit", "github", "markdown"}


def _quoted(text: str) -> str:
    """A text of HCL."""
    return json.dumps(text).replace("${", "$${").replace("%{", "%%{")


def _stack(payload: str) -> str:
    """The payload wherever a text of the configuration gets into a report."""
    text = _quoted(payload)
    return f"""
variable "v" {{
  default = {text}
  validation {{
    condition     = false
    error_message = {text}
  }}
}}
resource "aws_ebs_volume" {text} {{
}}
resource "aws_ebs_volume" "keyed" {{
  for_each   = {{ {text} = 1 }}
  kms_key_id = {text}
  tags       = {{ Name = {text}, {text} = {text}, environment = {text} }}
}}
resource "aws_security_group" "group" {{
  description = {text}
  ingress {{
    description = {text}
    from_port   = 0
    to_port     = 65535
    protocol    = {text}
    cidr_blocks = ["0.0.0.0/0", {text}]
  }}
}}
resource "aws_s3_bucket" "b" {{
  bucket = {text}
  acl    = "public-read"
}}
resource "kubernetes_manifest" "m" {{
  manifest = {{
    apiVersion = "v1"
    kind       = "Pod"
    metadata   = {{ name = {text}, namespace = {text}, labels = {{ {text} = {text} }} }}
    spec       = {{ hostNetwork = true, containers = [{{ name = {text}, image = {text}, env = [{{ name = {text}, value = {text} }}] }}] }}
  }}
}}
module {text} {{
  source = {text}
}}
locals {{
  broken = local.none[{text}]
  worse  = tonumber({text})
}}
check "c" {{
  assert {{
    condition     = false
    error_message = {text}
  }}
}}
# hclscan:ignore HCL_PUB_999 reason={text} {" ".join(payload.split())[:200]}
# hclscan:ignore HCL_ENC_001 reason='{" ".join(payload.replace("'", "").split())[:200]}'
resource "aws_ebs_volume" "suppressed" {{
}}
"""


def _written(payload: str, tree: Path) -> None:
    (tree / ".git").mkdir()
    (tree / "attack").mkdir()
    (tree / "attack" / "main.tf").write_text(_stack(payload), encoding="utf-8", newline="")
    (tree / "attack" / "broken.tf.json").write_text(
        json.dumps({"resource": {"null_resource": {payload: {"a": "${" + payload}}}})
    )
    pod = {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": payload, "namespace": payload},
        "spec": {"hostNetwork": True},
    }
    pod["metadata"]["annotations"] = {"hclscan.dev/ignore": payload}  # type: ignore[index]
    (tree / "pod.json").write_text(json.dumps(pod))
    (tree / "neighbour.tf").write_text(NEIGHBOUR)
    name = os.fsencode(payload.replace("/", "_").replace("\0", "")[:60])[:200]
    with open(os.fsencode(tree) + b"/attack/" + name + b".tf", "wb") as file:
        file.write(b"locals {\n  " + name.replace(b"\n", b" ") + b" =\n}\n")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_whatever_stands_in_files_is_text_in_reports(form: str, payload: str, tmp_path: Path, cache: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    _written(payload, tree)
    done = scanned(tree, cache, "--select", "ALL", "--format", form, "--keep-going", "--statistics")
    assert done.returncode in (1, 2), done.stderr[-2000:]  # 2 where a rule does not take what it is given
    assert "aws_db_instance.neighbour" in done.stdout or form == "markdown"
    for written in (done.stdout, done.stderr):
        assert "\x1b" not in written
        assert not any(line.lstrip().startswith("##") for line in written.splitlines() if not line.startswith("### hclscan: "))
    if form in READABLE:
        assert not (found := FORBIDDEN.search(done.stdout)), ascii(done.stdout[max(0, found.start() - 50) : found.end() + 50])
    CHECKS[form](done.stdout)


# -- readers ---------------------------------------------------------------------------------------------------------------


def _is_text(text: str) -> None:
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())


def _is_json(text: str) -> None:
    document = json.loads(text)
    assert document.keys() == {"schema_version", "tool", "summary", "findings", "errors", "warnings"}
    assert document["summary"]["fail"] >= len([one for one in document["findings"] if one["status"] == "fail"]) > 0


def _validated(text: str, schema: str) -> Any:
    document = json.loads(text)
    jsonschema.validate(document, json.loads((SCHEMAS / schema).read_text(encoding="utf-8")))
    return document


def _is_sarif(text: str) -> None:
    (run,) = _validated(text, "sarif-2.1.0.json")["runs"]
    for result in run["results"]:
        uris = [place["physicalLocation"]["artifactLocation"]["uri"] for place in result["locations"]]
        assert all(re.fullmatch(r"[\w./%~!$'()*+,;=:@-]*", uri, re.ASCII) for uri in uris), uris
        assert not re.search(r"\[[^\]]*\]\((?!\d+\))", result["message"]["text"].replace("\\[", "")), result["message"]


def _is_gitlab(text: str) -> None:
    for issue in _validated(text, "gitlab-code-quality.json"):
        assert not FORBIDDEN.search(issue["description"])


def _is_junit(text: str) -> None:
    xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd")).validate(text)
    root = ElementTree.fromstring(text)
    cases = [case for suite in root for case in suite]
    assert {one.tag for one in root.iter()} <= {"testsuites", "testsuite", "testcase", "failure", "error", "skipped"}
    assert int(root.attrib["tests"]) == len(cases)
    assert int(root.attrib["failures"]) == sum(child.tag == "failure" for case in cases for child in case)


_COMMAND = re.compile(r"::(?:error|warning|notice) ((?:\w+=[^,:\r\n]*,?)+)::([^\r\n]*)")


def _is_github(text: str) -> None:
    *commands, totals = text.splitlines()
    assert not totals.startswith("::")
    for line in commands:
        found = _COMMAND.fullmatch(line)
        assert found, line[:200]
        assert {one.partition("=")[0] for one in found[1].split(",")} <= {
            "file",
            "line",
            "endLine",
            "col",
            "endColumn",
            "title",
        }
        assert not re.search("%(?!25|0A|3A|2C)", found[1] + found[2]), line[:200]


class _Tags(html.parser.HTMLParser):
    """What a browser would make of a page: its elements, and their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


PLAIN_TAGS = {
    "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "pre", "ul", "li", "details", "summary", "strong",
}  # fmt: skip


def _is_markdown(text: str) -> None:
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    tags = _Tags()
    tags.feed(page)
    assert {tag for tag, _ in tags.found} <= PLAIN_TAGS
    assert {attributes for _, attributes in tags.found} <= {(), ("class",)}
    assert tags.comments == [" hclscan "]
    assert page.count("<details>") == page.count("</details>") == page.count("<summary>")
    for row in re.findall("<tr>(.*?)</tr>", page, re.DOTALL):
        assert row.count("<td") in (0, 3, 4), row
    for mention in re.finditer(r"@\w", re.sub(r"<code[ >].*?</code>", "", page, flags=re.DOTALL)):
        raise AssertionError(page[mention.start() - 50 : mention.end() + 20])


CHECKS = {
    "text": _is_text,
    "json": _is_json,
    "sarif": _is_sarif,
    "junit": _is_junit,
    "gitlab": _is_gitlab,
    "github": _is_github,
    "markdown": _is_markdown,
}


def test_every_format_has_a_reader() -> None:
    assert CHECKS.keys() == FORMATS.keys()


def _tags(page: str) -> Iterator[str]:
    tags = _Tags()
    tags.feed(MarkdownIt("commonmark", {"html": True}).render(page))
    return (tag for tag, _ in tags.found)


def test_the_reader_of_markdown_notices_what_is_no_text() -> None:
    assert {"a", "img", "script"} <= set(_tags(PAYLOADS["markdown"] + "\n\n" + PAYLOADS["html"]))
