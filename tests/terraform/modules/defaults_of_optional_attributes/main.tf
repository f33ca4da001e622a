variable "cluster" {
  type = object({
    name = string
    pools = optional(map(object({
      size   = optional(number, 3)
      labels = optional(map(string), { managed = "yes" })
      taints = optional(list(object({ key = string, effect = optional(string, "NoSchedule") })), [])
      disk = optional(object({
        gigabytes = optional(number, 50)
        encrypted = optional(bool, true)
      }), {})
    })), { default = {} })
    logging = optional(object({ level = optional(string, "info"), sink = optional(string) }))
  })
  default = { name = "c" }
}
variable "explicit" {
  type = object({
    pools = optional(map(object({ size = optional(number, 3), disk = optional(object({ gigabytes = optional(number, 50) }), { gigabytes = 7 }) })))
    list  = optional(list(object({ on = optional(bool, false) })), [{}])
    set   = optional(set(string), ["z", "a"])
    pair  = optional(tuple([string, number]), ["x", 1])
    any   = optional(any, { deep = [1] })
  })
  default = {
    pools = { a = {}, b = { size = null, disk = {} }, c = { size = "9", disk = { gigabytes = null } }, d = { disk = null } }
  }
}
output "cluster" { value = var.cluster }
output "explicit" { value = var.explicit }
output "absent" { value = var.cluster.logging == null }
