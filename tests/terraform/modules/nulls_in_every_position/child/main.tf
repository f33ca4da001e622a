variable "nullable" { default = "unused" }
variable "strict" {
  default  = "used"
  nullable = false
}
variable "object" {
  type = object({ a = optional(string, "da"), b = optional(number, 2), c = optional(list(string)) })
}
output "all" { value = [var.nullable, var.strict, var.object] }
