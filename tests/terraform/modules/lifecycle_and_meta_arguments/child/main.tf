variable "name" {
  type = string
  validation {
    condition     = length(var.name) > 0
    error_message = "It must not be empty."
  }
}
output "name" {
  value = upper(var.name)
  precondition {
    condition     = var.name != "x"
    error_message = "never"
  }
}
