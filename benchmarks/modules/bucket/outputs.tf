output "id" {
  description = "Name of the bucket"
  value       = try(aws_s3_bucket.this[0].id, "")
}

output "arn" {
  description = "ARN of the bucket"
  value       = try(aws_s3_bucket.this[0].arn, "")
}

output "domain_name" {
  description = "Domain name of the bucket"
  value       = try(aws_s3_bucket.this[0].bucket_regional_domain_name, "")
}

output "website_endpoint" {
  description = "Address of the web site"
  value       = try(aws_s3_bucket_website_configuration.this[0].website_endpoint, "")
}

output "policy" {
  description = "Policy of the bucket"
  value       = try(aws_s3_bucket_policy.this[0].policy, "")
}
