"""Syntax bombs: files that are small to write and hard to parse."""

from tests.hostile.case import Case, local, terraform

DEEP = "levels deep"

CASES: tuple[Case, ...] = (
    local("brackets", "[" * 20_000 + "]" * 20_000, DEEP),
    local("brackets_never_closed", "[" * 100_000, DEEP),
    local("braces", "{ a = " * 20_000 + "1" + "}" * 20_000, DEEP),
    local("parentheses", "(" * 20_000 + "1" + ")" * 20_000, DEEP),
    local("interpolations", '"${' * 5_000 + "1" + '}"' * 5_000, DEEP),
    local("calls", "abs(" * 10_000 + "1" + ")" * 10_000, DEEP),
    terraform("blocks", "a {\n" * 20_000 + "}\n" * 20_000, DEEP),
    local("minus_signs", "-" * 50_000 + "1", "nested too deeply"),
    local("negations", "!" * 50_000 + "true", "nested too deeply"),
    local("long_sum", " + ".join(["1"] * 20_000), "nested too deeply"),
    local("long_conjunction", " && ".join(["true"] * 20_000), "nested too deeply"),
    local("conditionals", "true ? 1 : " * 5_000 + "2", "nested too deeply"),
    local("attributes", "local" + ".a" * 30_000),
    local("indexes", "[1]" + "[0]" * 30_000, "nested too deeply"),
    local("splats", "[1]" + "[*]" * 5_000),
    local("for_in_for", "[for x in [1] : " * 5_000 + "1" + "]" * 5_000, DEEP),
    local("template_directives", '"' + "%{ if true }" * 5_000 + "%{ endif }" * 5_000 + '"'),
    terraform("heredoc_never_closed", "a = <<EOT\n" + "x\n" * 100_000),
    terraform("heredoc_in_heredoc", "".join(f"a = <<E{n}\n${{<<F{n}\n" for n in range(500))),
    terraform("comment_never_closed", "/*" * 100_000, "attack.tf"),
    terraform("quote_never_closed", 'a = "' + "x" * 1_000_000, "attack.tf"),
    terraform("million_errors", "}\n" * 500_000, "attack.tf"),
    terraform("million_attributes", "locals {\n" + "".join(f"  a{n} = 1\n" for n in range(60_000)) + "}\n", alone=True),
    terraform("long_name", "locals {\n  " + "a" * 1_000_000 + " = 1\n}\n"),
    terraform("many_labels", "resource " + '"a" ' * 20_000 + "{\n}\n", "attack.tf"),
    terraform("one_long_line", "locals { a = [" + "1," * 100_000 + "1] }\n", alone=True),
    terraform("too_many_tokens", "locals { a = [" + "1," * 600_000 + "1] }\n", "limits: tokens", alone=True),
    terraform("huge_exponent", "locals {\n  a = 1e" + "9" * 500 + "\n}\n", "attack.tf"),
    terraform("control_characters", 'locals {\n  a = "\x1b[2J\x07" \x00\n}\n', "attack.tf"),
)
