variable "id" { type = string }
variable "ids" { type = list(string) }
variable "object" {
  type = object({ id = string, size = number, note = optional(string, "none") })
}
variable "any" { type = any }
output "all" { value = [var.id, var.ids, var.object, var.any] }
output "known" { value = [length(var.ids), var.ids[1], var.object.size + 1, var.object.note, var.id == null, length(var.any.deep)] }
