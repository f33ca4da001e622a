variable "names" {
  type    = list(string)
  default = []
}
variable "sizes" {
  type    = map(number)
  default = {}
}
variable "text" {
  type    = string
  default = null
}
variable "object" {
  type    = object({ a = optional(string), b = optional(number) })
  default = {}
}
output "converted" {
  value = [
    true ? 1 : var.text,
    true ? [1, true] : var.names,
    true ? { a = 1 } : tomap({ b = var.text }),
    tolist([var.text, 2]),
    coalesce(var.text, 3),
    [for x in [true ? { a = 1, b = null } : tomap({ a = "x" })] : x],
  ]
}
output "compared" {
  value = [
    var.names == [], var.names == tolist([]), tolist(var.names) == var.names,
    var.sizes == {}, tomap({}) == var.sizes, { a = null } == { a = var.text }, var.object == { a = null, b = null },
    keys(var.sizes) == var.names, slice(["a"], 0, 0) == [],
  ]
}
output "sizes" { value = [length(var.names), length(var.sizes), length(concat(var.names, var.names)), length(merge(var.sizes, {}))] }
output "first" { value = [one(var.names), try(var.names[0], "none"), var.text[*], lookup(var.sizes, "a", 5)] }
