variable "set" {
  type    = set(number)
  default = ["3", 1, 1, "1"]
}
variable "tuple" {
  type    = tuple([string, bool, list(number)])
  default = [1, "true", ["2"]]
}
variable "matrix" {
  type    = list(list(string))
  default = [[1, true], [], ["x"]]
}
variable "any_list" {
  type    = list(any)
  default = [1, "a", true]
}
variable "any_map" {
  type    = map(any)
  default = { a = [1], b = ["x"] }
}
variable "object" {
  type    = object({ n = number, s = string, b = bool, o = object({ l = list(string) }) })
  default = { n = "1.50", s = 2, b = "false", o = { l = ["a", 1], dropped = true }, dropped = 1 }
}
variable "untyped" { default = [1, "a", { b = null }] }
module "child" {
  source = "./child"
  text   = 12.0
  number = "0x10" == "0x10" ? "16" : 0
  flag   = "true"
  list   = toset(["b", "a"])
  map    = { a = 1, b = "x" }
}
output "all" { value = [var.set, var.tuple, var.matrix, var.any_list, var.any_map, var.object, var.untyped] }
output "child" { value = module.child.all }
output "explicit" { value = [tostring(1.0), tonumber("010"), tobool("1" == "1"), tolist(["a", 1]), toset([1, "1"]), tomap({ a = 1, b = "true" })] }
