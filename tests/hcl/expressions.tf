resource "terraform_data" "x" { input = "in" }
resource "terraform_data" "c" {
  count = 2
  input = count.index
}
resource "terraform_data" "e" {
  for_each = { a = 1, b = 2 }
  input    = each.value
}
variable "s" {
  default   = "secret"
  sensitive = true
}
variable "typed" {
  type    = list(object({ name = string, size = optional(number, 3), tags = optional(map(string)) }))
  default = [{ name = "a" }, { name = 5, size = "7", tags = { k = true } }]
}
locals {
  id    = terraform_data.x.id
  out   = terraform_data.x.output
  flag  = terraform_data.x.id == "zzz"
  dyn = jsondecode(terraform_data.x.id)
  list  = ["a", "b", "c"]
  nums  = [3, 1, 2]
  obj   = { a = 1, b = "two", c = [1, 2, 3], d = { e = true } }
  map   = tomap({ x = "1", y = "2" })
  set   = toset(["b", "a", "b"])
  nul   = null
  mixed = ["a", terraform_data.x.id, null]
  ids   = terraform_data.c[*].id
}
