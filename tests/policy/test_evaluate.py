"""Filter, demands and their order, and what conditions make of missing, null and unknown values."""

from __future__ import annotations

import pytest

from hclscan.hcl.values import EvaluationError, OneOf, Sensitive, Unknown
from hclscan.policy.evaluate import Outcome, matches
from tests.policy.examples import FROM_OUTSIDE, outcome, resource, rule, value, verdict

ALLOW, DENY, UNKNOWN, ERROR = Outcome.ALLOW, Outcome.DENY, Outcome.UNKNOWN, Outcome.ERROR


# -- which rules apply ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "label", "matched"),
    [
        ("*", "aws_x", True),
        ("aws_*", "aws_x", True),
        ("aws_*", "my_aws_x", False),
        ("aws_s3", "aws_s3_bucket", False),
        ("*_bucket", "aws_s3_bucket", True),
        ("aws_*_policy", "aws_s3_bucket_policy", True),
        ("aws.x", "awsyx", False),
    ],
)
def test_a_star_in_a_label_stands_for_any_text(pattern: str, label: str, matched: bool) -> None:
    assert matches(pattern, label) is matched


def test_a_rule_of_another_type_does_not_apply() -> None:
    assert verdict(rule("false", type_="aws_other"), resource("aws_thing.it")) is None


def test_a_rule_for_updates_does_not_apply_to_what_is_created() -> None:
    assert verdict(rule("false", inside='operations = ["update"]'), resource("aws_thing.it")) is None


def test_a_plan_tells_the_operation_and_what_was_before() -> None:
    changed = resource("aws_thing.it", {"size": 1}, operation="update", prior={"size": 2})
    shrinks = rule("prior_attrs.size <= attrs.size", inside='operations = ["update"]')
    assert verdict(shrinks, changed).outcome is DENY  # type: ignore[union-attr]
    assert verdict(rule('meta.operation == "update"'), changed).outcome is ALLOW  # type: ignore[union-attr]


def test_what_is_replaced_is_created_and_changed() -> None:
    replaced = resource("aws_thing.it", {"size": 1}, operation="replace", prior={"size": 2})
    for operation in ("create", "update"):
        assert verdict(rule("attrs.size == 1", inside=f'operations = ["{operation}"]'), replaced) is not None


def test_what_does_not_change_is_judged_unless_a_rule_says_otherwise() -> None:
    same = resource("aws_thing.it", {"size": 1}, operation="no-op")
    assert verdict(rule("attrs.size == 1"), same) is not None
    assert verdict(rule("true", inside='operations = ["create"]'), same) is None


def test_no_operations_at_all_means_every_operation() -> None:
    found = verdict(rule("true", inside="operations = []"), resource("aws_thing.it"))
    assert found is not None


@pytest.mark.parametrize(
    ("test", "result"),
    [("true", DENY), ("false", None), ("attrs.open", UNKNOWN), ("attrs.missing", ERROR), ("null", ERROR), ('"false"', None)],
)
def test_the_filter_decides_whether_a_rule_applies(test: str, result: Outcome | None) -> None:
    found = verdict(rule("false", inside=f"filter = {test}"), resource("aws_thing.it", {"open": FROM_OUTSIDE}))
    assert (None if found is None else found.outcome) is result


# -- demands -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "result"),
    [
        ("true", ALLOW),
        ("false", DENY),
        ('"true"', ALLOW),
        ('"false"', DENY),
        ("attrs.open", UNKNOWN),
        ("null", ERROR),
        ('"yes"', ERROR),
        ("[]", ERROR),
        ("attrs.missing", ERROR),
    ],
)
def test_a_condition_gives_one_of_four_outcomes(condition: str, result: Outcome) -> None:
    assert outcome(condition, {"open": FROM_OUTSIDE}) is result


def test_every_demand_is_evaluated_and_the_worst_counts() -> None:
    conditions = ["true", "false", "attrs.open", "attrs.missing"]
    text = 'resource_policy "aws_thing" "r" {\n' + "\n".join(f"enforce {{ condition = {one} }}" for one in conditions) + "\n}"
    found = verdict(text, resource("aws_thing.it", {"open": FROM_OUTSIDE}))
    assert found is not None
    assert [one.outcome for one in found.judgements] == [ALLOW, DENY, UNKNOWN, ERROR]
    assert found.outcome is ERROR


def test_error_is_worse_than_deny_and_deny_than_unknown() -> None:
    assert ERROR > DENY > UNKNOWN > ALLOW


def test_messages_are_not_evaluated_for_a_verdict() -> None:
    text = 'resource_policy "aws_thing" "r" {\nenforce {\ncondition = true\nerror_message = attrs.missing\n}\n}'
    found = verdict(text, resource("aws_thing.it"))
    assert found is not None
    assert found.outcome is ALLOW


# -- locals, inputs, meta ------------------------------------------------------------------------------------------------


def test_an_erroneous_local_that_nobody_reads_is_harmless() -> None:
    assert outcome("true", inside="locals { bad = attrs.missing }") is ALLOW
    assert outcome("local.bad", inside="locals { bad = attrs.missing }") is ERROR


def test_locals_may_be_used_before_they_are_written() -> None:
    assert outcome("local.a == 3", inside="filter = local.a > 0\nlocals {\na = local.b + 1\nb = 2\n}") is ALLOW


def test_locals_of_a_rule_come_before_those_of_the_file() -> None:
    assert outcome("local.a && local.b", before="locals {\na = false\nb = true\n}", inside="locals { a = true }") is ALLOW


def test_a_local_of_the_file_sees_only_the_file() -> None:
    found = outcome("local.b == 1", before="locals {\na = 1\nb = local.a\n}", inside="locals { a = 2 }")
    assert found is ALLOW


def test_errors_inside_locals_are_caught_by_try() -> None:
    assert outcome('core::try(local.a, "d") == "d"', inside="locals { a = attrs.missing }") is ALLOW


def test_inputs_have_values_types_and_defaults() -> None:
    declared = 'input "days" {\ntype = number\ndefault = 5\n}\n'
    it = resource("aws_thing.it")
    assert verdict(rule("input.days == 5", before=declared), it).outcome is ALLOW  # type: ignore[union-attr]
    assert verdict(rule("input.days == 7", before=declared), it, inputs={"days": "7"}).outcome is ALLOW  # type: ignore[union-attr]


def test_meta_says_what_the_resource_is() -> None:
    assert outcome('meta.type == "aws_thing" && meta.provider_type == "aws" && meta.operation == "create"') is ALLOW
    assert outcome('meta.module_path == "." && core::length(core::keys(meta.tfe_workspace.tags)) == 0') is ALLOW
    assert outcome('meta.tfe_stack.stack_name == ""') is ALLOW


# -- missing, null, unknown ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "expression",
    ["attrs.missing", "attrs.object.missing", "attrs.list[5]", "attrs.none.x", "attrs.none[0]", "attrs.text.x"],
)
def test_what_is_missing_is_an_error(expression: str) -> None:
    attrs = {"object": {"a": 1}, "list": (1,), "none": None, "text": "t"}
    with pytest.raises(EvaluationError):
        value(expression, attrs)
    assert value(f'core::try({expression}, "default")', attrs) == "default"


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("null == null", True),
        ("null == 1", False),
        ("null != false", True),
        ("core::try(attrs.none, 1) == null", True),
        ('core::contains(["a", null], null)', True),
        ('core::coalescelist(null, ["a"])[0]', "a"),
        ("core::jsonencode(null)", "null"),
        ("core::valuetostring(null)", "(null)"),
    ],
)
def test_null_is_a_value_where_it_is_allowed(expression: str, result: object) -> None:
    assert value(expression, {"none": None}) == result


@pytest.mark.parametrize(
    "expression",
    ["!null", "null && true", "null < 1", "null + 1", '"${null}a"', "[for x in null : x]", "null ? 1 : 2", "[1][null]",
     "core::length(null)", "core::upper(null)"],
)  # fmt: skip
def test_null_is_an_error_where_a_value_is_needed(expression: str) -> None:
    with pytest.raises(EvaluationError):
        value(expression)


@pytest.mark.parametrize(
    "expression",
    ["attrs.open + 1", "!attrs.open", '"a${attrs.open}"', "attrs.open.x", "attrs.open[0]", "[for x in attrs.open : x]",
     "[for x in [1] : x if attrs.open]", "attrs.open == null", "attrs.open == 1", "core::length(attrs.open)",
     "true && attrs.open", "false || attrs.open"],
)  # fmt: skip
def test_unknown_spreads(expression: str) -> None:
    assert type(value(expression, {"open": FROM_OUTSIDE})) is Unknown


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("attrs.open && false", False),
        ("false && attrs.open", False),
        ("attrs.open || true", True),
        ("true || attrs.open", True),
        ("core::contains([], attrs.open)", False),
        ("[attrs.open, 1][1]", 1),
        ("core::length([attrs.open, 1])", 2),
    ],
)
def test_what_an_unknown_cannot_change_is_known(expression: str, result: object) -> None:
    assert value(expression, {"open": FROM_OUTSIDE}) == result


def test_only_alternatives_that_differ_leave_a_verdict_open() -> None:
    attrs = {"alg": OneOf(("AES256", "aws:kms"))}
    assert outcome('attrs.alg != null && attrs.alg != "none"', attrs) is ALLOW
    assert outcome('attrs.alg == "AES256"', attrs) is UNKNOWN
    assert outcome("core::length([for a in [attrs.alg] : a if a != null]) == 1", attrs) is ALLOW


def test_every_alternative_is_looked_at_by_itself() -> None:
    attrs = {"alg": OneOf(("AES256", "aws:kms")), "list": OneOf((("0.0.0.0/0",), None))}
    assert outcome('attrs.alg == "AES256" || attrs.alg == "aws:kms"', attrs) is ALLOW
    assert outcome('attrs.alg == "AES256" && attrs.alg == "aws:kms"', attrs) is DENY
    assert outcome("core::try(core::length(attrs.list), 0) == 0", attrs) is UNKNOWN
    assert outcome("core::try(core::length(attrs.list), 0) < 5", attrs) is ALLOW
    assert outcome("core::length(attrs.list) == 1", attrs) is UNKNOWN
    assert outcome("attrs.alg.x", attrs) is ERROR


def test_a_rule_that_applies_to_some_alternatives_only_may_be_met() -> None:
    attrs = {"kind": OneOf(("public", "private")), "acl": False}
    text = rule("attrs.acl", inside='filter = attrs.kind == "public"')
    found = verdict(text, resource("aws_thing.it", attrs))
    assert found is not None
    assert found.outcome is UNKNOWN
    always = verdict(rule("true", inside='filter = attrs.kind == "public"'), resource("aws_thing.it", attrs))
    assert always is not None
    assert always.outcome is ALLOW


def test_a_single_alternative_is_the_value() -> None:
    assert outcome("attrs.flag", {"flag": OneOf((True,))}) is ALLOW
    assert outcome("attrs.block[0].flag", {"block": ({"flag": OneOf((True,))},)}) is ALLOW
    assert outcome("attrs.flag == 1", {"flag": Sensitive(OneOf((1,)))}) is ALLOW


def test_a_policy_may_compare_a_sensitive_value() -> None:
    assert outcome('attrs.password == "x"', {"password": Sensitive("x")}) is ALLOW
    assert outcome('attrs.password == "y"', {"password": Sensitive("x")}) is DENY
    assert outcome('[for p in attrs.all : p if p == "x"] != []', {"all": (Sensitive("x"),)}) is ALLOW


# -- operators -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ('1 == "1"', False),
        ('true == "true"', False),
        ("1 == 1.0", True),
        ("true == 1", False),
        ("[1, [2]] == [1, [2]]", True),
        ("core::toset([1]) == [1]", True),
        ('core::toset(["b", "a"]) == ["a", "b"]', True),
        ("{a = 1} == {a = 1}", True),
        ("{a = 1} == {b = 1}", False),
        ("{a = 1} != {a = 2}", True),
        ('"10" > 9', True),
        ('"3" + 4', 7),
        ("true && false || true", True),
        ('false ? 1 : "a"', "a"),
        ('true ? 1 : "a"', "1"),
        ("true ? {a = 1} : []", {"a": 1}),
        ("true ? attrs.tags : {}", {"k": "v"}),
        ("true ? 1 : attrs.missing", 1),
        ("[for i, x in [5, 6] : i]", (0, 1)),
        ("[for k, x in {b = 1, a = 2} : k]", ("a", "b")),
        ("{for x in [1, 2] : x => x * 2}", {"1": 2, "2": 4}),
        ("{for x in [1, 2] : (x > 0 ? \"p\" : \"n\") => x...}", {"p": (1, 2)}),
        ("null[*]", ()),
        ("1[*]", (1,)),
        ("attrs.list.0", 7),
        ("core::toset([7])[0]", 7),
        ('"${attrs.list}"', (7,)),
        ('"a${true}${1.50}"', "atrue1.5"),
        ("false && attrs.missing", False),
        ("true || attrs.missing", True),
    ],
)  # fmt: skip
def test_operators_have_their_values(expression: str, result: object) -> None:
    assert value(expression, {"tags": {"k": "v"}, "list": (7,)}) == result


@pytest.mark.parametrize(
    "expression",
    ['"a" > 1', '"a" + "b"', "attrs.missing && false", "{for x in [1, 1] : x => x}", "{for x in [1] : null => x}",
     "[for x in [1] : x if 7]", '[for x in "text" : x]', '"${[]}a"', 'split(",", "a")', "core::contain([], 1)",
     'core::replace("a", "b", "c")', "core::tostring(1)", 'core::md5("a")', "plugin::x::y()", 'core::gethttprequest("u", {})'],
)  # fmt: skip
def test_what_the_language_rejects_is_an_error_that_try_catches(expression: str) -> None:
    with pytest.raises(EvaluationError):
        value(expression)
    assert value(f"core::try({expression}, 0)") == 0
    assert value(f"core::can({expression})") is False


def test_try_gives_the_first_that_succeeds_and_null_is_a_success() -> None:
    assert value("core::try(attrs.a, attrs.b, 3)", {"b": 2}) == 2
    assert value("core::try(attrs.none, [])", {"none": None}) is None
    with pytest.raises(EvaluationError):
        value("core::try(attrs.a, attrs.b)")


def test_try_keeps_what_is_known_beside_an_unknown_part() -> None:
    found = value("core::try(attrs.tags, {})", {"tags": {"a": FROM_OUTSIDE, "b": "x"}})
    assert found["b"] == "x"


def test_can_is_unknown_until_the_value_is_known() -> None:
    assert value("core::can(attrs.a)", {"a": 1}) is True
    assert type(value("core::can(attrs.a)", {"a": FROM_OUTSIDE})) is Unknown
