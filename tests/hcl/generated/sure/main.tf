variable "text" {
  type     = string
  nullable = false
}
output "text" {
  value = var.text
}
variable "number" {
  type     = number
  nullable = false
}
output "number" {
  value = var.number
}
variable "flag" {
  type     = bool
  nullable = false
}
output "flag" {
  value = var.flag
}
variable "list" {
  type     = list(string)
  nullable = false
}
output "list" {
  value = var.list
}
variable "map" {
  type     = map(string)
  nullable = false
}
output "map" {
  value = var.map
}
variable "set" {
  type     = set(string)
  nullable = false
}
output "set" {
  value = var.set
}
variable "object" {
  type     = object({ name = string, size = number, on = bool })
  nullable = false
}
output "object" {
  value = var.object
}
variable "any" {
  type     = any
  nullable = false
}
output "any" {
  value = var.any
}
