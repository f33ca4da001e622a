module "m" {
  source = "./\u0000"
}
module "n" {
  source = "./\ud800"
}
locals {
  a = file("\u0000")
  b = [fileexists("~\u0000"), fileset("\u0000", "*"), templatefile("\u0000", {})]
}
output "o" {
  value = [local.a, local.b, module.m, module.n]
}
