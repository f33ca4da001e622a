"""Kustomizations are built where that is asked for, by a program that is not trusted; else they are said not to be applied."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from hclscan.kubernetes import build as building
from hclscan.kubernetes.build import BuildFailed, build, builder
from hclscan.kubernetes.kustomize import kustomizations
from hclscan.kubernetes.load import load_manifests
from hclscan.options import ScanOptions
from hclscan.resources import Evaluation, Resource
from hclscan.scan import evaluate

BASE = """\
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: ClusterIP
  ports:
    - name: http
      port: 80
"""

PATCH = "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: LoadBalancer\n"

OVERLAY = "namespace: portal-staging\nnameSuffix: -stg\nresources: [../../base]\npatches:\n- path: public.yaml\n"

OUTPUT = """\
apiVersion: v1
data: {a: b}
kind: ConfigMap
metadata:
  name: generated-h5k2
  namespace: portal-staging
---
apiVersion: v1
kind: Service
metadata:
  name: web-stg
  namespace: portal-staging
spec:
  ports:
  - name: http
    port: 80
  type: LoadBalancer
"""


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "k8s/base/kustomization.yaml": "resources: [web.yaml]\n",
        "k8s/base/web.yaml": BASE,
        "k8s/overlays/staging/kustomization.yaml": OVERLAY,
        "k8s/overlays/staging/public.yaml": PATCH,
        "k8s/other/pod.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: alone}\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Puts a program called `kustomize` on PATH, alone: a text of Python."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def put(text: str) -> None:
        file = folder / "kustomize"
        file.write_text(f"#!{sys.executable}\nimport os, sys\n{text}\n", encoding="utf-8")
        file.chmod(0o755)

    return put


def built(tree: Path) -> Evaluation:
    return evaluate(["k8s"], ScanOptions(cache=False, jobs=1, kustomize=True))


def by_address(evaluation: Evaluation) -> dict[str, Resource]:
    return {one.address: one for one in evaluation.resources}


pytestmark = pytest.mark.skipif(os.name != "posix", reason="the programs of these tests are scripts")


def test_what_is_built_takes_the_place_of_its_files(tree: Path, program: Any) -> None:
    program(f"assert sys.argv[1:] == ['build', {str(tree / 'k8s/overlays/staging')!r}], sys.argv\nprint({OUTPUT!r})")
    evaluation = built(tree)
    assert not evaluation.errors
    assert not evaluation.notes
    found = by_address(evaluation)
    assert sorted(found) == ["ConfigMap/portal-staging/generated-h5k2", "Pod/default/alone", "Service/portal-staging/web-stg"]
    assert found["Service/portal-staging/web-stg"].attrs["manifest"]["spec"]["type"] == "LoadBalancer"
    assert found["Service/portal-staging/web-stg"].environment == "staging"
    assert found["Service/portal-staging/web-stg"].root == "k8s"


def test_what_is_built_is_placed_where_it_is_written(tree: Path, program: Any) -> None:
    program(f"print({OUTPUT!r})")
    found = by_address(built(tree))
    service = found["Service/portal-staging/web-stg"]
    assert service.location.path == "k8s/base/web.yaml"
    assert service.locate(("manifest", "spec", "ports", 0, "port"))[1].start_line == 9
    assert service.locate(("manifest", "spec", "type"))[0] == ("manifest", "spec")  # the patch set it
    assert set(service.places) >= {("manifest", "spec"), ("manifest", "spec", "ports", 0, "port")}
    assert len(service.places) == len(list(service.places))
    assert found["ConfigMap/portal-staging/generated-h5k2"].location.path == "k8s/overlays/staging/kustomization.yaml"


def test_without_being_asked_nothing_is_built(tree: Path, program: Any) -> None:
    program("sys.exit('not asked')")
    evaluation = evaluate(["k8s"], ScanOptions(cache=False, jobs=1))
    assert sorted(by_address(evaluation)) == ["Pod/default/alone", "Service/default/web"]
    (note,) = evaluation.notes
    assert note.startswith("kustomizations are not applied (k8s/overlays/staging/kustomization.yaml)")


def test_without_a_program_files_are_scanned_and_a_note_says_so(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    evaluation = built(tree)
    assert "Service/default/web" in by_address(evaluation)
    assert evaluation.notes[0].endswith("neither kustomize nor kubectl is on PATH")


def test_what_cannot_be_built_is_reported_and_scanned_as_files(tree: Path, program: Any) -> None:
    program("print('first', file=sys.stderr); sys.exit('Error: no such patch')")
    evaluation = built(tree)
    assert [str(one.message) for one in evaluation.errors] == ["The kustomization cannot be built: Error: no such patch"]
    assert evaluation.errors[0].location.path == "k8s/overlays/staging/kustomization.yaml"
    assert "Service/default/web" in by_address(evaluation)


@pytest.mark.parametrize(
    "entry", ["https://example.org/x.yaml", "github.com/acme/x?ref=v1", "git@example.org:x.git", "ssh://example.org/x"]
)
def test_nothing_is_fetched(tree: Path, program: Any, entry: str) -> None:
    program("sys.exit('it was started')")
    (tree / "k8s/base/kustomization.yaml").write_text(f"resources: [web.yaml, '{entry}']\n", encoding="utf-8")
    evaluation = built(tree)
    assert not evaluation.errors
    assert any("is not fetched" in note for note in evaluation.notes)


def test_the_program_has_no_home_and_no_way_out(tree: Path, program: Any) -> None:
    program(
        "for name in ('HOME', 'GIT_ALLOW_PROTOCOL', 'HTTPS_PROXY', 'AWS_PROFILE'): print(f'{name}: {os.environ.get(name)}')"
    )
    lines = dict(line.split(": ") for line in build(builder() or (), "k8s").splitlines())
    assert lines["HOME"] != os.environ.get("HOME")
    assert lines["GIT_ALLOW_PROTOCOL"] == "none"
    assert lines["AWS_PROFILE"] == "None"


def test_the_program_has_little_time(program: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    program("import time; time.sleep(60)")
    monkeypatch.setattr(building, "MAX_SECONDS", 0.3)
    with pytest.raises(BuildFailed, match=r"longer than 0\.3 seconds"):
        build(builder() or (), ".")


def test_the_output_is_bounded(program: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    program("while True: print('a: b' * 1000)")
    monkeypatch.setattr(building, "MAX_OUTPUT", 1024 * 1024)
    with pytest.raises(BuildFailed, match="more than 1 MiB"):
        build(builder() or (), ".")


def test_components_and_what_others_build_on_are_not_built_by_themselves() -> None:
    texts = {
        "a/kustomization.yaml": "resources: [../b, x.yaml]\ncomponents: [../c]\n",
        "b/kustomization.yaml": "bases: [../d/]\npatchesStrategicMerge: [p.yaml]\n",
        "c/kustomization.yaml": "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [y.yaml]\n",
        "d/kustomization.yaml": "resources: [../b, z.yaml]\n",
        "e/kustomization.yaml": "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n",
    }
    (outer,) = kustomizations([load_manifests(path, text) for path, text in texts.items()])
    assert outer.directory == "a"
    assert outer.files == frozenset(
        {*(path for path in texts if path[0] in "abcd"), "a/x.yaml", "b/p.yaml", "c/y.yaml", "d/z.yaml"}
    )


@pytest.mark.skipif(shutil.which("kustomize") is None and shutil.which("kubectl") is None, reason="there is no kustomize")
def test_kustomize_builds_the_tree(tree: Path) -> None:
    evaluation = built(tree)
    assert not evaluation.errors
    service = by_address(evaluation)["Service/portal-staging/web-stg"]
    assert service.attrs["manifest"]["spec"]["type"] == "LoadBalancer"
    assert service.locate(("manifest", "spec", "ports", 0, "port"))[1].start_line == 9
