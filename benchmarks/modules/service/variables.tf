variable "environment" {
  description = "Environment that the service runs in"
  type        = string
}

variable "name" {
  description = "Name of the service"
  type        = string
}

variable "tags" {
  description = "Further tags of everything in this module"
  type        = map(string)
  default     = {}
}

variable "image" {
  description = "Image, without its tag"
  type        = string
}

variable "image_tag" {
  description = "Tag of the image"
  type        = string
  default     = "latest"
}

variable "cpu" {
  description = "Processor units of a task"
  type        = number
  default     = 256
}

variable "memory" {
  description = "Megabytes of a task"
  type        = number
  default     = 512
}

variable "replicas" {
  description = "Tasks that run; at least two where people use it"
  type        = number
  default     = 1
}

variable "max_replicas" {
  description = "Tasks that may run under load"
  type        = number
  default     = 1
}

variable "ports" {
  description = "Ports that it listens on"
  type        = list(number)
  default     = [8080]
}

variable "variables" {
  description = "Environment variables"
  type        = map(string)
  default     = {}
}

variable "secrets" {
  description = "Environment variables from secrets, by their ARN"
  type        = map(string)
  default     = {}
}

variable "volumes" {
  description = "Volumes by name"
  type        = any
  default     = {}
}

variable "read_only" {
  description = "Whether the file system of the container cannot be written"
  type        = bool
  default     = true
}

variable "cluster_arn" {
  description = "Cluster that it runs in"
  type        = string
}

variable "cluster_name" {
  description = "Name of that cluster"
  type        = string
  default     = "main"
}

variable "execution_role_arn" {
  description = "Role that starts tasks"
  type        = string
  default     = null
}

variable "vpc_id" {
  description = "Network that it is in"
  type        = string
}

variable "subnet_ids" {
  description = "Subnets of the tasks"
  type        = list(string)
}

variable "public_ip" {
  description = "Whether tasks have addresses on the internet"
  type        = bool
  default     = false
}

variable "allowed_sources" {
  description = "Addresses that may reach it"
  type        = list(string)
  default     = ["10.0.0.0/8"]
}

variable "target_group_arn" {
  description = "Target group of a load balancer"
  type        = string
  default     = null
}

variable "permissions" {
  description = "Statements of what it may do, by name"
  type        = any
  default     = {}
}

variable "managed_policies" {
  description = "Policies that are attached to its role"
  type        = list(string)
  default     = []
}

variable "permissions_boundary" {
  description = "What its role may never exceed"
  type        = string
  default     = null
}

variable "with_bucket" {
  description = "Whether it has files of its own"
  type        = bool
  default     = false
}

variable "with_queue" {
  description = "Whether it has a queue of jobs"
  type        = bool
  default     = false
}

variable "keep_days" {
  description = "Days after which its files expire"
  type        = number
  default     = null
}

variable "log_bucket" {
  description = "Bucket that access to its files is written to"
  type        = string
  default     = null
}

variable "log_days" {
  description = "Days that its logs are kept"
  type        = number
  default     = null
}

variable "kms_key_arn" {
  description = "Key for its files, jobs and logs"
  type        = string
  default     = null
}

variable "alarm_topics" {
  description = "Topics that alarms go to"
  type        = list(string)
  default     = []
}

variable "cpu_alarm" {
  description = "Percent of its processor that ring an alarm"
  type        = number
  default     = 80
}

variable "cpu_target" {
  description = "Percent of its processor that scaling aims at"
  type        = number
  default     = 60
}
