variable "create" {
  description = "Whether the group is created"
  type        = bool
  default     = true
}

variable "name" {
  description = "Name of the security group"
  type        = string
}

variable "use_prefix" {
  description = "Whether the provider completes the name"
  type        = bool
  default     = true
}

variable "description" {
  description = "What the group is for"
  type        = string
  default     = "Managed by a module"
}

variable "vpc_id" {
  description = "Network that the group is in"
  type        = string
}

variable "tags" {
  description = "Tags of the group"
  type        = map(string)
  default     = {}
}

variable "revoke_rules_on_delete" {
  description = "Whether rules go before the group does"
  type        = bool
  default     = false
}

variable "ingress" {
  description = "Rules for what comes in: protocol, from, to, sources"
  type        = any
  default     = []
}

variable "egress" {
  description = "Rules for what goes out: protocol, from, to, targets"
  type        = any
  default     = []
}

variable "ingress_groups" {
  description = "Groups that may come in: port, group"
  type        = list(map(string))
  default     = []
}

variable "allow_itself" {
  description = "Whether members reach each other"
  type        = bool
  default     = false
}

variable "create_timeout" {
  description = "How long creating may take"
  type        = string
  default     = "10m"
}

variable "delete_timeout" {
  description = "How long deleting may take"
  type        = string
  default     = "15m"
}
