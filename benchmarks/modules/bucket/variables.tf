variable "create" {
  description = "Whether the bucket is created"
  type        = bool
  default     = true
}

variable "name" {
  description = "Name of the bucket; a beginning of it with use_prefix"
  type        = string
}

variable "use_prefix" {
  description = "Whether the provider completes the name"
  type        = bool
  default     = false
}

variable "owner" {
  description = "Team that answers for what is stored"
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of everything in this module"
  type        = map(string)
  default     = {}
}

variable "force_destroy" {
  description = "Whether the bucket may be destroyed with objects in it"
  type        = bool
  default     = false
}

variable "object_ownership" {
  description = "Who owns what others upload; null leaves it alone"
  type        = string
  default     = "BucketOwnerEnforced"
}

variable "acl" {
  description = "Canned access control list"
  type        = string
  default     = null
}

variable "grants" {
  description = "Grants beside the canned list, as a list or as JSON"
  type        = any
  default     = []
}

variable "expected_bucket_owner" {
  description = "Account that the bucket is expected in"
  type        = string
  default     = null
}

variable "versioning" {
  description = "Whether versions are kept: enabled, mfa_delete, mfa"
  type        = map(string)
  default     = {}
}

variable "encryption" {
  description = "Rule of default encryption: algorithm and key"
  type        = any
  default     = {}
}

variable "lifecycle_rules" {
  description = "Rules by which objects expire and move"
  type        = any
  default     = []
}

variable "object_lock" {
  description = "Retention that nobody may shorten"
  type        = object({ enabled = optional(bool, false), mode = optional(string, "GOVERNANCE"), days = optional(number, 0) })
  default     = {}
}

variable "deny_insecure_transport" {
  description = "Whether requests without TLS are denied"
  type        = bool
  default     = false
}

variable "deny_unencrypted_uploads" {
  description = "Whether uploads without encryption are denied"
  type        = bool
  default     = false
}

variable "policy" {
  description = "Further policy document, as JSON"
  type        = string
  default     = null
}

variable "attach_public_access_block" {
  description = "Whether public access is blocked as the next four say"
  type        = bool
  default     = true
}

variable "block_public_acls" {
  description = "Whether public access control lists are rejected"
  type        = bool
  default     = true
}

variable "block_public_policy" {
  description = "Whether public policies are rejected"
  type        = bool
  default     = true
}

variable "ignore_public_acls" {
  description = "Whether public access control lists are ignored"
  type        = bool
  default     = true
}

variable "restrict_public_buckets" {
  description = "Whether only the account may use a public policy"
  type        = bool
  default     = true
}

variable "logging" {
  description = "Where access is written down: target_bucket, target_prefix"
  type        = map(string)
  default     = {}
}

variable "cors_rules" {
  description = "Rules for requests from other origins"
  type        = any
  default     = []
}

variable "website" {
  description = "Documents of a web site: index_document, error_document"
  type        = map(string)
  default     = {}
}

variable "notify_queues" {
  description = "Queues that hear of objects, by name"
  type        = any
  default     = {}
}

variable "notify_topics" {
  description = "Topics that hear of objects, by name"
  type        = any
  default     = {}
}

variable "metrics" {
  description = "Prefixes that are measured, by name"
  type        = map(string)
  default     = {}
}
