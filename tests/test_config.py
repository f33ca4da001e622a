"""`.hclscan.yaml`: found upwards, read strictly, and below the command line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from hclscan.cli import run
from hclscan.config import KEYS, find_config, load_config
from hclscan.errors import HclscanError
from hclscan.findings import Severity

DISK = 'resource "aws_ebs_volume" "NAME" {\n  encrypted = ENCRYPTED\n}\n'


def disk(name: str = "a", encrypted: str = "false") -> str:
    return DISK.replace("NAME", name).replace("ENCRYPTED", encrypted)


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))


def write(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def scanned(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[Any]]:
    """The exit status of a scan, and its findings."""
    status = run(["scan", "--format", "json=report.json", *arguments])
    capsys.readouterr()
    return status, json.loads(Path("report.json").read_text(encoding="utf-8"))["findings"]


def names(findings: list[Any]) -> list[str]:
    return [f"{one['policy_id']} {one['resource']['address']}" for one in findings]


# -- where it is ---------------------------------------------------------------------------------------------------------


def test_the_nearest_configuration_above_the_first_path_counts() -> None:
    write({".hclscan.yaml": "", "a/b/main.tf": "", "a/.hclscan.yaml": "", "c/main.tf": ""})
    here = Path().resolve()
    assert find_config(["a/b", "c"]) == here / "a/.hclscan.yaml"
    assert find_config(["a/b/main.tf"]) == here / "a/.hclscan.yaml"
    assert find_config(["c"]) == here / ".hclscan.yaml"
    assert find_config([]) == here / ".hclscan.yaml"
    assert find_config(["-"]) == here / ".hclscan.yaml"


def test_no_configuration_is_looked_for_above_a_repository() -> None:
    write({".hclscan.yaml": "", "repository/.git/HEAD": "", "repository/infra/main.tf": ""})
    assert find_config(["repository/infra"]) is None


# -- what it says --------------------------------------------------------------------------------------------------------

EVERYTHING = """\
paths: [infra]
exclude: ["*_test.tf", /legacy/]
select: [HCL_ENC]
ignore: HCL_ENC_003
severity: {HCL_ENC_001: critical}
fail-on: low
environment: [staging]
environments:
  staging: {paths: [infra/stg/], names: ["recette-*"]}
inputs: {public_ports: [443], days: 30, share: 0.5, on: true, level: advisory}
policies: [rules]
var-files:
  infra: [envs/staging.tfvars, [envs/base.tfvars, envs/production.tfvars]]
baseline: known.json
format: [text, sarif=out/report.sarif]
require-reason: false
limits: {steps: 9000000, instances-per-block: 5}
"""


def test_a_configuration_says_all_this() -> None:
    write({"project/.hclscan.yaml": EVERYTHING})
    config = load_config(Path("project/.hclscan.yaml"), trusted=True)
    assert config.paths == ("project/infra",)
    assert config.exclude == ("*_test.tf", "/legacy/")
    assert (config.select, config.ignore) == (("HCL_ENC",), ("HCL_ENC_003",))
    assert (config.severity, config.fail_on) == ({"HCL_ENC_001": Severity.CRITICAL}, Severity.LOW)
    assert config.environment == ("staging",)
    (pattern,) = config.environments
    assert (pattern.environment, pattern.paths, pattern.names) == ("staging", ("infra/stg/",), ("recette-*",))
    assert config.inputs == {"public_ports": (443,), "days": 30, "share": "0.5", "on": True, "level": "advisory"}
    assert config.policies == (Path("project/rules"),)
    assert config.var_files == {
        "project/infra": (
            ("project/envs/staging.tfvars",),
            ("project/envs/base.tfvars", "project/envs/production.tfvars"),
        )
    }
    assert config.baseline == Path("project/known.json")
    assert config.format == ("text", "sarif=project/out/report.sarif")
    assert config.require_reason is False
    assert (config.limits.steps, config.limits.instances_per_block) == (9_000_000, 5)
    assert set(config.places) == set(KEYS)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct: [HCL_ENC]\n", ".hclscan.yaml:1:1: Unknown key 'selct' in the configuration: did you mean 'select'"),
        ("\nfail-on: hihg\n", ".hclscan.yaml:2:10: Unknown severity 'hihg': did you mean 'high'"),
        ("severity: {HCL_ENC: grave}\n", ".hclscan.yaml:1:21: Unknown severity 'grave'"),
        ("severity: high\n", "severity must be a mapping"),
        ("paths: {a: b}\n", "paths must be a list of texts"),
        ("paths: [1]\n", "an element of paths must be a text"),
        ("environments: {staging: [a]}\n", "Environment 'staging' must be a mapping: with the keys paths and names"),
        ("environments: {staging: {path: [a]}}\n", "Unknown key 'path' in environment 'staging': did you mean 'paths'"),
        ("var-files: {infra: a.tfvars}\n", "The variable files of 'infra' must be a list"),
        ("require-reason: sometimes\n", "require-reason must be true or false"),
        ("select: [A]\nselect: [B]\n", ".hclscan.yaml:2:1: Key 'select' is given twice"),
        ("[a]\n", "The configuration must be a mapping"),
        ("a: [\n", "Invalid YAML"),
        ("a: &a [*a]\n", "nested too deeply"),
        ("policies: [rules]\n", "Policies are only loaded by a configuration that is trusted"),
        ("paths: [../elsewhere]\n", "'../elsewhere' lies outside the directory of the configuration"),
        ("baseline: /etc/passwd\n", "'/etc/passwd' lies outside"),
        ("format: [json=../report.json]\n", "'../report.json' lies outside"),
        ("var-files: {infra: [/etc/passwd]}\n", "'/etc/passwd' lies outside"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(text: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    write({".hclscan.yaml": text, "main.tf": disk()})
    assert run(["scan"]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert ".hclscan.yaml:" in error


def test_an_empty_configuration_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    write({".hclscan.yaml": "# nothing yet\n", "main.tf": disk()})
    assert scanned(capsys)[0] == 1


def test_a_link_that_leaves_the_directory_is_not_followed_by_an_untrusted_configuration() -> None:
    write({"outside/policy.hcl": "", "project/.hclscan.yaml": "paths: [link]\n"})
    Path("project/link").symlink_to("../outside")
    with pytest.raises(HclscanError, match="lies outside the directory of the configuration"):
        load_config(Path("project/.hclscan.yaml"), trusted=False)


# -- what it does --------------------------------------------------------------------------------------------------------


def test_the_configuration_decides_what_is_scanned_and_how(capsys: pytest.CaptureFixture[str]) -> None:
    write({".hclscan.yaml": "paths: [infra]\nselect: [HCL_ENC_001]\n", "infra/main.tf": disk(), "other/main.tf": disk("b")})
    assert scanned(capsys) == (1, scanned(capsys)[1])
    assert names(scanned(capsys)[1]) == ["HCL_ENC_001 aws_ebs_volume.a"]
    assert names(scanned(capsys, "other")[1]) == ["HCL_ENC_001 aws_ebs_volume.b"]
    assert scanned(capsys, "--select", "HCL_PUB_001") == (0, [])
    assert len(scanned(capsys, "--no-config", "--select", "HCL_ENC_001")[1]) == 2


def test_severities_and_the_threshold_are_those_of_the_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    write({".hclscan.yaml": "select: [HCL_ENC_001]\nseverity: {HCL_ENC: low}\n", "main.tf": disk()})
    status, findings = scanned(capsys)
    assert (status, findings[0]["severity"]) == (0, "low")
    assert scanned(capsys, "--fail-on", "low")[0] == 1
    write({".hclscan.yaml": "select: [HCL_ENC_001]\nseverity: {HCL: low, HCL_ENC_001: critical, HCL_ENC: medium}\n"})
    assert scanned(capsys)[1][0]["severity"] == "critical"


def test_a_named_or_trusted_configuration_may_load_policies(capsys: pytest.CaptureFixture[str]) -> None:
    rule = 'resource_policy "aws_ebs_volume" "r" {\n  enforce {\n    condition = false\n  }\n}\n'
    write({".hclscan.yaml": "select: [own]\npolicies: [rules]\n", "rules/own.policy.hcl": rule, "main.tf": disk()})
    assert run(["scan"]) == 2
    assert "--trust-config" in capsys.readouterr().err
    assert names(scanned(capsys, "--trust-config")[1]) == ["own aws_ebs_volume.a"]
    assert names(scanned(capsys, "--config", ".hclscan.yaml")[1]) == ["own aws_ebs_volume.a"]


def test_inputs_of_the_configuration_come_after_those_of_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    rule = (
        'input "most" {\n  type = number\n  default = 5\n}\n'
        'resource_policy "aws_ebs_volume" "r" {\n  enforce {\n    condition = attrs.size <= input.most\n  }\n}\n'
    )
    text = 'resource "aws_ebs_volume" "a" {\n  size = 8\n}\n'
    write({"c.yaml": "policies: [rules]\nselect: [own]\ninputs: {most: 9}\n", "rules/own.policy.hcl": rule, "main.tf": text})
    assert scanned(capsys, "--policies", "rules", "--select", "own")[0] == 1
    assert scanned(capsys, "--config", "c.yaml")[0] == 0
    assert scanned(capsys, "--config", "c.yaml", "--input", "most=7")[0] == 1


def test_what_is_excluded_is_left_out_even_when_it_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    write(
        {
            ".hclscan.yaml": 'select: [HCL_ENC_001]\nexclude: ["/old/", "*.skip.yaml", "!old/keep/"]\n',
            "main.tf": disk(),
            "old/main.tf": disk("b"),
            "new/old/main.tf": disk("c"),
        }
    )
    assert names(scanned(capsys, ".")[1]) == ["HCL_ENC_001 aws_ebs_volume.a", "HCL_ENC_001 aws_ebs_volume.c"]
    assert scanned(capsys, "old/main.tf") == (0, [])


def test_what_git_ignores_is_left_out_unless_it_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    write(
        {
            ".git/HEAD": "",
            ".gitignore": "generated/\n/x/*.tf\n",
            "x/.gitignore": "!kept.tf\n",
            "generated/main.tf": disk("a"),
            "y/generated/main.tf": disk("b"),
            "x/lost.tf": disk("c"),
            "x/kept.tf": "",
            "y/main.tf": disk("d"),
        }
    )
    arguments = ("--select", "HCL_ENC_001")
    found = names(scanned(capsys, ".", *arguments)[1])
    assert "HCL_ENC_001 aws_ebs_volume.d" in found
    assert "HCL_ENC_001 aws_ebs_volume.a" not in found
    assert "HCL_ENC_001 aws_ebs_volume.b" not in found
    assert names(scanned(capsys, "generated", *arguments)[1]) == ["HCL_ENC_001 aws_ebs_volume.a"]


# -- environments --------------------------------------------------------------------------------------------------------


def test_configured_patterns_come_before_what_tags_say(capsys: pytest.CaptureFixture[str]) -> None:
    text = disk().replace("}", '  tags = { Environment = "recette-2" }\n}')
    write(
        {
            ".hclscan.yaml": (
                "select: [HCL_ENC_001]\nenvironments:\n  acceptance: {names: [recette-*]}\n  lab: {paths: [sites/*/lab/]}\n"
            ),
            "main.tf": text,
            "sites/north/lab/main.tf": disk("b"),
            "sites/north/prod/main.tf": disk("c"),
        }
    )
    found = {one["resource"]["address"]: one["resource"]["environment"] for one in scanned(capsys)[1]}
    assert found == {"aws_ebs_volume.a": "acceptance", "aws_ebs_volume.b": "lab", "aws_ebs_volume.c": "production"}
    assert names(scanned(capsys, "--environment", "lab")[1]) == ["HCL_ENC_001 aws_ebs_volume.b"]


def test_all_environments_count_when_the_command_line_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    write({".hclscan.yaml": "select: [HCL_ENC_001]\nenvironment: staging\n", "prod/main.tf": disk()})
    assert scanned(capsys) == (0, [])
    assert scanned(capsys, "--all-environments")[0] == 1
    assert run(["scan", "--all-environments", "--environment", "test"]) == 2


def test_a_root_module_is_evaluated_once_for_each_of_its_variable_files(capsys: pytest.CaptureFixture[str]) -> None:
    text = 'variable "on" {}\n' + disk("a", "var.on") + disk("b", "!var.on") + disk("c", "false")
    write(
        {
            ".hclscan.yaml": ("select: [HCL_ENC_001]\nvar-files:\n  infra: [envs/staging.tfvars, envs/production.tfvars]\n"),
            "infra/main.tf": text,
            "envs/staging.tfvars": "on = false\n",
            "envs/production.tfvars": "on = true\n",
        }
    )
    status, findings = scanned(capsys)
    assert status == 1
    assert {one["resource"]["address"][-1]: one["resource"]["environments"] for one in findings} == {
        "a": ["staging"],
        "b": ["production"],
        "c": ["staging", "production"],
    }
    assert {one["resource"]["address"][-1] for one in scanned(capsys, "--environment", "staging")[1]} == {"a", "c"}
    run(["scan"])
    assert "aws_ebs_volume.c (staging, production)" in capsys.readouterr().out


# -- config show ---------------------------------------------------------------------------------------------------------


def test_the_configuration_in_force_is_shown_with_where_it_comes_from(capsys: pytest.CaptureFixture[str]) -> None:
    write({".hclscan.yaml": "select: [HCL_ENC]\nfail-on: high\n", "main.tf": ""})
    assert run(["config", "show", "--ignore", "HCL_ENC_003"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("# .hclscan.yaml\n")
    assert 'select: ["HCL_ENC"]  # .hclscan.yaml:1\n' in shown
    assert 'ignore: ["HCL_ENC_003"]  # command line\n' in shown
    assert 'fail-on: "high"  # .hclscan.yaml:2\n' in shown
    assert "exclude: []  # default\n" in shown
    assert run(["config", "show", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert list(document) == list(KEYS)
    assert document["fail-on"] == {"value": "high", "origin": ".hclscan.yaml:2"}


@pytest.mark.parametrize(
    ("limits", "complaint"),
    [
        ("{steps: 99999999}", "The limit of steps is only raised by a configuration that is trusted"),
        ("{steps: 0}", "The limit of steps must be a whole number of at least 1"),
        ("{steps: many}", "The limit of steps must be a whole number of at least 1"),
        ("{step: 1}", "step"),
    ],
)
def test_limits_are_read_strictly_and_raised_by_trusted_configurations_only(limits: str, complaint: str) -> None:
    write({".hclscan.yaml": f"limits: {limits}\n"})
    with pytest.raises(HclscanError, match=complaint):
        load_config(Path(".hclscan.yaml"), trusted=False)


def test_a_configuration_that_is_not_trusted_may_lower_a_limit() -> None:
    write({".hclscan.yaml": "limits: {steps: 10}\n"})
    assert load_config(Path(".hclscan.yaml"), trusted=False).limits.steps == 10
