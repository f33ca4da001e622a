"""The parser: tables compiled from python-hcl2's grammar when the package was built.

`hcl2` itself is never imported: another distribution installs a module of the same name (docs/architecture.md).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hclscan.hcl.collector import collector_paused
from hclscan.hcl.limits import Limits
from hclscan.hcl.source import MAX_DEPTH, Diagnostic, Source, SyntaxProblem, diagnose
from hclscan.hcl.syntax import Body, Expression

if TYPE_CHECKING:
    from hclscan.hcl.tables import Parser, Unexpected

# What the grammar calls a token, in words for a person. Tokens that are not named here are never worth suggesting.
_WORDS = {
    "NAME": "a name", "DBLQUOTE": "a text in quotes", "INT_LITERAL": "a number", "LPAR": "(", "RPAR": ")", "LBRACE": "{",
    "RBRACE": "}", "LSQB": "[", "RSQB": "]", "COMMA": ",", "EQ": "=", "COLON": ":", "NL_OR_COMMENT": "a line end", "IN": "in",
    "FOR_OBJECT_ARROW": "=>", "$END": "the end of the file", "QMARK": "an operator",
}  # fmt: skip
_AFTER_AN_EXPRESSION = {"NL_OR_COMMENT", "RBRACE", "$END"}
_EXPRESSION_STARTS = {"NAME", "DBLQUOTE", "INT_LITERAL", "LPAR", "LBRACE", "LSQB"}


def parse(source: Source) -> Body | Diagnostic:
    """The syntax tree of a file, or what is wrong with it."""
    result = _run(source, source.text, "start")
    return result if isinstance(result, (Body, Diagnostic)) else _unexpected(source)


def parse_expression(source: Source) -> Expression | Diagnostic:
    """The syntax tree of a text that is one expression, such as the value of `--var`."""
    return _run(source, source.text, "expression")  # type: ignore[return-value]


def parse_template(source: Source) -> Expression | Diagnostic:
    """The syntax tree of a text that is a template, such as the content of a template file."""
    from hclscan.hcl.lexer import TemplateText

    return _run(source, TemplateText(source.text), "string")  # type: ignore[return-value]


def _run(source: Source, text: str, start: str) -> Body | Expression | Diagnostic:
    from hclscan.hcl.tables import Unexpected

    parser = _parser()
    if len(text) > source.limits.tokens or source.limits.syntax_depth != MAX_DEPTH:
        text = _bounded(text, source.limits)
    try:
        with collector_paused():
            return parser.parse(text, start)  # type: ignore[no-any-return]
    except SyntaxProblem as problem:
        return diagnose(source, problem.start, problem.end, problem.summary, problem.detail)
    except Unexpected as problem:
        return _explain(source, problem)
    except RecursionError:
        return diagnose(source, 0, 1, "An expression in the file is nested too deeply")


def _bounded(text: str, limits: Limits) -> str:
    """The text with its bounds; one that is too short to exceed those there are by default needs none."""
    from hclscan.hcl.lexer import BoundedText

    return (text if isinstance(text, BoundedText) else BoundedText(text)).within(limits)


def _unexpected(source: Source) -> Diagnostic:
    return diagnose(source, 0, 1, "Not a configuration file")


def _explain(source: Source, problem: Unexpected) -> Diagnostic:
    token = problem.token
    start = token.start
    if token.type == "$END":
        summary, end = "The file ends too early", start
        start = max(0, len(source.text.rstrip()) - 1)
        end = start + 1
    elif token.type == "NL_OR_COMMENT":
        summary, end = "The line ends too early", start + 1
    else:
        value = token.value[0] if token.type == "PLAIN_STRING" else token.value
        summary, end = f"Unexpected {value!r}", start + max(1, len(value))
    expected = set(problem.expected)
    words = []
    if expected >= _AFTER_AN_EXPRESSION:
        words.append("an operator")
        expected &= {"NL_OR_COMMENT"}
    if expected & {"RPAR", "RSQB"}:
        expected.discard("NL_OR_COMMENT")  # inside brackets a line end means nothing
    if "NAME" in expected:
        expected.discard("IN")  # which is a name as well
    if expected >= _EXPRESSION_STARTS:
        words.append("an expression")
        expected -= {*_EXPRESSION_STARTS, "NL_OR_COMMENT"}
    words += sorted(_WORDS[name] for name in expected if name in _WORDS)
    detail = f"expected {', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else f"expected {''.join(words)}"
    return diagnose(source, start, end, summary, detail if words else "")


@cache
def _parser() -> Parser:
    from hclscan.hcl.build import TreeBuilder
    from hclscan.hcl.lexer import tokens
    from hclscan.hcl.tables import Parser

    return Parser(tokens, TreeBuilder())
