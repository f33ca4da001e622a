variable "create" {
  description = "Whether the database is created"
  type        = bool
  default     = true
}

variable "identifier" {
  description = "Name of the instance"
  type        = string
}

variable "engine" {
  description = "Kind of database: postgres or mysql"
  type        = string
  default     = "postgres"
}

variable "engine_version" {
  description = "Version of the database"
  type        = string
  default     = "16.3"
}

variable "instance_class" {
  description = "Size of the machine"
  type        = string
  default     = "db.t4g.medium"
}

variable "port" {
  description = "Port; that of the engine by default"
  type        = number
  default     = null
}

variable "allocated_storage" {
  description = "Gigabytes to begin with"
  type        = number
  default     = 50
}

variable "max_allocated_storage" {
  description = "Gigabytes to grow to"
  type        = number
  default     = 200
}

variable "storage_type" {
  description = "Kind of disk"
  type        = string
  default     = "gp3"
}

variable "iops" {
  description = "Operations a second of io1 disks"
  type        = number
  default     = null
}

variable "storage_encrypted" {
  description = "Whether disks and snapshots are encrypted"
  type        = bool
  default     = true
}

variable "kms_key_id" {
  description = "Key that they are encrypted with"
  type        = string
  default     = null
}

variable "database" {
  description = "Name of the first database"
  type        = string
  default     = "app"
}

variable "username" {
  description = "Name of the first user"
  type        = string
  default     = "app"
}

variable "manage_password" {
  description = "Whether the service keeps and rotates the password"
  type        = bool
  default     = true
}

variable "password" {
  description = "Password, where the service does not keep one"
  type        = string
  default     = null
}

variable "iam_authentication" {
  description = "Whether roles may sign in"
  type        = bool
  default     = false
}

variable "subnet_ids" {
  description = "Subnets of the instance"
  type        = list(string)
  default     = []
}

variable "security_group_ids" {
  description = "Groups that guard it"
  type        = list(string)
  default     = []
}

variable "default_security_group_id" {
  description = "One more group"
  type        = string
  default     = ""
}

variable "publicly_accessible" {
  description = "Whether it has an address on the internet"
  type        = bool
  default     = false
}

variable "multi_az" {
  description = "Whether a second instance stands by"
  type        = bool
  default     = false
}

variable "backup_days" {
  description = "Days that backups are kept"
  type        = number
  default     = 7
}

variable "backup_window" {
  description = "When backups are made, in UTC"
  type        = string
  default     = "02:00-03:00"
}

variable "maintenance_window" {
  description = "When changes are made, in UTC"
  type        = string
  default     = "sun:04:00-sun:05:00"
}

variable "copy_tags" {
  description = "Whether snapshots have the tags too"
  type        = bool
  default     = true
}

variable "skip_final_snapshot" {
  description = "Whether it may go without a last snapshot"
  type        = bool
  default     = false
}

variable "deletion_protection" {
  description = "Whether it cannot be deleted by mistake"
  type        = bool
  default     = true
}

variable "minor_upgrades" {
  description = "Whether minor versions are installed"
  type        = bool
  default     = true
}

variable "insights_days" {
  description = "Days of performance insights; 0 for none"
  type        = number
  default     = 7
}

variable "monitoring_interval" {
  description = "Seconds between measurements; 0 for none"
  type        = number
  default     = 60
}

variable "log_exports" {
  description = "Logs to export; those of the engine by default"
  type        = list(string)
  default     = null
}

variable "create_log_groups" {
  description = "Whether groups for the logs are created"
  type        = bool
  default     = true
}

variable "log_retention_days" {
  description = "Days that logs are kept"
  type        = number
  default     = 30
}

variable "log_kms_key_id" {
  description = "Key that logs are encrypted with"
  type        = string
  default     = null
}

variable "parameters" {
  description = "Parameters that differ from the family's"
  type        = list(map(string))
  default     = null
}

variable "restore" {
  description = "What to restore from: source, time"
  type        = map(string)
  default     = null
}

variable "alarms" {
  description = "Alarms by name: metric, threshold, operator"
  type        = any
  default     = {}
}

variable "alarm_topics" {
  description = "Topics that alarms go to"
  type        = list(string)
  default     = []
}

variable "tags" {
  description = "Tags of everything in this module"
  type        = map(string)
  default     = {}
}
