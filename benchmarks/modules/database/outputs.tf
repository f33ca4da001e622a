output "arn" {
  description = "ARN of the instance"
  value       = try(aws_db_instance.this[0].arn, null)
}

output "address" {
  description = "Host name of the instance"
  value       = try(aws_db_instance.this[0].address, null)
}

output "port" {
  description = "Port of the instance"
  value       = try(aws_db_instance.this[0].port, null)
}

output "secret_arn" {
  description = "Secret with the password"
  value       = try(aws_db_instance.this[0].master_user_secret[0].secret_arn, null)
}

output "log_groups" {
  description = "Groups of logs by name"
  value       = { for name, group in aws_cloudwatch_log_group.this : name => group.name }
}
