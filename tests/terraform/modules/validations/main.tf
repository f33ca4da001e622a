variable "port" {
  type    = number
  default = 443
  validation {
    condition     = var.port > 0 && var.port < 65536
    error_message = "No such port: ${var.port}."
  }
}
variable "names" {
  type    = list(string)
  default = ["a"]
  validation {
    condition     = alltrue([for name in var.names : can(regex("^[a-z]+$", name))])
    error_message = "Lower case only."
  }
  validation {
    condition     = length(var.names) <= var.port
    error_message = "Too many."
  }
}
output "port" { value = var.port }
output "names" { value = var.names }
