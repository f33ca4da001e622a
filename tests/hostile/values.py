"""Value bombs: expressions that are small to write and huge to evaluate."""

from tests.hostile.case import Case, doubling, local, terraform

STEPS = "steps"
LARGE = "too large"

CASES: tuple[Case, ...] = (
    local(
        "for_three_deep", "[for x in range(1000) : [for y in range(1000) : [for z in range(1000) : x]]]", "limit is", alone=True
    ),
    local(
        "for_over_itself",
        "[for x in range(1000) : [for y in range(1000) : [for z in range(1000) : 1 if false]]]",
        STEPS,
        alone=True,
    ),
    terraform("text_doubling", doubling('"0123456789"', '"${{}}${{}}"', 40), "too long"),
    terraform(
        "many_long_texts",
        doubling('format("%-100000s", "a")', '"${{}}${{}}"', 6)
        + "".join(f'resource "null_resource" "r{n}" {{\n  triggers = {{ a = "${{local.a6}}{n}" }}\n}}\n' for n in range(200)),
        "memory",
        alone=True,
    ),
    terraform("list_doubling", doubling("[1, 2]", "[{}, {}]", 60), LARGE),
    terraform("map_doubling", doubling("{ a = 1 }", "{ a = {}, b = {} }", 60), "limit is"),
    terraform("list_doubling_in_a_call", doubling("[1, 2]", "concat({}, {})", 60), "limit is", alone=True),
    terraform("json_doubling", doubling('"\\""', "jsonencode({})", 60), "too long", alone=True),
    terraform("nested_by_locals", doubling("[1]", "[{}]", 3_000), "deep"),
    terraform("chain_of_locals", doubling("1", "{} + 1", 20_000), "nested too deeply"),
    terraform("merge_doubling", doubling("{ a = [1, 2] }", "merge({}, { b = {} })", 60)),
    local("comparison_of_bombs", "[for x in range(1000) : [for y in range(1000) : range(1000)]] == []", LARGE, alone=True),
    local("power", "pow(10, 100000000)"),
    local("tower", "pow(9, pow(9, pow(9, 9)))"),
    local("exponent", "1e999999999", "exponent"),
    local("many_digits", "9" * 1_000_000, "digits"),
    terraform("number_doubling", doubling("10", "{} * {}", 60), "too large"),
    local("parseint", f'parseint("{"f" * 100_000}", 16)', "digits"),
    local("format_width", 'format("%999999999d", 1)', "100000"),
    local("format_precision", 'format("%.999999999f", 1)', "100000"),
    local("format_starred", 'format("%*d", 999999999, 1)'),
    local("range", "range(1000000000)", "1024"),
    local("range_backwards", "range(0, -1, -0.0000000001)", "1024"),
    local("setproduct", "setproduct(range(1000), range(1000), range(1000), range(1000))", LARGE),
    local("setproduct_of_pairs", "setproduct(" + ", ".join(["[1, 2]"] * 60) + ")", LARGE),
    local("cidrsubnets", 'cidrsubnets("::/0", ' + ", ".join(["64"] * 20_000) + ")", alone=True),
    local("cidrsubnet", 'cidrsubnet("10.0.0.0/8", 999999999, 999999999)', "attack.tf"),
    local("cidrhost", f'cidrhost("10.0.0.0/8", {"9" * 900})', "attack.tf"),
    local("indent", 'indent(999999999, "a\\nb")', "too long"),
    local("join", 'join(format("%-100000s", "a"), range(1000))', "too long"),
    local("replace", 'replace(format("%-100000s", "a"), " ", format("%-100000s", "a"))', "too long"),
    local(
        "replace_by_expression", 'replace(format("%-100000s", "a"), "/ /", format("%-100000s", "a"))', "too long", alone=True
    ),
    local("regular_expression", f'regexall("(a*)*b", "{"a" * 50_000}")', alone=True),
    local("regular_expression_too_large", f'regex("{"(a{1000}){1000}"}", "a")', "attack.tf"),
    local("split", 'split("", format("%-100000s", "a"))', alone=True),
    local("formatlist", 'formatlist("%100000s", range(1000))', alone=True),
    local("flatten", "flatten([for x in range(1000) : [for y in range(1000) : range(1000)]])", LARGE, alone=True),
    local("chunklist", "chunklist(range(1024), 0)"),
    local("zipmap", "zipmap(range(1024), [for x in range(1024) : range(1024)])", alone=True),
    local("strrev_of_marks", 'strrev("e' + "\u0301" * 100_000 + '")'),
    local("base64gunzip", 'base64gzip(format("%-100000s", "a"))'),
    local("jsondecode", 'jsondecode("' + "[" * 100_000 + '")', "attack.tf"),
    local(
        "yamldecode_aliases",
        'yamldecode("' + "a0: &a0 [x, x]\\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\\n" for n in range(1, 40)) + '")',
        "attack.tf",
    ),
    local(
        "csvdecode",
        'csvdecode("' + ",".join(f"c{n}" for n in range(2000)) + "\\n" + "x\\n" * 2000 + '")',
        "attack.tf",
        alone=True,
    ),
    local(
        "templatestring",
        'templatestring("%{ for x in range(1000) }%{ for y in range(1000) }%{ for z in range(1000) }a%{ endfor }%{ endfor }%{ endfor }", {})',
        STEPS,
        alone=True,
    ),
    local(
        "template_loops",
        '"%{ for x in range(1000) }%{ for y in range(1000) }%{ for z in range(1000) }a%{ endfor }%{ endfor }%{ endfor }"',
        STEPS,
        alone=True,
    ),
    local(
        "large_floats",
        "[for x in range(1000) : [for y in range(1000) : [for z in range(1000) : 1 if 1.23456789012345678901234567890 * z / 7 == -1]]]",
        STEPS,
        alone=True,
    ),
    local(
        "powers_of_floats",
        "[for x in range(1000) : [for y in range(1000) : [for z in range(1000) : 1 if pow(1.2345, 1.5 + z) / 7 == -1]]]",
        STEPS,
        alone=True,
    ),
    local(
        "formats",
        '[for x in range(1000) : [for y in range(1000) : [for z in range(1000) : 1 if format("%5.2f-%s-%q", x, y, z) == ""]]]',
        STEPS,
        alone=True,
    ),
    local(
        "filesets",
        '[for x in range(1000) : [for y in range(1000) : 1 if length(fileset(path.module, "**/${x}*${y}*")) == -1]]',
        STEPS,
        alone=True,
    ),
    local(
        "sets_less_sets",
        "[for x in range(1000) : [for y in range(1000) : 1 if length(setsubtract(range(1000), range(1000))) == -1]]",
        STEPS,
        alone=True,
    ),
    terraform(
        "thousands_of_errors_in_a_line",
        "locals {\n  a = [" + '"${a}",' * 20_000 + "]\n}\n",
        "Too many problems",
        alone=True,
    ),
    local("matchkeys", "matchkeys(range(1024), range(1024), range(1024))"),
    local("distinct", "distinct([for x in range(1000) : [for y in range(1000) : x * y]])", alone=True),
    local("sort_of_long_texts", 'sort([for x in range(1000) : format("%-100000s", x)])', alone=True),
    local("set_of_sets", "toset([for x in range(1000) : toset([for y in range(1000) : x * y])])", alone=True),
    terraform(
        "cycle",
        'locals {\n  a = local.b\n  b = local.a\n}\nresource "null_resource" "a" {\n  triggers = { a = local.a }\n}\n',
        "Cycle",
    ),
    terraform(
        "alternatives",
        "".join(f'variable "v{n}" {{}}\n' for n in range(30))
        + "locals {\n  a0 = var.v0 ? 1 : 2\n"
        + "".join(f"  a{n} = var.v{n} ? local.a{n - 1} : local.a{n - 1} + {2**n}\n" for n in range(1, 30))
        + "}\n"
        'resource "null_resource" "a" {\n  count    = local.a29\n  triggers = { a = local.a29 }\n}\n',
    ),
)
