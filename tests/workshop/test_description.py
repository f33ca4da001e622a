"""Policies are described from what is written in them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from hclscan.errors import HclscanError
from hclscan.workshop import description_markdown, description_text, listing_json, listing_text
from hclscan.workshop.catalogue import catalogue, chosen, policies_of
from hclscan.workshop.description import Description, described, summarised
from tests.workshop.authoring import RULE, TESTS, policy, write

FAIL = '# expect: fail\nresource "aws_disk" "a" {\n  # expect: fail HCL_ENC_901\n  encrypted = false\n}\n'
PASS = '# expect: pass\nresource "aws_disk" "a" {\n  encrypted = true\n}\n'


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))


def description(**options: str) -> Description:
    (one,) = policies_of([policy(Path("disks"), **options)])
    return described(one)


def text(one: Description, *, prose: bool = False) -> str:
    stream = io.StringIO()
    description_text.render([one], stream, prose=prose)
    return stream.getvalue()


def test_the_text_says_what_is_demanded_why_and_how_it_is_met() -> None:
    rule = 'input "sizes" {\n  type = list(number)\n  default = [1, 2]\n  description = "Sizes."\n}\n' + RULE
    assert text(description(rule=rule, fail__tf=FAIL, pass__tf=PASS), prose=True) == (
        "HCL_ENC_901  Disks are encrypted\n"
        "severity high, encryption, on by default\n"
        "\n"
        "Why\n"
        "  A disk that is stolen tells nothing.\n"
        "\n"
        "What is demanded\n"
        "  disk (high): aws_disk\n"
        '    Disk ${core::try(attrs.name, "")} is plain.\n'
        "      Copies of a disk are as plain as the disk.\n"
        "      https://example.com/disks\n"
        "\n"
        "Resource types\n"
        "  aws: aws_disk\n"
        "\n"
        "Inputs\n"
        "  sizes (list(number), default [1, 2]): Sizes.\n"
        "\n"
        "Failing example (examples/fail.tf)\n"
        '    resource "aws_disk" "a" {\n'
        "      encrypted = false\n"
        "    }\n"
        "\n"
        "Passing example (examples/pass.tf)\n"
        '    resource "aws_disk" "a" {\n'
        "      encrypted = true\n"
        "    }\n"
        "\n"
        "How to fix\n"
        "  disk\n"
        "    encrypted = true\n"
        "\n"
        "References\n"
        "  GDPR Art. 32\n"
    )


def test_a_fix_of_some_types_is_shown_with_those_that_get_it() -> None:
    own = f"  filter = {_DISKS}\n  enforce"
    folder = policy(Path("disks"), rule=RULE.replace('"aws_disk"', '"aws_*"').replace("  enforce", own))
    metadata = (folder / "policy.yaml").read_text(encoding="utf-8").split("    fix:")[0]
    fixes = {"aws_disk": "this.a", "aws_d*k": "this.b", "aws_t*e": "this.c", '"*"': "this.d"}
    written = "".join(f"      {pattern}: key = {fix}\n" for pattern, fix in fixes.items())
    (folder / "policy.yaml").write_text(f"{metadata}    fix:\n{written}", encoding="utf-8")
    (one,) = policies_of([folder])
    (rule,) = described(one).rules
    assert rule.fix == "key = aws_file.this.d"
    assert rule.fixes == {
        "aws_disk": "key = aws_disk.this.a",
        "aws_deck, aws_dock": "key = aws_deck.this.b",
        "aws_t*e": "key = this.c",
    }


_DISKS = 'core::contains(["aws_disk", "aws_dock", "aws_deck", "aws_file"], meta.type)'


def test_without_prose_the_notes_of_the_authors_are_left_out() -> None:
    shown = text(description())
    assert "Copies of a disk" not in shown
    assert "https://" not in shown


def test_mocks_of_the_tests_stand_in_for_examples() -> None:
    one = description()
    assert [sample.text for sample in one.failing] == [
        'resource "aws_disk" "bad" {\n  attrs          = { encrypted = false }\n}'
    ]
    assert [sample.text for sample in one.passing] == ['resource "aws_disk" "good" {\n  attrs = { encrypted = true }\n}']
    assert "Failing example (aws.policytest.hcl, a mock of the tests)" in text(one)


def test_there_is_an_example_of_each_language() -> None:
    manifest = "# expect: fail HCL_ENC_901\nkind: Disk\n"
    one = description(a__tf=FAIL, c__yaml=manifest)
    assert [(sample.language, sample.origin) for sample in one.failing] == [
        ("hcl", "examples/a.tf"),
        ("yaml", "examples/c.yaml"),
    ]


def test_of_a_file_that_expects_this_and_that_the_resources_are_shown() -> None:
    other = '# expect: pass\nresource "aws_other" "o" {\n}\n'
    unknown = '# expect: unknown\nresource "aws_disk" "c" {\n  encrypted = var.on\n}\n'
    one = description(a__tf=other + unknown + "# Plain.\n" + FAIL + PASS.replace('"a"', '"b"'))
    assert [sample.text for sample in one.failing] == ['resource "aws_disk" "a" {\n  encrypted = false\n}']
    assert [sample.text for sample in one.passing] == ['resource "aws_disk" "b" {\n  encrypted = true\n}']


def test_of_a_file_of_manifests_the_documents_are_shown() -> None:
    text = "---\n# expect: fail\n# A disk.\nkind: Disk\nspec: 1\n---\n# expect: pass\nkind: Disk\nspec: 2\n"
    one = description(a__yaml=text)
    assert [sample.text for sample in one.failing] == ["kind: Disk\nspec: 1"]
    assert [sample.text for sample in one.passing] == ["kind: Disk\nspec: 2"]


@pytest.mark.parametrize(
    ("label", "filter_", "types"),
    [
        ("aws_disk", "true", ["aws_disk"]),
        ("aws_*", 'core::contains(["aws_b", "aws_a", "google_c"], meta.type)', ["aws_a", "aws_b"]),
        ("aws_*", "core::contains(local.types, meta.type) && attrs.x", ["aws_a", "aws_disk"]),
        ("aws_*", "core::contains(core::keys(local.table), meta.type)", ["aws_x", "aws_y"]),
        ("aws_*", 'meta.type == "aws_a" || "aws_b" == meta.type', ["aws_a", "aws_b"]),
        ("aws_*", "local.wanted", ["aws_a"]),
        ("aws_*", 'meta.type != "aws_a" && !core::contains(["aws_b"], meta.type)', ["aws_disk"]),
        ("aws_?*", "true", ["aws_?*"]),
    ],
)
def test_the_types_behind_a_pattern_are_those_its_filter_names_or_its_tests_show(
    label: str, filter_: str, types: list[str]
) -> None:
    head = 'locals {\n  types = ["aws_a", "aws_disk"]\n  table = { aws_x = 1, "aws_y" = 2 }\n}\n'
    own = f'  filter = {filter_}\n  locals {{\n    wanted = core::contains(["aws_a"], meta.type)\n  }}\n  enforce'
    (one,) = policies_of([policy(Path("disks"), rule=head + RULE.replace("aws_disk", label).replace("  enforce", own))])
    assert list(summarised(one).types) == types


@pytest.mark.parametrize(
    ("filter_", "kinds"),
    [
        ('core::try(attrs.manifest.kind, "") == "Ingress"', ["Ingress"]),
        ('core::contains(["Job", "CronJob"], attrs.manifest.kind)', ["CronJob", "Job"]),
        ("core::length(attrs.manifest) > 1", []),
    ],
)
def test_the_kinds_of_manifests_are_those_the_filter_names(filter_: str, kinds: list[str]) -> None:
    rule = RULE.replace("aws_disk", "kubernetes_manifest").replace("  enforce", f"  filter = {filter_}\n  enforce")
    (one,) = policies_of([policy(Path("disks"), rule=rule)])
    summary = summarised(one)
    assert list(summary.kinds) == kinds
    assert summary.types == ("kubernetes_manifest",)
    assert summary.providers == {"kubernetes": kinds or ["kubernetes_manifest"]}


def test_rules_on_providers_are_no_resource_types() -> None:
    rule = 'provider_policy "aws" "disk" {\n  enforce {\n    condition = true\n  }\n}\n'
    (one,) = policies_of([policy(Path("disks"), rule=rule)])
    assert summarised(one).types == ()
    assert summarised(one).providers == {"aws": ["the provider itself"]}


def test_nothing_in_a_policy_is_taken_for_markup() -> None:
    rule = RULE.replace("is plain.", "<script>*is* | `plain`.")
    page = description_markdown.markdown(description(rule=rule), prose=True)
    assert "\\<script\\>\\*is\\* \\| \\`plain\\`." in page
    assert page.startswith("# HCL_ENC_901: Disks are encrypted\n\nSeverity **high** · encryption · on by default\n")
    assert page.endswith("## References\n\n- GDPR Art. 32\n")


def test_policies_are_found_by_id_or_the_beginning_of_one_in_any_case() -> None:
    own = policies_of([policy(Path("a/disks")), policy(Path("b/disks"), "HCL_ENC_902")])
    assert [one.id for one in chosen(own, "hcl_enc_901")] == ["HCL_ENC_901"]
    assert [one.id for one in chosen(own, "HCL_ENC")] == ["HCL_ENC_901", "HCL_ENC_902"]
    with pytest.raises(HclscanError) as caught:
        chosen(own, "HCL_ECN_901")
    assert caught.value.hint == "did you mean HCL_ENC_901 or HCL_ENC_902 or HCL_ENC?"


def test_a_file_without_metadata_is_described_as_far_as_it_goes() -> None:
    write(
        Path("loose"), {"short-queues.policy.hcl": RULE, "short-queues.policytest.hcl": TESTS.replace("aws.", "short-queues.")}
    )
    (one,) = policies_of([Path("loose")])
    shown = text(described(one))
    assert shown.startswith("short_queues  short queues\nseverity high, on by default\n\nWhat is demanded\n")
    assert "How to fix" not in shown


def test_the_list_has_a_line_for_each_policy_and_the_json_its_types() -> None:
    own = [summarised(one) for one in policies_of([policy(Path("a/disks")), policy(Path("b/disks"), "HCL_ENC_902")])]
    stream = io.StringIO()
    listing_text.render(own, stream)
    assert stream.getvalue() == (
        "ID           SEVERITY  DEFAULT  RULES  TITLE\n"
        "HCL_ENC_901  high      on       1      Disks are encrypted\n"
        "HCL_ENC_902  high      on       1      Disks are encrypted\n"
    )
    stream = io.StringIO()
    listing_json.render(own, stream)
    assert json.loads(stream.getvalue())["policies"][0] == {
        "id": "HCL_ENC_901",
        "title": "Disks are encrypted",
        "family": "ENC",
        "severity": "high",
        "default": True,
        "rules": [
            {
                "label": "disk",
                "kind": "resource_policy",
                "pattern": "aws_disk",
                "resource_types": ["aws_disk"],
                "manifest_kinds": [],
                "level": "mandatory",
                "severity": "high",
            }
        ],
        "resource_types": ["aws_disk"],
        "manifest_kinds": [],
        "inputs": [],
        "references": ["GDPR Art. 32"],
    }


def test_every_shipped_policy_has_something_to_say_of_everything() -> None:
    for one in map(described, catalogue()):
        assert one.why
        assert one.references
        assert one.types
        assert all(rule.messages and rule.fix for rule in one.rules), one.id
        assert one.failing, one.id
        assert one.passing, one.id
        assert not [type_ for type_ in one.types if "*" in type_], one.id
