variable "disks" {
  type = list(object({
    name  = string
    size  = optional(number, 10)
    label = optional(string)
    tags  = optional(map(string), {})
    encryption = optional(object({
      enabled = optional(bool, true)
      key     = optional(string, "default")
    }), {})
  }))
}
resource "terraform_data" "disk" {
  for_each = { for disk in var.disks : disk.name => disk }
  input    = each.value
}
output "keys" { value = [for disk in var.disks : disk.encryption.key] }
output "labels" { value = var.disks[*].label }
output "extra" { value = can(var.disks[0].extra) }
