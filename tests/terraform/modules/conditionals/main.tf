variable "environment" { default = "staging" }
resource "terraform_data" "x" { input = 1 }
locals {
  production = var.environment == "production"
  unknown    = terraform_data.x.id == "z"
}
output "chosen" { value = local.production ? "large" : "small" }
output "converted" { value = [local.production ? 1 : "1", true ? [1, 2] : ["a", "b"], false ? null : 5] }
output "lazy" { value = local.production ? tonumber("no number") : 1 }
output "nested" { value = local.production ? "p" : var.environment == "staging" ? "s" : "o" }
output "unknown" { value = local.unknown ? "a" : "b" }
output "same" { value = local.unknown ? 1 : 1 }
output "known_branch" { value = true ? "a" : terraform_data.x.id }
output "unknown_branch" { value = false ? "a" : terraform_data.x.id }
output "logic" { value = [local.production && local.unknown, !local.production || local.unknown, !local.unknown] }
output "nothing" { value = local.production ? "x" : null }
output "objects" { value = local.production ? { a = 1 } : { a = 2 } }
output "mixed_objects" { value = local.production ? { a = 1 } : { b = "x" } }
