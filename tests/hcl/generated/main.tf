# What generated expressions refer to.
terraform {
  required_providers {
    terraform = { source = "terraform.io/builtin/terraform" }
  }
}

variable "text" { default = "hello" }
variable "null_text" {
  type    = string
  default = null
}
variable "secret" {
  type      = string
  default   = "s3cret"
  sensitive = true
}
variable "secret_number" {
  type      = number
  default   = 42
  sensitive = true
}
variable "secret_list" {
  type      = list(string)
  default   = ["p", "q"]
  sensitive = true
}
variable "number" { default = 4 }
variable "flag" { default = true }
variable "list" {
  type    = list(string)
  default = ["a", "b", "c"]
}
variable "empty" {
  type    = list(string)
  default = []
}
variable "numbers" {
  type    = list(number)
  default = [3, 1.5, 2]
}
variable "map" {
  type    = map(string)
  default = { a = "x", b = "y" }
}
variable "set" {
  type    = set(string)
  default = ["b", "a"]
}
variable "object" {
  type    = object({ name = string, size = optional(number, 3), on = bool, extra = optional(string) })
  default = { name = "o", on = "true" }
}
variable "any" {
  type    = any
  default = [{ a = 1 }, { a = 2, b = "x" }]
}

resource "terraform_data" "u" { input = "in" }
resource "terraform_data" "n" {
  count = 2
  input = count.index
}
resource "terraform_data" "e" {
  for_each = { a = 1, b = 2 }
  input    = each.value
}

locals {
  unknown      = terraform_data.u.id
  anything     = jsondecode(terraform_data.n[0].id)
  undecided    = terraform_data.u.id == "x"
  numeric      = "15"
  count        = 2
  object       = { name = "n", size = 5, on = false }
  tuple        = ["a", 1, true]
  nested       = { list = [1, 2], map = { k = "v" }, unknown = terraform_data.u.id }
  partly       = ["a", terraform_data.u.id, "c"]
  partly_map   = { a = terraform_data.u.id, b = "y" }
  unknown_list = split(",", terraform_data.u.id)
  unknown_map  = { for id in [terraform_data.u.id] : id => id }
}

# Unknown values of each type, which may be null.
module "typed" {
  source = "./typed"
  text   = local.anything
  number = local.anything
  flag   = local.anything
  list   = local.anything
  map    = local.anything
  set    = local.anything
  object = local.anything
  any    = local.anything
}

# Unknown values of each type, which are not null.
module "sure" {
  source = "./sure"
  text   = local.anything
  number = local.anything
  flag   = local.anything
  list   = local.anything
  map    = local.anything
  set    = local.anything
  object = local.anything
  any    = local.anything
}
