"""Policies are loaded from folders: strictly, with the place of what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hclscan.errors import HclscanError
from hclscan.findings import Severity
from hclscan.hcl.grammar import parse
from hclscan.hcl.source import Diagnostic, Source
from hclscan.hcl.syntax import Body
from hclscan.policy.load import load_policies
from hclscan.policy.policies import PolicySet, bind_policies
from tests.policy.examples import rule, written

METADATA = """\
id: HCL_ENC_001
title: Storage is encrypted
severity: high
default: true
why: Because.
references: [GDPR Art. 32]
rules:
  r:
    fix: encrypted = true
"""


def load(*folders: Path) -> PolicySet:
    result = load_policies(folders, parse)
    assert isinstance(result, PolicySet), [str(one) for one in result]
    return result


def problems(folder: Path) -> list[str]:
    result = load_policies([folder], parse, show=lambda path: path.relative_to(folder).as_posix())
    assert not isinstance(result, PolicySet)
    return [str(one) for one in result]


def a_policy(folder: Path, metadata: str = METADATA, **files: str) -> Path:
    return written(folder, **{"enc___policy__yaml": metadata, "enc___aws__policy__hcl": rule("true"), **files})


def test_a_folder_with_metadata_is_one_policy(tmp_path: Path) -> None:
    a_policy(tmp_path, enc___google__policy__hcl=rule("true").replace('"r"', '"s"'), enc___aws__policytest__hcl="")
    text = METADATA + "  s:\n    fix: x\n    severity: critical\n"
    (tmp_path / "enc" / "policy.yaml").write_text(text)
    (policy,) = load(tmp_path).policies
    assert (policy.id, policy.title, policy.severity, policy.default) == (
        "HCL_ENC_001",
        "Storage is encrypted",
        Severity.HIGH,
        True,
    )
    assert (policy.why, policy.references) == ("Because.", ("GDPR Art. 32",))
    assert [(one.label, one.fix, one.severity) for one in policy.rules] == [
        ("r", "encrypted = true", None),
        ("s", "x", Severity.CRITICAL),
    ]
    assert [path.name for path in policy.tests] == ["aws.policytest.hcl"]


def test_a_fix_may_be_one_for_each_type(tmp_path: Path) -> None:
    fixes = "  r:\n    fix:\n      aws_kms_*: key = true\n      aws_sqs_queue: queue = true\n      '*': other = true\n"
    a_policy(tmp_path, METADATA.partition("  r:")[0] + fixes)
    (policy,) = load(tmp_path).policies
    (one,) = policy.rules
    shown = {type_: one.fix_on(type_) for type_ in ("aws_sqs_queue", "aws_kms_key", "aws_sqs_queue_policy")}
    assert shown == {"aws_sqs_queue": "queue = true", "aws_kms_key": "key = true", "aws_sqs_queue_policy": "other = true"}


def test_fixes_by_type_are_checked(tmp_path: Path) -> None:
    a_policy(tmp_path, METADATA.partition("  r:")[0] + "  r:\n    fix:\n      aws_sqs_queue: [1]\n")
    assert problems(tmp_path) == [
        "enc/policy.yaml:10:22: fix of 'aws_sqs_queue' must be a text",
        'enc/policy.yaml:10:7: There is no fix for other types: write one under "*", even if there are no others today',
    ]


def test_a_loose_file_is_a_policy_of_its_own(tmp_path: Path) -> None:
    written(tmp_path, my_rules__policy__hcl=rule("true"), **{"sub___our-tags__policy__hcl": rule("true")})
    loaded = load(tmp_path)
    assert loaded.ids == ("my_rules", "our_tags")
    assert loaded.policies[0].title == "my rules"
    assert loaded.defaults == ("my_rules", "our_tags")
    assert load(tmp_path / "my_rules.policy.hcl").ids == ("my_rules",)


def test_policies_are_ordered_by_id_whatever_their_folders_are_called(tmp_path: Path) -> None:
    a_policy(tmp_path / "z")
    a_policy(tmp_path / "a", METADATA.replace("ENC_001", "PUB_001"))
    assert load(tmp_path).ids == ("HCL_ENC_001", "HCL_PUB_001")


def test_hidden_folders_and_examples_hold_no_policies(tmp_path: Path) -> None:
    a_policy(tmp_path)
    written(tmp_path, enc___examples___x__policy__hcl="broken {", __git___x__policy__hcl="broken {")
    assert load(tmp_path).ids == ("HCL_ENC_001",)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda text: text.replace("title:", "titel:"), "enc/policy.yaml:2:1: Unknown key 'titel' in policy.yaml: did you"),
        (lambda text: text.replace("title: Storage is encrypted\n", ""), "policy.yaml has no 'title'"),
        (lambda text: text.replace("HCL_ENC_001", "ENC1"), "enc/policy.yaml:1:5: Invalid id 'ENC1'"),
        (lambda text: text.replace("HCL_ENC_001", "HCL_ENX_001"), "Unknown family 'ENX': did you mean 'ENC'"),
        (lambda text: text.replace("high", "hihg"), "enc/policy.yaml:3:11: Unknown severity 'hihg': did you mean 'high'"),
        (lambda text: text.replace("default: true", "default: yes"), "enc/policy.yaml:4:10: default must be true or false"),
        (lambda text: text.replace("[GDPR Art. 32]", "GDPR"), "references must be a list of texts"),
        (lambda text: text.replace("why: Because.", "why: [a]"), "why must be a text"),
        (lambda text: text.replace("why: Because.", "why: 5"), "why must be a text"),
        (lambda text: text + "default: false\n", "enc/policy.yaml:10:1: Key 'default' is given twice"),
        (lambda text: text.replace("    fix:", "    fixx:"), "Rule 'r' has no fix"),
        (lambda text: text.replace("    fix:", "    fixx:"), "policy.yaml:9:5: Unknown key 'fixx' in rule 'r': did you mean"),
        (lambda text: text.replace("  r:", "  q:"), "aws.policy.hcl:2:1: Rule 'r' has no fix: add it to aws.rules.yaml"),
        (lambda text: text.replace("  r:", "  rr:"), "enc/policy.yaml:8:3: There is no rule 'rr' in this policy"),
        (lambda text: text.replace("  r:\n    fix: encrypted = true", "  r: text"), "Rule 'r' must be a mapping"),
        (lambda text: "[]", "enc/policy.yaml:1:1: policy.yaml must be a mapping"),
        (lambda text: "a: [", "Invalid YAML"),
        (lambda text: "", "policy.yaml must be a mapping"),
        (lambda text: "a: \0", "Invalid YAML"),
        (lambda text: "[" * 5000, "Invalid YAML"),
        (lambda text: "a: !!python/object:os.system {}\n", "Unknown key 'a'"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_metadata_is_named_with_its_place(tmp_path: Path, change: Callable[[str], str], message: str) -> None:
    a_policy(tmp_path, change(METADATA))
    assert any(message in one for one in problems(tmp_path)), problems(tmp_path)


def test_how_rules_are_met_may_stand_beside_them(tmp_path: Path) -> None:
    a_policy(
        tmp_path,
        enc___google__policy__hcl=rule("true", type_="google_x").replace('"r"', '"s"'),
        enc___google__rules__yaml="s:\n  fix: kms_key = x\n  severity: critical\n",
    )
    (policy,) = load(tmp_path).policies
    assert [(one.label, one.fix, one.severity) for one in policy.rules] == [
        ("r", "encrypted = true", None),
        ("s", "kms_key = x", Severity.CRITICAL),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("r:\n  fix: x\n", "google.rules.yaml:1:1: Rule 'r' has two fixes: first at"),
        ("s:\n  fix: x\n", "google.rules.yaml:1:1: There is no rule 's' in this policy"),
        ("s: x\n", "google.rules.yaml:1:4: Rule 's' must be a mapping"),
        ("", "google.rules.yaml:1:1: The file is empty"),
        ("[", "Invalid YAML"),
    ],
)
def test_what_is_wrong_in_a_rules_file_is_named_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    a_policy(tmp_path, enc___google__rules__yaml=text)
    assert any(message in one for one in problems(tmp_path)), problems(tmp_path)


def test_rules_of_one_policy_have_different_names(tmp_path: Path) -> None:
    a_policy(tmp_path, enc___google__policy__hcl=rule("true", type_="google_x"))
    assert any("Rule 'r' is written twice in this policy" in one for one in problems(tmp_path))


def test_a_policy_without_rules_is_reported(tmp_path: Path) -> None:
    written(tmp_path, enc___policy__yaml=METADATA)
    assert any("This policy has no rules" in one for one in problems(tmp_path))


def test_an_id_belongs_to_one_policy(tmp_path: Path) -> None:
    a_policy(tmp_path / "a")
    a_policy(tmp_path / "b")
    assert any("Policy HCL_ENC_001 exists twice: first in a/enc" in one for one in problems(tmp_path))


def test_a_broken_rule_is_reported_with_its_place_and_all_others_too(tmp_path: Path) -> None:
    a_policy(tmp_path, enc___aws__policy__hcl="resource_policy", more__policy__hcl=rule("var.x"))
    found = problems(tmp_path)
    assert any(one.startswith("enc/aws.policy.hcl:1:1") for one in found)
    assert any("more.policy.hcl:6:1: There is no symbol 'var'" in one for one in found)


def test_line_ends_and_a_byte_order_mark_are_read_as_in_any_text(tmp_path: Path) -> None:
    a_policy(tmp_path)
    file = tmp_path / "enc" / "aws.policy.hcl"
    text = file.read_text()
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() + b"\r# end\r\n")
    (policy,) = load(tmp_path).policies
    assert policy.files[0].source.text == text + "\n# end\n" == file.read_text(encoding="utf-8-sig")


def test_a_link_that_leads_nowhere_is_no_policy(tmp_path: Path) -> None:
    a_policy(tmp_path)
    (tmp_path / "enc" / "circle.policy.hcl").symlink_to("circle.policy.hcl")
    (tmp_path / "enc" / "gone.policy.hcl").symlink_to("nowhere.policy.hcl")
    (tmp_path / "enc" / "more.policy.hcl").symlink_to(tmp_path / "shared")
    (tmp_path / "shared").write_text(rule("true").replace('"r"', '"s"'))
    (tmp_path / "enc" / "more.rules.yaml").write_text("s:\n  fix: x\n")
    (policy,) = load(tmp_path).policies
    assert [Path(file.source.path).name for file in policy.files] == ["aws.policy.hcl", "more.policy.hcl"]


@pytest.mark.parametrize("linked", ["enc/more.policy.hcl", "enc/policy.yaml"])
def test_a_linked_file_of_a_policy_is_shown_by_what_it_leads_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linked: str
) -> None:
    a_policy(tmp_path)
    monkeypatch.chdir(tmp_path)
    link = tmp_path / linked
    (tmp_path / "shared").write_bytes(link.read_bytes() if link.exists() else b"policy {\n")
    (tmp_path / "enc" / "wrong.policy.hcl").write_text("policy {\n")
    link.unlink(missing_ok=True)
    link.symlink_to(tmp_path / "shared")
    found = load_policies([tmp_path], parse)
    assert not isinstance(found, PolicySet)
    places = {one.location.path for one in found}
    assert "enc/wrong.policy.hcl" in places
    assert ("shared" in places) == linked.endswith(".hcl")
    assert "enc/more.policy.hcl" not in places


def test_a_file_that_is_no_text_is_reported(tmp_path: Path) -> None:
    (tmp_path / "x.policy.hcl").write_bytes(b"\xff\xfe\x00")
    assert problems(tmp_path) == ["x.policy.hcl:1:1: The file cannot be read: it is not UTF-8"]


@pytest.mark.parametrize("name", ["missing", "."])
def test_a_path_without_policies_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(HclscanError):
        load_policies([tmp_path / name], parse)


def test_files_are_parsed_by_the_parser_that_is_given(tmp_path: Path) -> None:
    a_policy(tmp_path)
    seen = []

    def remembering(source: Source) -> Body | Diagnostic:
        seen.append(source.path)
        return parse(source)

    load_policies([tmp_path], remembering, show=lambda path: path.name)
    assert seen == ["aws.policy.hcl"]


# -- inputs --------------------------------------------------------------------------------------------------------------


def bound(folder: Path, declaration: str, **given: object) -> object:
    """The value of input `x`, or what is wrong with it."""
    written(folder, p__policy__hcl=rule("true", before=f'input "x" {{\n{declaration}\n}}'))
    loaded = load(folder)
    result = bind_policies(loaded.policies, given)
    first = result[0]
    if isinstance(first, Diagnostic):
        return str(first).split(": ", 1)[1]
    return first.inputs_of(loaded.policies[0].files[0])["x"]


@pytest.mark.parametrize(
    ("declaration", "given", "result"),
    [
        ("type = number", {"x": "2"}, 2),
        ("type = number", {"x": 2}, 2),
        ("type = string", {"x": 2}, "2"),
        ("type = bool", {"x": "true"}, True),
        ("type = list(string)", {"x": '["a", "b"]'}, ("a", "b")),
        ("type = list(number)", {"x": ("1",)}, (1,)),
        ("type = any", {"x": (1, "a")}, (1, "a")),
        ("type = object({ a = optional(number, 5) })", {"x": "{}"}, {"a": 5}),
        ("type = number\ndefault = 3", {}, 3),
        ("type = list(string)\ndefault = []", {}, ()),
        ("type = number\nnullable = true", {}, None),
        ("type = string\ndefault = null\nnullable = true", {}, None),
        ("type = number", {}, "Input 'x' has no value: give it one, or add a default"),
        (
            "type = number",
            {"x": "many"},
            "The value of input 'x' does not have its type: number is needed: a number is required",
        ),
        ("type = number", {"x": None}, "Input 'x' must not be null: add nullable = true to allow it"),
    ],
)
def test_inputs_are_converted_to_their_type(tmp_path: Path, declaration: str, given: dict[str, object], result: object) -> None:
    assert bound(tmp_path, declaration, **given) == result


@pytest.mark.parametrize(
    ("level", "given", "problem"),
    [
        ("input.l", {"l": "advisory"}, ""),
        ("local.l", {"l": "mandatory_overridable"}, ""),
        ("input.l", {"l": "mandatry"}, "Unknown enforcement level: did you mean 'mandatory'"),
        ("input.l", {"l": "x"}, "Unknown enforcement level: expected advisory, mandatory, mandatory_overridable"),
        ("null", {"l": "x"}, "Unknown enforcement level"),
        ("core::upper([])", {"l": "x"}, "The enforcement level cannot be evaluated"),
    ],
)
def test_the_enforcement_level_is_one_of_three(tmp_path: Path, level: str, given: dict[str, object], problem: str) -> None:
    before = 'input "l" { type = string }\nlocals { l = input.l }'
    written(tmp_path, p__policy__hcl=rule("true", before=before, inside=f"enforcement_level = {level}"))
    result = bind_policies(load(tmp_path).policies, given)
    found = result[0].message if isinstance(result[0], Diagnostic) else ""
    assert found.startswith(problem)
    assert bool(found) is bool(problem)
