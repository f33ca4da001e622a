locals {
  list  = ["a"]
  empty = []
}
output "picked" {
  value = [
    length(local.empty) > 0 ? local.empty[0] : "nothing",
    length(local.list) > 1 ? local.list[1] : local.list[0],
    true ? [1, "a"] : [local.empty[3], 2],
    false ? tonumber("x") : 5,
    try(local.list[9], local.empty[0], "caught"),
    [for x in ["1", "x"] : can(tonumber(x)) ? tonumber(x) : -1],
    true ? { size = 1 } : { size = parseint("zz", 10) },
    "%{ if false }${local.empty[0]}%{ else }fine%{ endif }",
  ]
}
