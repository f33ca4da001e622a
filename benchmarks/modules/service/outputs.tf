output "name" {
  description = "Name of the service"
  value       = aws_ecs_service.this.name
}

output "role_arn" {
  description = "ARN of its role"
  value       = aws_iam_role.task.arn
}

output "security_group_id" {
  description = "Group that guards it"
  value       = module.traffic.id
}

output "bucket_id" {
  description = "Name of the bucket with its files"
  value       = module.files.id
}

output "queue_url" {
  description = "Address of its queue of jobs"
  value       = module.jobs.url
}

output "log_group" {
  description = "Name of its group of logs"
  value       = aws_cloudwatch_log_group.this.name
}
