"""Manifests to resources, in groups."""

from __future__ import annotations

import pytest

from hclscan.hcl.source import Location
from hclscan.hcl.values import Reference
from hclscan.kubernetes.resources import groups, load_group, load_groups
from hclscan.policy.lookup import Lookup


def manifest(kind: str, metadata: str = "name: web", api_version: str = "v1", rest: str = "") -> str:
    return f"apiVersion: {api_version}\nkind: {kind}\nmetadata: {{{metadata}}}\n{rest}"


def addresses(files: dict[str, str]) -> dict[str, list[str]]:
    return {each.root: [resource.address for resource in each.resources] for each in load_groups(files).sets}


def address(text: str, path: str = "a.yaml") -> str:
    resources, _, _ = load_group(".", {path: text})
    return resources.resources[0].address


def test_a_manifest_is_what_terraform_calls_a_kubernetes_manifest() -> None:
    text = manifest("Ingress", "name: web, namespace: staging", rest="spec: {tls: []}\n")
    resources, diagnostics, notes = load_group("k8s", {"k8s/web.yaml": text})
    (ingress,) = resources.by_type["kubernetes_manifest"]
    assert not diagnostics
    assert not notes.skipped
    assert (ingress.address, ingress.name, ingress.mode, ingress.root) == ("Ingress/staging/web", "web", "managed", "k8s")
    assert ingress.attrs.reference == Reference("resource", "Ingress/staging/web")
    assert ingress.attrs["manifest"]["spec"] == {"tls": ()}
    assert ingress.location == Location("k8s/web.yaml", 1, 1, 4, 16)


def test_the_longest_written_part_of_a_path_is_located() -> None:
    resources, _, _ = load_group(".", {"a.yaml": manifest("Ingress", rest="spec: {tls: []}\n")})
    (ingress,) = resources.resources
    assert ingress.locate(("manifest", "spec", "rules", 0)) == (("manifest", "spec"), Location("a.yaml", 4, 1, 4, 16))
    assert ingress.locate(("manifest", "status"))[0] == ("manifest",)
    assert ingress.locate(("other",)) == ((), ingress.location)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (manifest("Pod"), "Pod/default/web"),
        (manifest("Pod", "name: web, namespace: ''"), "Pod/default/web"),
        (manifest("Job", "generateName: migrate-, namespace: lab"), "Job/lab/migrate-*"),
        (manifest("StorageClass", "name: fast"), "StorageClass/fast"),
        (manifest("StorageClass", "name: fast, namespace: x"), "StorageClass/fast"),
        (manifest("Pod", "name: 5, namespace: true"), "Pod/default/5"),
        (manifest("EncryptionConfiguration", ""), "EncryptionConfiguration/enc.yaml"),
        ("apiVersion: v1\nkind: Pod\nmetadata: 7\n", "Pod/enc.yaml"),
    ],
)
def test_an_address_names_kind_namespace_and_name(text: str, expected: str) -> None:
    assert address(text, "k8s/enc.yaml") == expected


def test_a_definition_in_the_group_says_which_of_its_kinds_have_no_namespace() -> None:
    definition = manifest("CustomResourceDefinition", rest="spec: {scope: Cluster, names: {kind: Realm}}\n")
    files = {"k/b.yaml": definition, "k/a.yaml": manifest("Realm", "name: main")}
    assert addresses(files) == {"k": ["Realm/main", "CustomResourceDefinition/web"]}


def test_manifests_with_the_same_address_are_both_kept() -> None:
    assert addresses({"a.yaml": manifest("Pod"), "b.yaml": manifest("Pod")}) == {".": ["Pod/default/web"] * 2}


def test_manifests_with_the_same_address_have_attributes_of_their_own() -> None:
    files = {"a.yaml": manifest("Pod"), "b.yaml": manifest("Pod") + "spec: {hostNetwork: true}\n"}
    (group,) = load_groups(files).sets
    lookup = Lookup(group)
    first, second = group.resources
    assert "spec" not in lookup.attrs(first)["manifest"]
    assert lookup.attrs(second)["manifest"]["spec"] == {"hostNetwork": True}
    assert lookup.find(second.identity) is second


# -- groups --------------------------------------------------------------------------------------------------------------


def test_a_group_is_the_topmost_directory_with_manifests_and_all_below_it() -> None:
    paths = ["k8s/web/a.yaml", "k8s/b.yaml", "k8s/web/sub/c.yaml", "other/x/d.yaml", "other/y/e.yaml", "k8s-2/f.yaml"]
    assert groups(paths) == {
        "k8s": ("k8s/b.yaml", "k8s/web/a.yaml", "k8s/web/sub/c.yaml"),
        "k8s-2": ("k8s-2/f.yaml",),
        "other/x": ("other/x/d.yaml",),
        "other/y": ("other/y/e.yaml",),
    }


def test_a_manifest_in_the_current_directory_makes_one_group_of_what_is_below() -> None:
    assert groups(["a.yaml", "k/b.yaml", "../c.yaml", "../../d/e.yaml"]) == {
        ".": ("a.yaml", "k/b.yaml"),
        "..": ("../c.yaml",),
        "../../d": ("../../d/e.yaml",),
    }


def test_absolute_paths_are_grouped_too() -> None:
    assert groups(["/a.yaml", "/k/b.yaml"]) == {"/": ("/a.yaml", "/k/b.yaml")}


def test_files_without_manifests_make_no_group() -> None:
    files = {"values.yaml": "apiVersion: 1\nkind: 2\n", "x/a.yaml": manifest("Pod"), "y/a.yaml": manifest("Pod")}
    assert addresses(files) == {"x": ["Pod/default/web"], "y": ["Pod/default/web"]}


def test_the_configuration_of_a_tool_does_not_join_the_groups_below_it() -> None:
    tool = "apiVersion: tool/v1\nkind: Config\n"
    files = {"tool.yaml": tool, "x/a.yaml": manifest("Pod"), "x/tool.yaml": tool, "y/a.yaml": manifest("Pod")}
    assert addresses(files) == {
        ".": ["Config/tool.yaml"],
        "x": ["Pod/default/web", "Config/tool.yaml"],
        "y": ["Pod/default/web"],
    }


def test_the_order_of_files_does_not_matter() -> None:
    files = {f"{directory}/{name}.yaml": manifest("Pod", f"name: {name}") for directory in "ba" for name in "cab"}
    assert load_groups(files).sets == load_groups(dict(reversed(files.items()))).sets
    assert [each.root for each in load_groups(files).sets] == ["a", "b"]


def test_a_broken_file_is_reported_beside_the_resources_of_the_others() -> None:
    loaded = load_groups({"a.yaml": manifest("Pod"), "b.yaml": manifest("Pod", rest="spec: [\n")})
    assert [each.address for each in loaded.sets[0].resources] == ["Pod/default/web"]
    assert [each.location.path for each in loaded.diagnostics] == ["b.yaml"]


# -- what is left out ----------------------------------------------------------------------------------------------------

TEMPLATE = manifest("Pod", "name: '{{ .Release.Name }}'")


def test_the_templates_of_a_chart_are_left_out_with_one_note() -> None:
    files = {
        "charts/web/templates/a.yaml": TEMPLATE,
        "charts/web/templates/sub/b.yaml": manifest("ConfigMap", rest="data: {a: '{{ .Values.a }}'}\n"),
        "charts/web/templates/plain.yaml": manifest("Pod"),
        "charts/web/crds/c.yaml": manifest("Pod", rest="data: {a: '{{ b }}'}\n"),
    }
    loaded = load_groups(files, charts=["charts/web"])
    assert len(loaded.notes.skipped) == 1
    assert loaded.notes.skipped[0].startswith("charts/web: the templates of this Helm chart are not scanned")
    assert [len(each.resources) for each in loaded.sets] == [1, 1]


def test_a_chart_in_the_current_directory_is_known_too() -> None:
    assert load_groups({"templates/a.yaml": TEMPLATE}, charts=["."]).notes.skipped[0].startswith(".: ")


def test_a_template_outside_charts_is_left_out_with_a_note_of_its_own() -> None:
    loaded = load_groups({"a.yaml": TEMPLATE, "b.yaml": TEMPLATE})
    assert not loaded.sets
    assert [note.partition(":")[0] for note in loaded.notes.skipped] == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize(
    "patches",
    [
        "patches:\n- path: tls.yaml\n- path: ../base/../base/size.yaml\n- target: {kind: Pod}\n",
        "patchesStrategicMerge:\n- tls.yaml\n- ../base/size.yaml\n- |-\n  apiVersion: v1\n  kind: Pod\n",
    ],
)
def test_patches_of_a_kustomization_are_not_judged_as_manifests(patches: str) -> None:
    files = {
        "k/o/kustomization.yaml": patches,
        "k/o/tls.yaml": manifest("Ingress"),
        "k/base/size.yaml": manifest("Pod"),
        "k/all.yaml": manifest("Pod"),
    }
    loaded = load_groups(files)
    assert [each.location.path for group in loaded.sets for each in group.resources] == ["k/all.yaml"]
    (note,) = loaded.notes.skipped
    assert note.startswith("kustomizations are not applied (k/o/kustomization.yaml), so ")
    assert "kustomize build" in note


def test_a_kustomization_that_only_lists_files_hides_nothing() -> None:
    assert not load_groups({"kustomization.yaml": "resources: [a.yaml]\n", "a.yaml": manifest("Pod")}).notes.skipped


def test_a_kustomization_is_no_resource() -> None:
    text = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\npatches: 5\n"
    assert [len(each.resources) for each in load_groups({"kustomization.yaml": text, "a.yaml": manifest("Pod")}).sets] == [1]
