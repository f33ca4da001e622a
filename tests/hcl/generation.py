"""Random expressions over the names that `generated/main.tf` declares: well-formed as a rule, ill-typed now and then."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

ILL_TYPED = 0.02
"""How often an expression of another type than the wanted one is written."""

LEAVES: Mapping[str, Sequence[str]] = {
    "string": (
        '"a"', '"b"', '""', '"5"', '"true"', '"a,b"', '"Hello World"', '"é\\u0301ü"', '"x-1"', '"10.0.0.0/8"', '"ABC"',
        '" a\\n"',
        "var.text", "var.secret", "local.numeric", "local.unknown", "local.unknown", "module.typed.text", "module.sure.text",
        "terraform_data.u.output", "local.object.name", "null", "var.null_text", "var.list[0]", '"a-${local.unknown}"',
        "var.object.extra", "one(var.empty)", "tostring(null)",
    ),
    "number": (
        "0", "1", "2", "3", "-1", "10", "0.1", "1.5", "0.2", "100", "1e3", '"7"', "12345678901234567890", "var.number",
        "local.count",
        "length(local.unknown)", "module.typed.number", "module.sure.number", "local.object.size", "null", "length(var.list)",
        "var.secret_number", "tonumber(null)", "tonumber(var.null_text)",
    ),
    "bool": (
        "true", "false", '"true"', "var.flag", "local.undecided", "module.typed.flag", "module.sure.flag", "null",
        "var.flag && true", "local.object.on", "tobool(null)", "var.null_text == null",
    ),
    "list(string)": (
        "var.list", "[]", '["a", "b"]', '["c"]', 'tolist(["x", "y"])', "local.partly", "module.typed.list", "module.sure.list",
        '["a", null]', "local.unknown_list", "terraform_data.n[*].id", 'split(",", "a,b,c")', "var.set", "var.secret_list",
        "var.empty", "tolist([])", "[var.null_text]", "tolist(null)", "keys(tomap({}))",
    ),
    "list(number)": ("[1, 2, 3]", "tolist([3, 1])", "var.numbers", "[]", "[0.5, 10]", "range(3)", "[1, length(local.unknown)]",
        "range(0)", "[null, 1]", "tolist([])"),
    "list(bool)": ("[true, false]", "[true]", "[]", "[true, local.undecided]", "[local.undecided, false]", "[null]"),
    "map(string)": (
        "var.map", "{}", '{ a = "1", b = "2" }', 'tomap({ k = "v" })', "local.partly_map", "module.typed.map",
        "module.sure.map",
        "local.unknown_map", '{ "x-y" = "z", (var.text) = "w" }', "tomap({})", "{ a = var.null_text, b = null }", "tomap(null)",
    ),
    "object": (
        "local.object", '{ name = "n", size = 2, on = true }', "module.typed.object", "module.sure.object", "var.object",
        '{ name = var.null_text, size = null, on = var.flag }',
    ),
    "set(string)": (
        "var.set", 'toset(["b", "a", "b"])', "toset([])", "module.typed.set", "module.sure.set", "toset(local.partly)",
        "toset(var.empty)", "toset(null)", "toset([var.null_text])",
    ),
    "any": (
        "null", "local.tuple", "local.nested", "module.typed.any", "terraform_data.n[*].output", 'terraform_data.e["a"].id',
        "local.anything",
        "[]", "{}", "var.any", "[1, [2, 3]]",
    ),
}  # fmt: skip

SIGNATURES: Sequence[str] = (
    "upper(S)S",
    "lower(S)S",
    "title(S)S",
    "trimspace(S)S",
    "chomp(S)S",
    "strrev(S)S",
    "length(S)N",
    "length(L)N",
    "length(M)N",
    "length(E)N",
    "length(O)N",
    "join(S,L)S",
    "split(S,S)L",
    "replace(S,S,S)S",
    "substr(S,i,i)S",
    "startswith(S,S)B",
    "endswith(S,S)B",
    "strcontains(S,S)B",
    "indent(i,S)S",
    "trim(S,S)S",
    "trimprefix(S,S)S",
    "trimsuffix(S,S)S",
    "abs(N)N",
    "ceil(N)N",
    "floor(N)N",
    "max(N,N)N",
    "min(N,N,N)N",
    "pow(N,i)N",
    "signum(i)N",
    "log(N,i)N",
    "parseint(S,i)N",
    "coalesce(S,S)S",
    "coalesce(S,S,S)S",
    "coalesce(N,N)N",
    "coalescelist(L,L)L",
    "compact(L)L",
    "concat(L,L)L",
    "concat(L,L,I)A",
    "contains(L,S)B",
    "contains(E,S)B",
    "distinct(L)L",
    "element(L,i)S",
    "flatten(A)A",
    "flatten([L,L])L",
    "index(L,S)N",
    "keys(M)L",
    "values(M)L",
    "keys(O)L",
    "values(O)A",
    "lookup(M,S,S)S",
    'lookup(O,"name",S)S',
    "merge(M,M)M",
    "merge(O,M)A",
    "one(L)S",
    "range(i)I",
    "range(i,i)I",
    "reverse(L)L",
    "setunion(E,E)E",
    "setintersection(E,E)E",
    "setsubtract(E,E)E",
    "setproduct(L,L)A",
    "setproduct(E,L)A",
    "slice(L,0,i)L",
    "sort(L)L",
    "sum(I)N",
    "zipmap(L,L)M",
    'zipmap(["a","b"],[S,N])A',
    "alltrue(Z)B",
    "anytrue(Z)B",
    "matchkeys(L,L,L)L",
    "chunklist(L,i)A",
    "jsonencode(A)S",
    "jsonencode(M)S",
    "jsonencode(L)S",
    "jsondecode(jsonencode(A))A",
    "yamlencode(A)S",
    "yamldecode(yamlencode(M))A",
    "base64encode(S)S",
    "base64decode(base64encode(S))S",
    "md5(S)S",
    "sha1(S)S",
    "sha256(S)S",
    "base64sha256(S)S",
    "urlencode(S)S",
    "cidrhost(S,i)S",
    'cidrsubnet("10.0.0.0/8",i,i)S',
    "cidrnetmask(S)S",
    'regex("[a-z]+",S)S',
    'regexall("[a-z]",S)L',
    'regex("(a)(b)?",S)A',
    "tostring(S)S",
    "tostring(N)S",
    "tostring(B)S",
    "tonumber(N)N",
    "tonumber(S)N",
    "tobool(B)B",
    "tobool(S)B",
    "tolist(L)L",
    "tolist(E)L",
    "toset(L)E",
    "toset(A)A",
    "tomap(M)M",
    "tomap(O)A",
    "try(S,S)S",
    "try(A,A)A",
    "try(L[i],S)S",
    "try(O.missing,S)S",
    "can(S)B",
    "can(N)B",
    "can(L[i])B",
    "sensitive(S)S",
    "nonsensitive(sensitive(S))S",
    "issensitive(S)B",
    "transpose({a=L,b=L})A",
    'format("%s-%d",S,N)S',
    'format("%v",A)S',
    'format("%q%%",S)S',
    'format("%5.2f|%05d",N,i)S',
    'format("%s",S)S',
    'formatlist("%s-%s",L,S)L',
    'formatlist("%s",L)L',
    'csvdecode("a,b\\n1,2\\n")A',
    'timeadd("2024-01-01T00:00:00Z","1h")S',
    'formatdate("YYYY",S)S',
    'textencodebase64(S,"UTF-8")S',
    'uuidv5("dns",S)S',
    "basename(S)S",
    "dirname(S)S",
    "provider::terraform::encode_expr(A)S",
)
_CODES = {
    "S": "string", "N": "number", "B": "bool", "L": "list(string)", "I": "list(number)", "Z": "list(bool)", "M": "map(string)",
    "O": "object", "E": "set(string)", "A": "any", "i": "index",
}  # fmt: skip
_CALLS: dict[str, list[str]] = {}
for _signature in SIGNATURES:
    _CALLS.setdefault(_CODES[_signature[-1]], []).append(_signature[:-1])

Form = Callable[["Expressions", int], str]


class Expressions:
    """A stream of expressions that a seed decides."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.bound: list[tuple[str, str]] = []

    def next(self) -> str:
        """An expression that fits on one line."""
        self.bound.clear()
        return self.of(self.random.choice(list(LEAVES)), self.random.choice((1, 2, 2, 3)))

    def of(self, kind: str, depth: int) -> str:
        """An expression of a type; `depth` bounds how far it nests."""
        draw = self.random.random
        if kind == "index":
            return self.random.choice(("0", "1", "2", "3", "-1", "8", self.of("number", depth - 1))) if depth else "1"
        if draw() < ILL_TYPED:
            kind = self.random.choice(list(LEAVES))
        names = [name for name, bound in self.bound if bound == kind]
        if names and draw() < 0.4:
            return self.random.choice(names)
        if depth <= 0 or draw() < 0.15:
            return self.random.choice(LEAVES[kind])
        forms: list[Form] = [_call, _call, _call, _conditional, *_FORMS.get(kind, ())]
        return self.random.choice(forms)(self, depth - 1) if kind not in _NEEDING else self.needing(kind, forms, depth)

    def needing(self, kind: str, forms: Sequence[Form], depth: int) -> str:
        form = self.random.choice(forms)
        if form is _call:
            return self.call(kind, depth - 1)
        if form is _conditional:
            return self.conditional(kind, depth - 1)
        return form(self, depth - 1)

    def call(self, kind: str, depth: int) -> str:
        known = _CALLS.get(kind)
        if not known:
            return self.random.choice(LEAVES[kind])
        text = self.random.choice(known)
        opening = text.index("(")
        # Only letters that stand alone between brackets and commas are types.
        result, previous = text[: opening + 1], "("
        for position, character in enumerate(text[opening + 1 :], opening + 1):
            following = text[position + 1] if position + 1 < len(text) else ""
            if character in _CODES and previous in "(,[=" and following in "),].[}":
                argument = self.of(_CODES[character], depth)
                result += f"({argument})" if following in ".[" else argument
            else:
                result += character
            previous = character
        return result

    def conditional(self, kind: str, depth: int) -> str:
        return f"({self.of('bool', depth)} ? {self.of(kind, depth)} : {self.of(kind, depth)})"

    def binding(self, names: Sequence[tuple[str, str]], write: Callable[[], str]) -> str:
        self.bound.extend(names)
        try:
            return write()
        finally:
            del self.bound[-len(names) :]

    def fresh(self) -> str:
        return f"v{len(self.bound)}"


def _call(source: Expressions, depth: int) -> str:
    raise NotImplementedError  # stands for `Expressions.call`, which needs to know the type


def _conditional(source: Expressions, depth: int) -> str:
    raise NotImplementedError  # stands for `Expressions.conditional`


def _operator(kind: str, operators: Sequence[str]) -> Form:
    def write(source: Expressions, depth: int) -> str:
        return f"({source.of(kind, depth)} {source.random.choice(operators)} {source.of(kind, depth)})"

    return write


def _equality(source: Expressions, depth: int) -> str:
    kind = source.random.choice(list(LEAVES))
    other = kind if source.random.random() < 0.8 else source.random.choice(list(LEAVES))
    return f"({source.of(kind, depth)} {source.random.choice(('==', '!='))} {source.of(other, depth)})"


def _null_test(source: Expressions, depth: int) -> str:
    kind = source.random.choice(list(LEAVES))
    return f"({source.of(kind, depth)} {source.random.choice(('==', '!='))} null)"


def _template(source: Expressions, depth: int) -> str:
    piece = source.random.random()
    inner = source.of(source.random.choice(("string", "string", "number", "bool")), depth)
    if piece < 0.5:
        return f'"a-${{{inner}}}-${{{source.of("string", depth)}}}"'
    if piece < 0.6:
        return f'"${{{inner}}}"'
    if piece < 0.8:
        return f'"%{{ if {source.of("bool", depth)} }}y${{{inner}}}%{{ else }}n%{{ endif }}"'
    name, collection = source.fresh(), source.of("list(string)", depth)
    body = source.binding([(name, "string")], lambda: source.of("string", depth))
    return f'"%{{ for {name} in {collection} }}${{{body}}},%{{ endfor }}"'


def _loop(kind: str) -> Form:
    def write(source: Expressions, depth: int) -> str:
        key, name = source.fresh(), source.fresh() + "x"
        over, keys = source.random.choice((("list(string)", "number"), ("map(string)", "string"), ("set(string)", "string")))
        collection = source.of(over, depth)
        body = source.binding([(key, keys), (name, "string")], lambda: source.of(kind, depth))
        test = source.binding([(key, keys), (name, "string")], lambda: source.of("bool", depth))
        condition = f" if {test}" if source.random.random() < 0.3 else ""
        heads = f"{key}, {name}" if source.random.random() < 0.6 or key in body + condition else name
        heads = f"{key}, {name}" if f"{key}" in (body + condition).replace(name, "") else heads
        return f"[for {heads} in {collection} : {body}{condition}]"

    return write


def _object_loop(source: Expressions, depth: int) -> str:
    key, name = source.fresh(), source.fresh() + "x"
    over, keys = source.random.choice((("list(string)", "number"), ("map(string)", "string"), ("object", "string")))
    collection = source.of(over, depth)
    body = source.binding([(key, keys), (name, "string")], lambda: source.of("string", depth))
    grouping = "..." if source.random.random() < 0.2 else ""
    return f"{{for {key}, {name} in {collection} : {source.random.choice((key, name))} => {body}{grouping}}}"


def _item(kind: str, path: str) -> Form:
    return lambda source, depth: f"({source.of(kind, depth)}){path}"


def _index(kind: str, key: str) -> Form:
    return lambda source, depth: f"({source.of(kind, depth)})[{source.of(key, depth)}]"


def _splat(source: Expressions, depth: int) -> str:
    path = source.random.choice(("[*].id", ".*.id", "[*].output"))
    if source.random.random() < 0.5:
        return f"terraform_data.n{path}"
    return f"({source.of(source.random.choice(('object', 'list(string)', 'any')), depth)})[*]"


def _tuple(kind: str) -> Form:
    return lambda source, depth: "[" + ", ".join(source.of(kind, depth) for _ in range(source.random.randint(0, 3))) + "]"


def _mixed_tuple(source: Expressions, depth: int) -> str:
    kinds = [source.random.choice(list(LEAVES)) for _ in range(source.random.randint(0, 3))]
    return "[" + ", ".join(source.of(kind, depth) for kind in kinds) + "]"


def _object(source: Expressions, depth: int) -> str:
    names = source.random.sample(("a", "b", "name", '"k k"', "(var.text)", "c"), source.random.randint(0, 3))
    return "{ " + ", ".join(f"{name} = {source.of('string', depth)}" for name in names) + " }"


def _record(source: Expressions, depth: int) -> str:
    return f"{{ name = {source.of('string', depth)}, size = {source.of('number', depth)}, on = {source.of('bool', depth)} }}"


_FORMS: Mapping[str, Sequence[Form]] = {
    "string": (
        _template,
        _template,
        _index("list(string)", "index"),
        _index("map(string)", "string"),
        _item("object", ".name"),
    ),
    "number": (
        _operator("number", ("+", "-", "*", "/", "%")),
        _operator("number", ("+", "-", "*")),
        _index("list(number)", "index"),
        _item("object", ".size"),
        lambda source, depth: f"-({source.of('number', depth)})",
    ),
    "bool": (
        _operator("bool", ("&&", "||")),
        _operator("number", ("<", "<=", ">", ">=")),
        _equality,
        _equality,
        _null_test,
        _item("object", ".on"),
        lambda source, depth: f"!({source.of('bool', depth)})",
    ),
    "list(string)": (_tuple("string"), _loop("string"), _splat),
    "list(number)": (_tuple("number"), _loop("number")),
    "list(bool)": (_tuple("bool"), _loop("bool")),
    "map(string)": (_object, _object_loop),
    "object": (_record,),
    "any": (_mixed_tuple, _loop("object"), _splat, _item("any", "[0]"), _object_loop),
}
_NEEDING = frozenset(LEAVES)
