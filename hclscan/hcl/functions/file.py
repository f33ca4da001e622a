"""Files and templates: https://developer.hashicorp.com/terraform/language/functions#filesystem-functions.

Nothing is read here: the context of the call decides what may be read.
"""

from __future__ import annotations

import re
from base64 import b64encode
from posixpath import normpath

from hclscan.hcl.conversion import describe_value
from hclscan.hcl.functions.signature import (
    Function,
    FunctionContext,
    Parameter,
    invalid,
    max_elements,
    normalised,
    table,
    too_many_elements,
)
from hclscan.hcl.ordered_sets import make_set
from hclscan.hcl.types import STRING
from hclscan.hcl.values import EvaluationError, InstanceObject, Unknown, Value, unknown_from


def _text(context: FunctionContext, path: str) -> str | Unknown:
    content = context.read(path)
    if isinstance(content, Unknown):
        return content
    try:
        return normalised(content.decode())
    except UnicodeDecodeError:
        raise EvaluationError("the file is not text", f'"{path}" is not valid UTF-8; filebase64() reads any file') from None


def _file(context: FunctionContext, path: str) -> Value:
    return _text(context, path)


def _filebase64(context: FunctionContext, path: str) -> Value:
    content = context.read(path)
    return content if isinstance(content, Unknown) else b64encode(content).decode()


def _fileexists(context: FunctionContext, path: str) -> Value:
    return context.exists(path)


def _fileset(context: FunctionContext, directory: str, pattern: str) -> Value:
    wanted = _clean(pattern)
    if wanted == ".." or wanted.startswith(("../", "/")):
        return Unknown(reason="fileset() looks outside of its directory")
    matcher = glob(wanted)
    paths = context.files(directory)
    if isinstance(paths, Unknown):
        return paths
    found: list[str] = []
    for path in paths:
        if matcher.fullmatch(path):
            found.append(path)
        if len(found) > max_elements():
            raise too_many_elements()
    return make_set(found)


def glob(pattern: str) -> re.Pattern[str]:
    """A matcher (with `fullmatch`) for the glob patterns of `fileset`: `*`, `**`, `?`, `[a-z]`, `[^a-z]`, `{a,b}`."""
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        compiled: re.Pattern[str] = re2.compile(_translated(pattern), options)
    except re2.error:
        raise invalid("pattern", f'"{pattern[:80]}" is not a valid pattern') from None
    return compiled


_GLOB_TOKEN = r"(?s)\*\*/|\*\*|\*|\?|\\.|\[\^?[^\]/]+\]|[{},\[]|[^*?\\\[{},]+|."


def _translated(pattern: str) -> str:
    pieces: list[str] = []
    depth = position = 0
    for token in re.findall(_GLOB_TOKEN, pattern):
        starts_segment = position == 0 or pattern[position - 1] == "/"
        position += len(token)
        if token in ("**/", "**") and not (starts_segment and (token == "**/" or position == len(pattern))):
            pieces.append("[^/]*" + "/" * token.endswith("/"))
        elif token == "{":
            if "/" in pattern[position : pattern.find("}", position)]:
                raise invalid("pattern", "alternatives in braces may not contain a slash")
            depth += 1
            pieces.append("(?:")
        elif token == "}" and depth:
            depth -= 1
            pieces.append(")")
        elif token == "," and depth:
            pieces.append("|")
        else:
            pieces.append(_GLOB_PARTS.get(token) or _literal(token))
    if depth:
        raise invalid("pattern", "a brace is not closed")
    return "(?s)" + "".join(pieces)


_GLOB_PARTS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def _literal(token: str) -> str:
    if token == "[":
        raise invalid("pattern", "a bracket is not closed")
    if token.startswith("["):
        return token.replace("[[", r"[\[").replace("&&", r"&\&")
    return re.escape(token[1:] if len(token) == 2 and token[0] == "\\" else token)


def _clean(path: str) -> str:
    cleaned = normpath(path)
    return cleaned[1:] if cleaned.startswith("//") else cleaned


def _basename(path: str) -> Value:
    if not path:
        return "."
    return path.rstrip("/").rpartition("/")[2] or "/"


def _dirname(path: str) -> Value:
    head, slash, _ = path.rpartition("/")
    return _clean(head + slash) if slash else "."


_IDENTIFIER = r"[^\W\d][\w-]*"


def _variables(value: Value) -> dict[str, Value]:
    if isinstance(value, InstanceObject) or not isinstance(value, dict):
        raise invalid("vars", f"a map or an object is required, not a {describe_value(value)}")
    for name in value:
        if not re.fullmatch(_IDENTIFIER, name):
            raise invalid("vars", f'"{name}" is not a name for a variable of a template')
    return value


def _templatefile(context: FunctionContext, path: str, variables: Value) -> Value:
    names = _variables(variables)
    text = _text(context, path)
    return unknown_from(text) if isinstance(text, Unknown) else context.render(text, path, names)


def _templatestring(context: FunctionContext, template: str, variables: Value) -> Value:
    return context.render(template, "<templatestring argument>", _variables(variables))


_PATH = (Parameter("path", STRING),)
_VARS = Parameter("vars", holes=True, marks=True)

FUNCTIONS = table(
    Function("file", _file, _PATH, in_context=True, reads=True),
    Function("filebase64", _filebase64, _PATH, in_context=True, reads=True),
    Function("fileexists", _fileexists, _PATH, in_context=True, reads=True),
    Function("fileset", _fileset, (Parameter("path", STRING), Parameter("pattern", STRING)), in_context=True, reads=True),
    Function("basename", _basename, _PATH),
    Function("dirname", _dirname, _PATH),
    Function("templatefile", _templatefile, (Parameter("path", STRING), _VARS), in_context=True, reads=True),
    Function("templatestring", _templatestring, (Parameter("template", STRING), _VARS), in_context=True, reads=True),
)
