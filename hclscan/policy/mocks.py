"""Policy tests as they are written: `.policytest.hcl` files with mocks of resources, data sources, providers and modules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from hclscan.hcl import syntax
from hclscan.hcl.evaluate import Scope, compile_expression
from hclscan.hcl.nearest import nearest
from hclscan.hcl.source import Diagnostic, Location, Source, diagnose
from hclscan.hcl.values import EvaluationError, Namespace, Reference, Value, is_known
from hclscan.policy.context import PolicyContext
from hclscan.policy.formula import Formula
from hclscan.policy.functions import POLICY_LANGUAGE
from hclscan.policy.identity import MockObject
from hclscan.policy.language import OPERATIONS, Parse
from hclscan.policy.lookup import Lookup
from hclscan.policy.scope import LocalValues, Subject
from hclscan.policy.symbols import META_FIELDS, Symbols, problems
from hclscan.records import record
from hclscan.resources import Mode, Resource, ResourceSet

MockKind: TypeAlias = Literal["resource", "data", "provider", "module"]

_MODES: Mapping[str, Mode] = {"resource": "managed", "data": "data", "provider": "provider", "module": "module"}
_SUBJECT = ("attrs", "meta", "expect_failure")
_ARGUMENTS: Mapping[str, tuple[str, ...]] = {
    "resource": (*_SUBJECT, "prior_attrs", "skip"),
    "provider": _SUBJECT,
    "module": _SUBJECT,
    "data": ("attrs",),
}
_TOP_BLOCKS = ("policytest", "inputs", "locals", *_MODES)
_POLICYTEST = ("targets", "plugins", "terraform_config")
_TERRAFORM_META = {"resource": "resource_policy", "provider": "provider_policy", "module": "module_policy"}


@record
class Mock:
    """A mock with its values. `inputs` are those of this mock alone."""

    kind: MockKind
    label: str
    name: str
    subject: Subject
    inputs: Mapping[str, Value]
    expect_failure: bool
    skip: bool
    location: Location

    @property
    def address(self) -> str:
        """The mock as reports name it: `resource.aws_s3_bucket.logs`."""
        return f"{self.kind}.{self.label}.{self.name}"


@record
class TestFile:
    """A test file: the policy files it is about (None: all that are there), its inputs and mocks."""

    __test__ = False

    source: Source
    targets: tuple[tuple[str, Location], ...] | None
    inputs: Mapping[str, Value]
    mocks: tuple[Mock, ...]

    @property
    def resources(self) -> ResourceSet:
        """What `core::getresources` sees: every resource mock of the file that is not deleted."""
        mocks = [mock for mock in self.mocks if mock.kind == "resource" and mock.subject.operations != ("delete",)]
        return ResourceSet(tuple(mock.subject.resource for mock in mocks))


def read_tests(source: Source, parse: Parse) -> TestFile | tuple[Diagnostic, ...]:
    """The test file, or everything that is wrong with it."""
    body = parse(source)
    if isinstance(body, Diagnostic):
        return (body,)
    return _Reader(source).file(body)


class _Instances(Namespace):
    """The mocks of one type: `aws_s3_bucket.logs`."""

    __slots__ = ("_prefix", "_reader")

    def __init__(self, reader: _Reader, prefix: str) -> None:
        self._reader = reader
        self._prefix = prefix

    def attribute(self, name: str) -> Value:
        key = f"{self._prefix}.{name}"
        if key in self._reader.blocks:
            return _Instance(self._reader, key)
        if any(one.startswith(f"{key}.") for one in self._reader.blocks):
            return _Instances(self._reader, key)
        known = [one.removeprefix(f"{self._prefix}.") for one in self._reader.blocks if one.startswith(f"{self._prefix}.")]
        raise EvaluationError(f"There is no mock {key!r}", nearest(name, known))


class _Instance(Namespace):
    """One mock: its attributes, also under the name `attrs`."""

    __slots__ = ("_key", "_reader")

    def __init__(self, reader: _Reader, key: str) -> None:
        self._reader = reader
        self._key = key

    def attribute(self, name: str) -> Value:
        attrs = self.whole()
        if name in attrs:
            return attrs[name]
        if name == "attrs":
            return attrs
        raise EvaluationError(f"Mock {self._key!r} has no attribute {name!r}", nearest(name, attrs))

    def whole(self) -> Value:
        return self._reader.attrs(self._key)


class _Reader:
    """Reads one file; mocks are evaluated when another mock, or the test itself, asks for them."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.wrong: list[Diagnostic] = []
        self.blocks: dict[str, syntax.Block] = {}
        self.locals: dict[str, Formula] = {}
        self.inputs: dict[str, Value] = {}
        self._attrs: dict[str, Value | None] = {}
        context = PolicyContext(Lookup(ResourceSet(())))
        self.scope = Scope(self.root, context)
        self.local_values = LocalValues(self.locals, lambda: self.scope)

    def report(self, node: syntax.Node, summary: str, detail: str = "") -> None:
        self.wrong.append(diagnose(self.source, node.start, node.end, summary, detail))

    def report_header(self, block: syntax.Block, summary: str, detail: str = "") -> None:
        self.wrong.append(diagnose(self.source, block.start, block.header_end, summary, detail))

    # -- structure ---------------------------------------------------------------------------------------------------

    def file(self, body: syntax.Body) -> TestFile | tuple[Diagnostic, ...]:
        for attribute in body.attributes:
            self.report(attribute, f"Unexpected argument {attribute.name!r}", "only blocks may stand at the top of a test file")
        known = [block for block in body.blocks if self.is_known(block)]
        mocks = [block for block in known if block.type in _MODES]
        for block in mocks:
            self.enter(block)
        symbols = self.symbols(known)
        for block in known:
            if block.type in ("inputs", "locals"):
                self.values(block, symbols)
        targets = self.targets([block for block in known if block.type == "policytest"], symbols)
        read = [mock for block in mocks if (mock := self.mock(block, symbols)) is not None]
        if self.wrong:
            return tuple(sorted(set(self.wrong), key=lambda one: (one.location.start_line, one.location.start_column)))
        return TestFile(self.source, targets, self.inputs, tuple(read))

    def is_known(self, block: syntax.Block) -> bool:
        if block.type not in _TOP_BLOCKS:
            self.report_header(block, f"Unknown block {block.type!r}", nearest(block.type, _TOP_BLOCKS))
            return False
        expected = 2 if block.type in _MODES else 0
        if len(block.labels) != expected:
            self.report_header(block, f"A {block.type} block takes {expected} labels, not {len(block.labels)}")
            return False
        return True

    def enter(self, block: syntax.Block) -> None:
        key = _key(block)
        if key in self.blocks:
            self.report_header(block, f"Mock {key!r} is written twice", "rename one of them")
        self.blocks[key] = block

    def symbols(self, blocks: list[syntax.Block]) -> Symbols:
        names = {
            kind: [one.name for b in blocks if b.type == kind for one in b.body.attributes] for kind in ("inputs", "locals")
        }
        roots = {"local", "input", *(key.split(".")[0] for key in self.blocks)}
        return Symbols(sorted(roots), names["inputs"], names["locals"], None, POLICY_LANGUAGE.functions)

    def values(self, block: syntax.Block, symbols: Symbols) -> None:
        for attribute in block.body.attributes:
            formula = self.formula(attribute.expression, symbols)
            if block.type == "locals":
                self.locals[attribute.name] = formula
            else:
                self.inputs[attribute.name] = self.run(formula)
        for inner in block.body.blocks:
            self.report_header(inner, f"Unknown block {inner.type!r} in {block.type}", f"{block.type} holds arguments only")

    def targets(self, blocks: list[syntax.Block], symbols: Symbols) -> tuple[tuple[str, Location], ...] | None:
        for extra in blocks[1:]:
            self.report_header(extra, "A second policytest block", "a test file has one")
        if not blocks:
            return None
        body = blocks[0].body
        written: list[tuple[str, syntax.Node]] = [(one.name, one) for one in body.attributes]
        written += [(one.type, one) for one in body.blocks]
        for name, node in written:
            if name not in _POLICYTEST:
                self.report(node, f"Unknown argument {name!r} in policytest", nearest(name, _POLICYTEST))
        attribute = body.attribute("targets")
        if attribute is None:
            return None
        value = self.run(self.formula(attribute.expression, symbols))
        place = self.source.location(attribute.expression.start, attribute.expression.end)
        if not isinstance(value, tuple) or not all(isinstance(one, str) for one in value):
            self.report(attribute.expression, "targets must be a list of texts", 'such as ["storage.policy.hcl"]')
            return ()
        return tuple((one, place) for one in value)

    # -- mocks -------------------------------------------------------------------------------------------------------

    def mock(self, block: syntax.Block, symbols: Symbols) -> Mock | None:
        known = _ARGUMENTS[block.type]
        written: dict[str, Formula] = {}
        for attribute in block.body.attributes:
            if attribute.name not in known:
                self.report(attribute, f"Unknown argument {attribute.name!r} in {block.type}", nearest(attribute.name, known))
            else:
                written[attribute.name] = self.formula(attribute.expression, symbols)
        own: dict[str, Value] = {}
        for inner in block.body.blocks:
            if inner.type != "inputs" or block.type == "data":
                self.report_header(inner, f"Unknown block {inner.type!r} in {block.type}", "attributes of a mock are arguments")
                continue
            for attribute in inner.body.attributes:
                own[attribute.name] = self.run(self.formula(attribute.expression, symbols))
        if self.wrong:
            return None
        return self.evaluated(block, written, own)

    def evaluated(self, block: syntax.Block, written: Mapping[str, Formula], own: Mapping[str, Value]) -> Mock | None:
        kind: MockKind = block.type  # type: ignore[assignment]
        label, name = (one.value for one in block.labels)
        attrs = self.mock_attrs(block)
        prior = self.run(written["prior_attrs"]) if "prior_attrs" in written else None
        meta = self.run(written["meta"]) if "meta" in written else {}
        if not isinstance(meta, dict):
            self.report(block, "meta must be an object")
            meta = {}
        operation = meta.get("operation") or _operation("attrs" in written, prior)
        if not isinstance(operation, str) or operation not in OPERATIONS:
            self.report_header(block, "Unknown operation", nearest(str(operation), OPERATIONS))
        self.check_meta(block, meta)
        if operation == "delete" and isinstance(prior, dict):
            attrs = MockObject(attrs.reference, dict.fromkeys(prior))
        location = self.source.location(block.start, block.end)
        resource = Resource(
            address=f"{label}.{name}",
            type=label,
            name=name,
            mode=_MODES[kind],
            attrs=attrs,
            location=location,
            places={},
            root=self.source.path,
            module_path=str(meta.get("module_path") or "."),
            environment=meta["environment"] if isinstance(meta.get("environment"), str) else None,
        )
        subject = Subject(resource, attrs, (str(operation),), prior, meta)
        return Mock(kind, label, name, subject, own, self.flag(written, "expect_failure"), self.flag(written, "skip"), location)

    def check_meta(self, block: syntax.Block, meta: Mapping[str, Value]) -> None:
        if block.type == "data":
            return
        known = [*META_FIELDS[_TERRAFORM_META[block.type]], "environment"]
        for name in meta:
            if name not in known:
                self.report_header(block, f"There is no field {name!r} in meta", nearest(name, known))

    def flag(self, written: Mapping[str, Formula], name: str) -> bool:
        if name not in written:
            return False
        value = self.run(written[name])
        if type(value) is not bool:
            self.report(written[name].node, f"{name} must be true or false")
        return value is True

    def mock_attrs(self, block: syntax.Block) -> MockObject:
        try:
            value = self.attrs(_key(block))
        except EvaluationError as error:
            self.failed(error, block)
            value = {}
        label, name = (one.value for one in block.labels)
        return MockObject(Reference("resource", f"{label}.{name}"), value)

    def attrs(self, key: str) -> Value:
        """The attributes of a mock, evaluated once. Raises `EvaluationError`, for a circle too."""
        if key in self._attrs:
            known = self._attrs[key]
            if known is None:
                raise EvaluationError("Circular reference detected", f"{key} needs itself")
            return known
        attribute = self.blocks[key].body.attribute("attrs")
        if attribute is None:
            return {}
        self._attrs[key] = None
        try:
            value = compile_expression(attribute.expression, POLICY_LANGUAGE)(self.scope)
        except EvaluationError as error:
            del self._attrs[key]
            raise error.at(attribute.expression.start, attribute.expression.end) from None
        if value is None:
            value = {}
        if not isinstance(value, dict) or not is_known(value):
            raise EvaluationError("attrs must be an object", "", attribute.expression.start, attribute.expression.end)
        self._attrs[key] = value
        return value

    # -- expressions -------------------------------------------------------------------------------------------------

    def root(self, name: str) -> Value:
        if name == "local":
            return self.local_values
        if name == "input":
            return self.inputs
        if any(key.startswith(f"{name}.") for key in self.blocks):
            return _Instances(self, name)
        raise EvaluationError(f"There is no symbol {name!r} here")

    def formula(self, node: syntax.Expression, symbols: Symbols) -> Formula:
        for problem in problems(node, symbols):
            self.wrong.append(diagnose(self.source, problem.start, problem.end, problem.summary, problem.detail))
        return Formula(node)

    def run(self, formula: Formula) -> Value:
        try:
            return formula.run(self.scope)
        except EvaluationError as error:
            self.failed(error, formula.node)
            return None

    def failed(self, error: EvaluationError, node: syntax.Node) -> None:
        start, end = (error.start, error.end) if error.start >= 0 else (node.start, node.end)
        self.wrong.append(diagnose(self.source, start, end, error.summary, error.detail))


def _key(block: syntax.Block) -> str:
    """How mocks name each other: `type.name`, `data.type.name`, `provider.type.name`, `module.source.name`."""
    label, name = (one.value for one in block.labels)
    return f"{label}.{name}" if block.type == "resource" else f"{block.type}.{label}.{name}"


def _operation(has_attrs: bool, prior: Value) -> str:
    if prior is None:
        return "create"
    return "update" if has_attrs else "delete"
