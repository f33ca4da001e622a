"""Texts to manifests: what is read, where it is, and what is passed over."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from hclscan.hcl.limits import LIMITS
from hclscan.hcl.source import Location
from hclscan.kubernetes import load
from hclscan.kubernetes.compose import Composer, Document, Refused
from hclscan.kubernetes.load import ManifestFile, load_manifests

INGRESS = """\
# The portal.
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: staging
spec:
  rules:
    - host: a.example
      http: {paths: [{path: /}]}
    - host: b.example   # second

# the end
"""


def at(start_line: int, start_column: int, end_line: int, end_column: int) -> Location:
    return Location("k8s/web.yaml", start_line, start_column, end_line, end_column)


def loaded(text: str, path: str = "k8s/web.yaml") -> ManifestFile:
    return load_manifests(path, text)


def manifest(body: str) -> str:
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n" + body


def value_of(body: str) -> dict[str, object]:
    (found,) = loaded(manifest(body)).manifests
    return found.value


def summaries(file: ManifestFile) -> list[str]:
    return [diagnostic.summary for diagnostic in file.diagnostics]


def test_a_manifest_is_read_into_plain_values() -> None:
    (ingress,) = loaded(INGRESS).manifests
    assert ingress.value == {
        "apiVersion": "networking.k8s.io/v1",
        "kind": "Ingress",
        "metadata": {"name": "web", "namespace": "staging"},
        "spec": {"rules": ({"host": "a.example", "http": {"paths": ({"path": "/"},)}}, {"host": "b.example"})},
    }


def test_an_entry_is_placed_from_its_key_to_the_end_of_its_value() -> None:
    places = loaded(INGRESS).manifests[0].places
    assert places["kind",] == at(3, 1, 3, 14)
    assert places["spec",] == at(7, 1, 11, 22)
    assert places["spec", "rules", 0, "http", "paths"] == at(10, 14, 10, 32)


def test_an_element_is_placed_by_itself() -> None:
    places = loaded(INGRESS).manifests[0].places
    assert places["spec", "rules", 1] == at(11, 7, 11, 22)
    assert places["spec", "rules", 0, "http", "paths", 0] == at(10, 22, 10, 31)


def test_a_manifest_is_placed_from_its_first_key_to_its_last_value() -> None:
    assert loaded(INGRESS).manifests[0].location == at(2, 1, 11, 22)


def test_places_are_known_for_written_paths_only() -> None:
    places = loaded(INGRESS).manifests[0].places
    assert ("spec", "tls") not in places
    assert ("spec", "rules", 2) not in places
    assert ("spec", "rules", -1) not in places
    assert ("spec", "rules", "0") not in places
    assert ("kind", "x") not in places
    assert len(places) == len(list(places)) == 16


def test_a_block_text_ends_with_its_last_line() -> None:
    text = manifest("data:\n  key: |\n    one\n    two\n\n\n# comment\nimmutable: true\n")
    assert loaded(text).manifests[0].places["data", "key"] == at(5, 3, 7, 8)


def test_columns_count_characters() -> None:
    text = manifest('data: {"é😀": "ü", b: c}\n')
    assert loaded(text).manifests[0].places["data", "b"] == at(4, 19, 4, 23)


def test_each_document_is_a_manifest_with_lines_of_the_file() -> None:
    file = loaded(f"---\n{INGRESS}--- # next\n{INGRESS}")
    assert [each.location.start_line for each in file.manifests] == [3, 17]


def test_windows_line_ends_are_read() -> None:
    (ingress,) = loaded(INGRESS.replace("\n", "\r\n")).manifests
    assert ingress.value == loaded(INGRESS).manifests[0].value
    assert ingress.location == at(2, 1, 11, 22)


def test_a_directive_before_the_first_document_is_accepted() -> None:
    assert len(loaded("%YAML 1.1\n---\n" + INGRESS).manifests) == 1


def test_items_of_a_list_are_manifests_with_their_own_places() -> None:
    text = "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: a}\n- 5\n"
    (pod,) = loaded(text).manifests
    assert pod.metadata("name") == "a"
    assert pod.location == at(4, 3, 6, 22)
    assert pod.places["metadata", "name"] == at(6, 14, 6, 21)


def test_items_of_a_typed_list_need_not_say_what_they_are() -> None:
    (found,) = loaded("apiVersion: v1\nkind: ConfigMapList\nitems:\n- metadata: {name: a}\n").manifests
    assert (found.api_version, found.kind, found.metadata("name")) == ("v1", "ConfigMap", "a")


def test_a_kind_that_ends_in_list_without_items_is_a_manifest() -> None:
    assert [each.kind for each in loaded("apiVersion: a/v1\nkind: AllowList\nspec: {}\n").manifests] == ["AllowList"]


def test_json_is_read_with_places() -> None:
    text = '{\n\t"apiVersion": "v1",\n\t"kind": "Secret", "metadata":{"name":"s\\/\\ud83d\\ude00\\ud800"}\n}\n'
    (secret,) = loaded(text, "s.json").manifests
    assert secret.metadata("name") == "s/😀\ufffd"
    assert secret.places["kind",] == Location("s.json", 3, 2, 3, 18)
    assert secret.location == Location("s.json", 1, 1, 4, 2)


def test_a_doubled_backslash_before_a_surrogate_is_no_escape() -> None:
    text = json.dumps({"apiVersion": "v1", "kind": "A", "x": "\\ud83d", "y": "😀"})
    assert loaded(text, "s.json").manifests[0].value["x"] == "\\ud83d"


# -- aliases and merge keys ----------------------------------------------------------------------------------------------


def test_aliases_repeat_what_they_name_and_point_at_it() -> None:
    text = manifest("base: &base\n  cpu: 1\nother: *base\n")
    (found,) = loaded(text).manifests
    assert found.value["other"] == {"cpu": 1}
    assert found.places["other",] == at(6, 1, 6, 13)
    assert found.places["other", "cpu"] == at(5, 3, 5, 9)


def test_what_is_written_wins_over_what_is_merged() -> None:
    value = value_of("a: &a {x: 1, k: 1}\nb: &b {k: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 0\nd: {k: 9, <<: *b}\n")
    assert value["c"] == {"x": 0, "k": 1, "z": 2}
    assert value["d"] == {"k": 9, "z": 2}


def test_a_quoted_merge_key_is_a_key() -> None:
    assert value_of('c: {"<<": 1}\n')["c"] == {"<<": 1}


def test_merging_what_is_no_mapping_is_reported() -> None:
    file = loaded(manifest("c: {<<: 1, a: 2}\n"))
    assert summaries(file) == ["Invalid merge key"]
    assert file.manifests[0].value["c"] == {"a": 2}


@pytest.mark.parametrize("body", ["a: *nowhere\n", "a: &a [*a]\n"])
def test_an_alias_to_nothing_complete_is_reported(body: str) -> None:
    assert summaries(loaded(manifest(body))) == ["Unknown alias"]


def test_an_alias_bomb_is_refused_and_the_bound_is_named() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    file = loaded(manifest("\n".join(lines)) + "\n---\n" + INGRESS)
    assert summaries(file) == ["The aliases expand to too much"]
    assert "100,000" in file.diagnostics[0].detail
    assert [each.kind for each in file.manifests] == ["Ingress"]


def test_repeating_a_long_text_counts_as_repeating_much() -> None:
    body = f"a: &a {'x' * 1_000_000}\nb: [{', '.join(['*a'] * 100)}]\n"
    assert summaries(loaded(manifest(body))) == ["The aliases expand to too much"]


def test_many_documents_cannot_share_out_a_bomb() -> None:
    bomb = manifest(f"a: &a [{', '.join('x' * 2000)}]\nb: [{', '.join(['*a'] * 20)}]\n")
    assert summaries(loaded("---\n".join([bomb] * 4))) == ["The aliases expand to too much"] * 2


# -- what is wrong is reported -------------------------------------------------------------------------------------------


def test_a_duplicate_key_is_reported_and_the_last_one_counts() -> None:
    file = loaded(manifest("data:\n  a: 1\n  a: 2\n"))
    assert file.manifests[0].value["data"] == {"a": 2}
    (diagnostic,) = file.diagnostics
    assert (diagnostic.summary, diagnostic.location, diagnostic.excerpt) == ("Duplicate key", at(6, 3, 6, 4), "  a: 2")


def test_many_duplicate_keys_are_reported_a_few_times() -> None:
    assert len(loaded(manifest("a: 1\n" * 1000)).diagnostics) == 20


def test_many_broken_documents_are_reported_a_few_times() -> None:
    assert len(loaded("apiVersion: v1\nkind: Pod\nd: [\n---\n" * 100).diagnostics) == 20


def test_the_nodes_of_a_file_are_bounded() -> None:
    file = load_manifests("a.yaml", "---\n".join([INGRESS] * 5), replace(LIMITS, yaml_nodes=60))
    assert summaries(file) == ["The file is too large"]
    assert len(file.manifests) == 2


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_is_bounded(opening: str) -> None:
    body = "d:\n " + opening * 20_000
    assert summaries(loaded(manifest(body))) == ["The document is nested too deeply"]


def test_nesting_within_the_bound_is_read() -> None:
    depth = LIMITS.yaml_depth - 1
    assert not loaded(manifest(f"d: {'[' * depth}{']' * depth}\n")).diagnostics


def test_a_syntax_error_in_one_document_does_not_hide_the_others() -> None:
    file = loaded(f"{INGRESS}---\napiVersion: v1\nkind: Pod\nspec: [\n---\n{INGRESS}")
    assert len(file.manifests) == 2
    (diagnostic,) = file.diagnostics
    assert diagnostic.summary == "Invalid YAML"
    assert diagnostic.location.start_line in (17, 18)


@pytest.mark.parametrize("character", ["\x01", "é\x01"])
def test_a_control_character_is_reported_at_its_place(character: str) -> None:
    (diagnostic,) = loaded(manifest(f"d: {character}\n")).diagnostics
    assert diagnostic.location.start_line == 4
    assert diagnostic.location.start_column == 3 + len(character)


def test_a_mapping_as_key_is_reported() -> None:
    file = loaded(manifest("d: {{a: b}: c, e: f}\n").replace("{{", "{ {"))
    assert summaries(file) == ["Unsupported key"]
    assert file.manifests[0].value["d"] == {"e": "f"}


# -- what is not meant is passed over ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: 1\n",
        "services: {web: {image: nginx}}\n",
        "apiVersion: v2\nname: chart\n",
        "apiVersion: [1]\nkind: Pod\n",
        "apiVersion: v1\nkind:\n",
        "a: 1\na: 2\n# apiVersion kind\n",
        "- apiVersion: v1\n  kind: Pod\n",
        "broken: [\n# apiVersion kind\n",
        '{"$schema": "x", "properties": {"apiVersion": {}, "kind": {}}, }}',
    ],
)
def test_what_is_not_a_manifest_is_passed_over_in_silence(text: str) -> None:
    assert loaded(text) == ManifestFile("k8s/web.yaml")


def test_a_bomb_in_a_manifest_in_one_line_is_not_passed_over() -> None:
    assert summaries(loaded("{apiVersion: v1, kind: Pod, spec: " + "[" * 200)) == ["The document is nested too deeply"]


# -- templates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\n",
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: '{{ .Release.Name }}-web'\n",
        "{{- if .Values.enabled }}\napiVersion: v1\nkind: Pod\n{{- end }}\n",
        "apiVersion: v1\nkind: Pod\nspec:\n  {{- toYaml .Values.spec | nindent 2 }}\n",
        INGRESS + "---\napiVersion: v1\nkind: Pod\nmetadata:\n  namespace: '{{ ns }}'\n",
    ],
)
def test_a_template_is_recognised(text: str) -> None:
    assert loaded(text) == ManifestFile("k8s/web.yaml", is_template=True)


def test_braces_in_a_text_make_no_template() -> None:
    file = loaded(manifest('data:\n  alert: "{{ $labels.pod }} is down"\n'))
    assert not file.is_template
    assert len(file.manifests) == 1


# -- properties ----------------------------------------------------------------------------------------------------------

TOKENS = (
    'apiVersion: v1\n¦kind: List\n¦items:\n¦- ¦a: ¦&a ¦*a¦<<: ¦? ¦[¦]¦{¦}¦{{¦\n¦,¦  ¦\t¦|\n¦"¦'
    "\\ud83d¦\\U00110000¦'¦---\n¦...\n"
    '¦%YAML 1.1\n¦!!int ¦!<¦!x ¦\ufeff¦é¦😀¦\u2028¦\x85¦\r¦\x00¦\x07¦#¦:¦1¦yes¦"apiVersion": "v1"¦"kind": "Pod"'
)
SNIPPETS = st.lists(st.sampled_from(TOKENS.split("¦"))).map("".join)


@given(SNIPPETS | st.text())
@example('apiVersion: v1\nkind: "\\U00110000"')
@example("\ufeff\ufeffapiVersion: v1\nkind: A\n")
def test_no_text_makes_a_traceback_and_all_places_are_in_the_file(body: str) -> None:
    for text in (body, "apiVersion: v1\nkind: Pod\n" + body, '{"apiVersion": "v1", "kind": "Pod", "x": ' + body + "}"):
        lines = text.split("\n")
        file = load_manifests("a.yaml", text)
        places = [diagnostic.location for diagnostic in file.diagnostics]
        places += [place for each in file.manifests for place in each.places.values()]
        for place in places:
            assert (1, 1) <= (place.start_line, place.start_column) <= (place.end_line, place.end_column)
            assert place.end_line <= len(lines)
            assert place.end_column <= len(lines[place.end_line - 1]) + 1


@given(SNIPPETS | st.text())
@example('"\\U00110000"')
@example('"\\ud800"')
def test_the_parser_of_pure_python_makes_no_traceback_either(text: str) -> None:
    read(text, yaml.SafeLoader)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(alphabet="abcé \"'{:", max_size=5), inner, max_size=4),
    max_leaves=20,
)


def as_tuples(value: object) -> object:
    if isinstance(value, list):
        return tuple(map(as_tuples, value))
    return {key: as_tuples(each) for key, each in value.items()} if isinstance(value, dict) else value


@given(VALUES, st.booleans(), st.sampled_from([None, 2]))
def test_what_json_writes_is_read_back(value: object, is_ascii: bool, indent: int | None) -> None:
    text = json.dumps({"apiVersion": "v1", "kind": "A", "x": value}, ensure_ascii=is_ascii, indent=indent)
    file = load_manifests("a.json", text)
    assert not file.diagnostics
    if "{{" not in text:
        assert file.manifests[0].value["x"] == as_tuples(value)


@given(VALUES)
def test_both_parsers_build_the_same(value: object) -> None:
    text = yaml.safe_dump(value, allow_unicode=True)
    by_python, by_c = read(text, yaml.SafeLoader), read(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    assert [each.value for each in by_python] == [each.value for each in by_c]
    assert [each.written for each in by_python] == [each.written for each in by_c]


def read(text: str, parser: type) -> list[Document]:
    try:
        return list(Composer(parser).documents(text))
    except Refused:
        return []


def test_without_libyaml_json_may_still_hold_tabs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "HAS_LIBYAML", False)
    monkeypatch.setattr(load, "Composer", lambda limits: Composer(yaml.SafeLoader, limits))
    assert len(loaded('{\n\t"apiVersion": "v1",\n\t"kind": "Pod"\n}\n').manifests) == 1
