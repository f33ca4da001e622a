locals {
  list   = ["a", "b"]
  each   = "local each"
  nested = [for x in local.list : [for x in [x, "${x}${x}"] : upper(x)]]
  keyed  = { for list in local.list : list => [for k, v in { (list) = 1 } : "${k}${v}"] }
  loop   = [for local in [{ list = "bound" }] : local.list]
  path   = [for path in [{ module = "bound" }] : path.module]
}
resource "terraform_data" "each" {
  for_each = { a = { each = 1 } }
  input    = [each.value.each, local.each, [for each in ["inner"] : each]]
}
output "all" { value = [local.nested, local.keyed, local.loop, local.path, terraform_data.each["a"].input] }
