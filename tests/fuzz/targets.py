"""What is fuzzed: one function for each kind of input, which takes any bytes and asserts what hclscan promises of them.

Hypothesis calls them in `make test`, libFuzzer through Atheris in `make fuzz`. A target knows no more than that the bytes are
the content of a file. An exception of any kind is a failure. What takes long, asking all policies and writing all reports, is
done when the call is to be `thorough`.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from hclscan.baseline import baseline_in
from hclscan.config_reader import ConfigReader
from hclscan.discovery import decode_source, shown_path, within
from hclscan.disk import Disk, digest
from hclscan.errors import HclscanError
from hclscan.excluded import Excluded
from hclscan.findings import Severity, Status
from hclscan.hcl import syntax
from hclscan.hcl.encoding import decode, encode
from hclscan.hcl.grammar import parse, parse_expression, parse_template
from hclscan.hcl.limits import LIMITS, Limits
from hclscan.hcl.source import MAX_EXCERPT, Diagnostic, Source
from hclscan.kubernetes.resources import load_groups
from hclscan.kubernetes.typed import with_manifests
from hclscan.parsing import Parser
from hclscan.policy.language import PolicyFile, read_policy
from hclscan.policy.metadata_reader import read_metadata, read_rules
from hclscan.policy.policies import Policy, PolicyRule, bind_policies
from hclscan.policy.rule_index import RuleIndex
from hclscan.resources import ResourceSet
from hclscan.strict_yaml import composed
from hclscan.suppress import Rules, suppress
from hclscan.terraform.json_syntax import parse_configuration, parse_variables
from hclscan.terraform.library import ModuleLibrary
from hclscan.terraform.load import RootOptions, RootResult, evaluate_root
from hclscan.terraform.plan import read_plan
from hclscan.terraform.syntaxes import SYNTAXES
from tests.fuzz.judging import PLANTED, all_policies, judged, lines_of, reported_findings
from tests.fuzz.promises import agree, contradicts, expressions, inside, nodes, reported, verdicts, with_hole

TREE = "/no/such/tree"
"""Where the files are said to be: nothing is read from the disk."""

BOUNDS = Limits(
    steps=40_000, memory=8_000_000, text=200_000, elements=20_000, instances_per_block=40, instances=60, module_depth=5,
    module_instances=20, nested_blocks=60,
)  # fmt: skip
"""Low, so that an execution is short and the bounds themselves are reached."""

GIVEN = ("a", "15", "", "true", '["a", "b"]', '{ a = "x" }', "null", "[]")
"""What variables without a default are given."""


def _shown(data: bytes) -> str | None:
    """The text of a file with these bytes; None when they are none, which must be said with a place."""
    text = decode_source(data, "attack")
    if isinstance(text, Diagnostic):
        assert text.location.start_line >= 1
        return None
    return text


def _chooser(data: bytes) -> Callable[[int], int]:
    """Numbers that the input decides: `choose(n)` is below n."""
    state = [zlib.crc32(data)]

    def choose(count: int) -> int:
        state[0] = (state[0] * 1_103_515_245 + 12_345) % 2**31
        return (state[0] >> 8) % count

    return choose


# -- syntax ----------------------------------------------------------------------------------------------------------------


def parser(data: bytes, thorough: bool = True) -> None:
    """HCL, its templates, and its JSON syntax: a tree whose nodes lie in the file, or a diagnostic that does."""
    text = _shown(data)
    if text is None:
        return
    source = Source.of("main.tf", text)
    sources = {"main.tf": text}
    tree = parse(source)
    if isinstance(tree, Diagnostic):
        reported((tree,), sources)
        assert tree.excerpt == source.line(tree.location.start_line)[:MAX_EXCERPT].rstrip("\r")
    else:
        _tree_holds(tree, text)
        assert parse(source) == tree
        assert decode(json.loads(json.dumps(encode(tree)))) == tree
    for other in (parse_template, parse_expression, parse_configuration, parse_variables):
        found = other(source)
        if isinstance(found, Diagnostic):
            reported((found,), sources)
        else:
            _spans_hold(found, text)


def _spans_hold(tree: Any, text: str) -> None:
    for node in nodes(tree):
        assert 0 <= node.start <= node.end <= len(text)


def _tree_holds(tree: syntax.Body, text: str) -> None:
    """The spans of all nodes lie in the file, and the text of an argument's value is read as that value again."""
    _spans_hold(tree, text)
    for node in list(expressions(tree))[:20]:
        written = text[node.start : node.end]
        if len(written) < 2_000:
            again = parse_expression(Source.of("x", f"({written}\n)"))
            assert isinstance(again, syntax.Parenthesized), (written, again)
            assert type(again.expression) is type(node), written


# -- modules ---------------------------------------------------------------------------------------------------------------

MODULE = """
variable "wanted" {
  default = "w"
}
resource "terraform_data" "inner" {
  count = 2
  input = var.wanted
}
output "value" {
  value = var.wanted
}
output "id" {
  value = terraform_data.inner[*].id
}
"""
"""A module that the fuzzed one may call as `./m`."""


def evaluator(data: bytes, thorough: bool = True) -> None:
    """A root module: resources and diagnostics with places in it; what is known stays when more is; nothing secret is shown."""
    text = _shown(data)
    if text is None:
        return
    sources = {f"{TREE}/main.tf": text, f"{TREE}/planted.tf": PLANTED, f"{TREE}/m/main.tf": MODULE}
    library = _library(sources)
    open_ = _evaluated(library, {})
    reported([*open_.diagnostics, *open_.warnings, *library.diagnostics], sources)
    resources = with_manifests(open_.resources)
    _placed(resources, sources)
    findings = reported_findings(resources, [*open_.diagnostics, *library.diagnostics], sources) if thorough else {}
    variables = _missing(library)
    if variables:
        choose = _chooser(data)
        given = {name: GIVEN[choose(len(GIVEN))] for name in variables}
        known = _evaluated(library, given)
        options = {f"--var {name}": text for name, text in given.items()}
        reported([*known.diagnostics, *known.warnings], {**sources, **options})
        _monotone(open_, known, findings, lines_of(sources))


def _library(sources: Mapping[str, str]) -> ModuleLibrary:
    """The modules of a tree that is on no disk."""
    names: dict[str, tuple[str, ...]] = {}
    for path in sources:
        directory, _, name = path.rpartition("/")
        names[directory] = (*names.get(directory, ()), name)
    digests = {path: digest(text) for path, text in sources.items()}
    disk = Disk(_texts=dict(sources), _digests=digests, _names=names)
    return ModuleLibrary(Parser(syntaxes=SYNTAXES, disk=disk, jobs=1))


def _evaluated(library: ModuleLibrary, variables: Mapping[str, str]) -> RootResult:
    return evaluate_root(TREE, TREE, library, RootOptions(variables, limits=BOUNDS))


def _missing(library: ModuleLibrary) -> list[str]:
    declared = library.load(TREE).variables
    return [name for name, one in declared.items() if one.block.body.attribute("default") is None]


def _placed(resources: ResourceSet, sources: Mapping[str, str]) -> None:
    """All resources, and what is written of them, are in the files."""
    for resource in resources.resources:
        inside(resource.location, sources)
        for place in (*resource.places.values(), *resource.via):
            inside(place, sources)


def _monotone(open_: RootResult, known: RootResult, findings: Any, lines: Mapping[str, Any]) -> None:
    """What was known, and decided, without the values of variables is the same with them, unless they are in error."""
    if known.diagnostics or open_.diagnostics:
        return
    for name, value in open_.outputs.items():
        assert not contradicts(value, known.outputs[name]), (name, value, known.outputs[name])
    now = {resource.address: resource for resource in known.resources.resources}
    for resource in open_.resources.resources:
        other = now.get(resource.address)
        if resource.certain and resource.mode != "provider" and "[*]" not in resource.address:
            assert other is not None, resource.address
        if other is not None:
            assert not contradicts(resource.attrs, other.attrs), (resource.address, resource.attrs, other.attrs)
    if findings:
        agree(findings, verdicts(with_manifests(known.resources), all_policies(), lines))


# -- manifests and plans ---------------------------------------------------------------------------------------------------


def manifests(data: bytes, thorough: bool = True) -> None:
    """Manifests in YAML and JSON: objects with places in the file; verdicts stay when less is known."""
    text = _shown(data)
    if text is None:
        return
    for path in ("a.yaml", "kustomization.yaml"):
        loaded = load_groups({path: text})
        reported(loaded.diagnostics, {path: text})
        for resources in loaded.sets:
            _placed(resources, {path: text})
            if thorough:
                judged(resources, list(loaded.diagnostics), {path: text}, _chooser(data))


def plans(data: bytes, thorough: bool = True) -> None:
    """Plans and states: resources with places in the file; verdicts stay when less is known."""
    text = _shown(data)
    if text is None:
        return
    result = read_plan("plan.json", text)
    reported(result.diagnostics, {"plan.json": text})
    _placed(result.resources, {"plan.json": text})
    if thorough:
        judged(with_manifests(result.resources), list(result.diagnostics), {"plan.json": text}, _chooser(data))


# -- policies --------------------------------------------------------------------------------------------------------------

JUDGED = """
resource "aws_s3_bucket" "a" {
  bucket = "logs"
  acl    = "private"
  tags   = { environment = "staging", n = 5, on = true, none = null }
  rule {
    enabled = true
    days    = [1, 2.5]
  }
}
resource "aws_s3_bucket_versioning" "a" {
  bucket = aws_s3_bucket.a.id
  versioning_configuration {
    status = var.status
  }
}
resource "aws_s3_bucket" "b" {
  bucket = var.name
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Resource = aws_s3_bucket.a.arn }] })
}
variable "status" {}
variable "name" {}
"""
"""What fuzzed policies judge."""


@cache
def _judged_resources() -> ResourceSet:
    library = _library({f"{TREE}/main.tf": JUDGED})
    return _evaluated(library, {}).resources


def policies(data: bytes, thorough: bool = True) -> None:
    """Policies and what is written beside them: refused with places, or evaluated; verdicts stay when less is known."""
    text = _shown(data)
    if text is None:
        return
    source = Source.of("p.policy.hcl", text)
    sources = {"p.policy.hcl": text}
    file = read_policy(source, parse)
    if not isinstance(file, PolicyFile):
        assert file
        reported(file, sources)
        for read in (read_metadata, read_rules):
            found: Any = read(source)
            if isinstance(found, tuple):
                reported(found, sources)
        return
    reported(file.warnings, sources)
    bound = bind_policies((_policy_of(file),), {})
    if any(isinstance(one, Diagnostic) for one in bound):
        reported(bound, sources)  # type: ignore[arg-type]
        return
    rules = RuleIndex(bound)  # type: ignore[arg-type]
    known = verdicts(_judged_resources(), rules, {})
    for finding in known.values():
        inside(finding.location, {f"{TREE}/main.tf": JUDGED})
    agree(verdicts(with_hole(_judged_resources(), _chooser(data)), rules, {}), known)


def _policy_of(file: PolicyFile) -> Policy:
    rules = tuple(PolicyRule(f"{position}", rule, file) for position, rule in enumerate(file.rules))
    return Policy("P", "title", Severity.HIGH, True, "", (), rules, (file,), Path("."), loose=True)


# -- configuration ---------------------------------------------------------------------------------------------------------

RULES = Rules(("HCL_ENC_001", "HCL_PUB_001"), ("HCL_ENC_001",), datetime.date(2026, 1, 1))


@cache
def _neighbours() -> tuple[Any, ...]:
    """Findings in another file."""
    text = 'resource "aws_db_instance" "a" {\n  storage_encrypted = false\n}\n'
    result = _evaluated(_library({f"{TREE}/main.tf": text}), {})
    found = tuple(verdicts(result.resources, all_policies(), {}).values())
    assert any(one.status is Status.FAIL for one in found)
    return found


def configuration(data: bytes, thorough: bool = True) -> None:
    """What stands beside scanned files: it points nowhere else, raises no bound, and hides nothing of its neighbours."""
    text = _shown(data)
    if text is None:
        return
    source = Source.of(".hclscan.yaml", text)
    node = composed(source)
    if isinstance(node, Diagnostic):
        reported((node,), {".hclscan.yaml": text})
    else:
        reader = ConfigReader(source, Path(TREE), trusted=False)
        config = reader.config(node)
        reported(reader.wrong, {".hclscan.yaml": text})
        if not reader.wrong:
            _is_harmless(config)
    with contextlib.suppress(HclscanError):
        baseline_in(text, Path("baseline.json"))
    lines = {"attack.tf": tuple(text.split("\n")), f"{TREE}/main.tf": ()}
    outcome = suppress(_neighbours(), (), lines, RULES)
    assert outcome.findings == _neighbours()
    reported(outcome.warnings, {"attack.tf": text})


def _is_harmless(config: Any) -> None:
    assert config.policies == ()
    for path in (
        *config.paths,
        *config.var_files,
        *(file for sets in config.var_files.values() for one in sets for file in one),
    ):
        assert within(str(Path(path).resolve()), TREE), path
    for path in (*filter(None, [config.baseline]), *(one.partition("=")[2] for one in config.format if one.partition("=")[2])):
        assert within(str(Path(path).resolve()), TREE), path
    for name in LIMITS.__dataclass_fields__:
        assert 1 <= getattr(config.limits, name) <= getattr(LIMITS, name)
    assert config.directory == shown_path(TREE)
    options = config.options()
    Excluded(options.exclude, options.home).is_excluded("a/b.tf")
    options.environment_names.of({"environment": "staging"}, path="a/b.tf")


TARGETS: Mapping[str, Callable[..., None]] = {
    "parser": parser,
    "evaluator": evaluator,
    "manifests": manifests,
    "plans": plans,
    "policies": policies,
    "configuration": configuration,
}
"""The targets by name: those of the corpus, the regressions, and the harnesses."""
