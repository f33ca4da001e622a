variable "create" {
  description = "Whether the queue is created"
  type        = bool
  default     = true
}

variable "name" {
  description = "Name of the queue, with or without .fifo"
  type        = string
}

variable "tags" {
  description = "Tags of everything in this module"
  type        = map(string)
  default     = {}
}

variable "fifo" {
  description = "Whether messages keep their order"
  type        = bool
  default     = false
}

variable "content_based_deduplication" {
  description = "Whether messages with the same content are one"
  type        = bool
  default     = true
}

variable "delay_seconds" {
  description = "Seconds that a message waits before it is seen"
  type        = number
  default     = 0
}

variable "max_message_size" {
  description = "Bytes of the largest message"
  type        = number
  default     = 262144
}

variable "message_retention_seconds" {
  description = "Seconds after which a message is gone"
  type        = number
  default     = 345600
}

variable "receive_wait_time_seconds" {
  description = "Seconds that a reader waits for messages"
  type        = number
  default     = 10
}

variable "visibility_timeout_seconds" {
  description = "Seconds that a message is hidden while it is worked on"
  type        = number
  default     = 30
}

variable "managed_encryption" {
  description = "Whether the service encrypts with a key of its own"
  type        = bool
  default     = true
}

variable "kms_key_id" {
  description = "Key that messages are encrypted with"
  type        = string
  default     = null
}

variable "kms_reuse_seconds" {
  description = "Seconds that a data key is used"
  type        = number
  default     = 300
}

variable "create_dead_letter_queue" {
  description = "Whether what fails is kept in a queue of its own"
  type        = bool
  default     = true
}

variable "dead_retention_seconds" {
  description = "Seconds that failed messages are kept"
  type        = number
  default     = 1209600
}

variable "dead_managed_encryption" {
  description = "As managed_encryption, for failed messages"
  type        = bool
  default     = null
}

variable "dead_tags" {
  description = "Further tags of the queue of failed messages"
  type        = map(string)
  default     = {}
}

variable "redrive_policy" {
  description = "What differs from the usual redrive policy"
  type        = any
  default     = {}
}

variable "policy_statements" {
  description = "Statements of the queue's policy, by name"
  type        = any
  default     = {}
}

variable "alarm_after_seconds" {
  description = "Age of a message that rings an alarm"
  type        = number
  default     = null
}

variable "alarm_topics" {
  description = "Topics that alarms go to"
  type        = list(string)
  default     = []
}
