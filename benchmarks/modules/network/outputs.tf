output "id" {
  description = "Id of the group"
  value       = try(aws_security_group.this[0].id, "")
}

output "arn" {
  description = "ARN of the group"
  value       = try(aws_security_group.this[0].arn, "")
}

output "name" {
  description = "Name of the group"
  value       = try(aws_security_group.this[0].name, "")
}
