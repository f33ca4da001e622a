variable "environment" {
  type    = string
  default = "prod"
  validation {
    condition     = contains(["dev", "prod"], var.environment)
    error_message = "Not an environment: ${var.environment}."
  }
  validation {
    condition     = length(var.environment) < 10
    error_message = "Too long."
  }
}
variable "cidr" {
  type    = string
  default = "10.0.0.0/8"
  validation {
    condition     = can(cidrhost(var.cidr, 0)) && (var.environment != "prod" || tonumber(split("/", var.cidr)[1]) <= 16)
    error_message = "Not a range."
  }
}
module "child" {
  source = "./child"
  names  = ["a-1", "b-2"]
  later  = terraform_data.r.id
}
resource "terraform_data" "r" { input = var.environment }
output "all" { value = [var.cidr, module.child.names] }
