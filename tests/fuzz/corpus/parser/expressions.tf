locals {
  sum    = 1 + 2 * -3 % 4
  text   = "a ${var.b} %{ if var.c ~} d %{ else } e %{ endif } \u00e9 $${f}"
  list   = [for x, y in var.g : upper(y) if x != null]
  object = { for k, v in var.h : k => v... }
  splat  = var.i[*].j[0].k.*.l
  choice = (var.m && !var.n) || var.o >= 1.5e3 ? null : true
}
