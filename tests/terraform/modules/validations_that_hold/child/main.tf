variable "names" {
  type = list(string)
  validation {
    condition     = alltrue([for name in var.names : can(regex("^[a-z]-[0-9]$", name))])
    error_message = "Names are letter-digit."
  }
}
variable "later" {
  type = string
  validation {
    condition     = var.later != "never"
    error_message = "Known after apply."
  }
}
output "names" { value = var.names }
