"""The outcome of a trial as JUnit XML: a suite for each file, a case for each mock and expectation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO
from xml.etree import ElementTree

from hclscan.hcl.source import Diagnostic
from hclscan.policy.testing import MockResult
from hclscan.report.terminal import escape
from hclscan.workshop.examples import ExampleResult
from hclscan.workshop.trial import Trial
from hclscan.workshop.trial_text import title_of


def render(trial: Trial, stream: TextIO) -> None:
    """Write the outcome as one XML document. What keeps a file from running is an error of a case named after the file."""
    root = ElementTree.Element("testsuites", name="hclscan policy test")
    if trial.errors:
        _suite(root, "policies", (), trial.errors)
    for test in trial.tests:
        _suite(root, test.path, (_mock(test.path, one) for one in test.results), test.errors)
    for example in trial.examples:
        _suite(root, example.path, (_expectation(one) for one in example.results), example.errors)
    for attribute in ("tests", "failures", "errors", "skipped"):
        root.set(attribute, str(sum(int(suite.get(attribute, "0")) for suite in root)))
    ElementTree.indent(root)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n")


def _suite(root: ElementTree.Element, name: str, cases: Iterable[ElementTree.Element], errors: Iterable[Diagnostic]) -> None:
    suite = ElementTree.SubElement(root, "testsuite", name=escape(name))
    for error in errors:
        case = ElementTree.SubElement(suite, "testcase", classname=escape(name), name=escape(str(error.location)))
        ElementTree.SubElement(case, "error", message=escape(error.message)).text = escape(str(error))
    suite.extend(cases)
    suite.set("tests", str(len(suite)))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(len(suite.findall(f"testcase/{tag}"))))


def _case(path: str, line: int, name: str) -> ElementTree.Element:
    return ElementTree.Element("testcase", classname=escape(path), name=escape(name), file=escape(path), line=str(line))


def _fail(case: ElementTree.Element, title: str, expected: str, actual: str, messages: Iterable[str], place: str) -> None:
    failure = ElementTree.SubElement(case, "failure", message=escape(f"{title}: expected {expected}, got {actual}"))
    failure.text = escape("; ".join(messages)) + f" at {escape(place)}"


def _mock(path: str, result: MockResult) -> ElementTree.Element:
    case = _case(path, result.mock.location.start_line, result.mock.address)
    if result.status == "skipped":
        ElementTree.SubElement(case, "skipped")
    elif result.status == "fail":
        _fail(case, title_of(result), result.expected, result.actual, result.messages, str(result.mock.location))
    return case


def _expectation(result: ExampleResult) -> ElementTree.Element:
    expected = result.expected or "no finding"
    case = _case(result.location.path, result.location.start_line, f"{result.address} ({expected})")
    if result.status == "fail":
        _fail(case, "Unexpected result", expected, result.actual, result.messages, str(result.location))
    return case
