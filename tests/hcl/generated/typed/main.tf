variable "text" {
  type = string
}
output "text" {
  value = var.text
}
variable "number" {
  type = number
}
output "number" {
  value = var.number
}
variable "flag" {
  type = bool
}
output "flag" {
  value = var.flag
}
variable "list" {
  type = list(string)
}
output "list" {
  value = var.list
}
variable "map" {
  type = map(string)
}
output "map" {
  value = var.map
}
variable "set" {
  type = set(string)
}
output "set" {
  value = var.set
}
variable "object" {
  type = object({ name = string, size = number, on = bool })
}
output "object" {
  value = var.object
}
variable "any" {
  type = any
}
output "any" {
  value = var.any
}
