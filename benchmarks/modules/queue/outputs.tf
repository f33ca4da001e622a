output "url" {
  description = "Address of the queue"
  value       = try(aws_sqs_queue.this[0].url, null)
}

output "arn" {
  description = "ARN of the queue"
  value       = try(aws_sqs_queue.this[0].arn, null)
}

output "name" {
  description = "Name of the queue"
  value       = try(aws_sqs_queue.this[0].name, null)
}

output "dead_arn" {
  description = "ARN of the queue of failed messages"
  value       = try(aws_sqs_queue.dead[0].arn, null)
}
