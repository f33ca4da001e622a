"""What `helm template` writes is placed in the templates that it names."""

from __future__ import annotations

import io

import pytest

from hclscan.discovery import STDIN_NAME
from hclscan.kubernetes.rendered import by_template
from hclscan.options import ScanOptions
from hclscan.resources import Resource
from hclscan.scan import evaluate

RENDERED = """\
---
# Source: portal/templates/web.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
---
# Source: portal/charts/db/templates/db.yaml
apiVersion: v1
kind: Service
metadata: {name: db}
---
# Source: portal/templates/web.yaml
# of the web
apiVersion: v1
kind: ConfigMap
metadata: {name: web}
"""


def scanned(monkeypatch: pytest.MonkeyPatch, text: str) -> list[Resource]:
    class Input:
        buffer = io.BytesIO(text.encode())

    monkeypatch.setattr("sys.stdin", Input())
    return list(evaluate(["-"], ScanOptions(cache=False, jobs=1)).resources)


def test_documents_are_placed_in_their_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    places = {one.address: (one.location.path, one.location.start_line) for one in scanned(monkeypatch, RENDERED)}
    assert places == {
        "Service/default/web": ("portal/templates/web.yaml", 1),
        "Service/default/db": ("portal/charts/db/templates/db.yaml", 1),
        "ConfigMap/default/web": ("portal/templates/web.yaml", 6),
    }


def test_a_chart_and_its_dependencies_are_one_group(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {one.root for one in scanned(monkeypatch, RENDERED)} == {"."}


def test_what_names_no_template_keeps_its_lines() -> None:
    own = "apiVersion: v1\nkind: Pod\n"
    texts = by_template(RENDERED + "---\n" + own, STDIN_NAME)
    assert texts[STDIN_NAME] == "\n" * RENDERED.count("\n") + "---\n" + own
    assert by_template(own, STDIN_NAME) == {STDIN_NAME: own}


@pytest.mark.parametrize("path", ["/etc/passwd", "../x/y.yaml", "a/../../b.yaml", "a", "a/\x1b[31m.yaml", "a/" + "b" * 400])
def test_a_path_that_is_none_of_a_chart_is_not_taken_for_one(path: str) -> None:
    text = f"---\n# Source: {path}\napiVersion: v1\nkind: Pod\n"
    assert by_template(text, STDIN_NAME) == {STDIN_NAME: text}


def test_windows_line_ends_are_read() -> None:
    assert list(by_template(RENDERED.replace("\n", "\r\n"), STDIN_NAME)) == [
        "portal/templates/web.yaml",
        "portal/charts/db/templates/db.yaml",
    ]


def test_braces_in_what_was_rendered_make_no_template(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "---\n# Source: a/templates/r.yaml\napiVersion: v1\nkind: PrometheusRule\nmetadata: {name: r}\nspec: '{{ $x }}'\n"
    assert [one.address for one in scanned(monkeypatch, text)] == ["PrometheusRule/default/r"]
