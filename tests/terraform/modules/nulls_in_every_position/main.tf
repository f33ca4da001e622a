variable "nothing" {
  type    = string
  default = null
}
variable "open" { default = null }
variable "required" {
  type     = string
  default  = "d"
  nullable = false
}
module "child" {
  source   = "./child"
  nullable = null
  strict   = null
  object   = { a = null, c = null }
}
resource "terraform_data" "n" {
  input            = null
  triggers_replace = { a = null, b = [null] }
}
output "equal" { value = [var.nothing == null, null == null, var.open == var.nothing, [null] == [null], { a = null }.a == null] }
output "kept" { value = [[null, 1], { a = null }, tolist([null, "a"]), toset(["a", null]), var.nothing[*], [1][*], null[*]] }
output "decided" { value = [var.nothing == null ? "unset" : var.nothing, coalesce(var.open, "x"), try(var.open.x, "no"), var.required] }
output "child" { value = module.child.all }
output "resource" { value = [terraform_data.n.input, terraform_data.n.output, terraform_data.n.triggers_replace] }
