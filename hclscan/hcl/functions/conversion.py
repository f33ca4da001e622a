"""Conversions and marks: https://developer.hashicorp.com/terraform/language/functions#type-conversion-functions."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from hclscan.hcl.conversion import convert
from hclscan.hcl.functions.signature import Function, Parameter, table
from hclscan.hcl.types import ANY, BOOL, NUMBER, STRING, ListType, MapType, SetType, Type, describe
from hclscan.hcl.unification import type_of
from hclscan.hcl.values import OneOf, Sensitive, Unknown, Value, sensitive, unknown_from


def _convert(target: Type, value: Value) -> Value:
    result = convert(value, target)
    # Of the result of a function Terraform knows what the function says of its type, and no more.
    return replace(value, kind=target, bounds=None) if type(value) is Unknown else result


def _conversion(name: str, target: Type) -> Function:
    # An unknown number is, as text, the same unknown: it keeps its reference.
    parameter = Parameter("v", nullable=True, nulls=True, unknown=True, holes=True, marks=True)
    return Function(name, partial(_convert, target), (parameter,))


def _nonsensitive(value: Value) -> Value:
    return value.value if type(value) is Sensitive else value


def _issensitive(value: Value) -> Value:
    if type(value) is Sensitive:
        return True
    # What is unknown may turn out to be sensitive.
    return unknown_from(value) if type(value) in (Unknown, OneOf) else False


def _same(value: Value) -> Value:
    return value


def _type(value: Value) -> Value:
    plain = value.value if type(value) is Sensitive else value
    if type(plain) is Unknown:
        return Unknown(reason="the type of an unknown value is not known", causes=plain.origins)
    return describe(type_of(plain))


_VALUE = (Parameter("value", nullable=True, nulls=True, unknown=True, holes=True, marks=True),)

FUNCTIONS = table(
    _conversion("tostring", STRING),
    _conversion("tonumber", NUMBER),
    _conversion("tobool", BOOL),
    _conversion("tolist", ListType(ANY)),
    _conversion("toset", SetType(ANY)),
    _conversion("tomap", MapType(ANY)),
    Function("sensitive", sensitive, _VALUE, sees_marks=True),
    Function("nonsensitive", _nonsensitive, _VALUE, sees_marks=True),
    Function("issensitive", _issensitive, _VALUE, sees_marks=True),
    Function("ephemeralasnull", _same, _VALUE, sees_marks=True),
    Function("type", _type, _VALUE, sees_marks=True),
)
