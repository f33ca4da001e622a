resource "terraform_data" "x" { input = 1 }
locals {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*", Sid = null, Deny = false }]
  })
  partly = jsonencode({ arn = terraform_data.x.id, other = 1 })
}
output "policy" { value = local.policy }
output "decoded" { value = jsondecode(local.policy).Statement[0].Action }
output "partly" { value = local.partly }
output "of_partly" { value = jsondecode(local.partly) }
output "escaped" { value = jsonencode("<a & b>") }
output "yaml" { value = yamldecode("a: [1, two, null]\nb: {c: true}") }
output "yaml_text" { value = yamlencode({ b = [1, "x"], a = null }) }
output "numbers" { value = jsonencode([1, 1.5, 1e20, -0.25]) }
output "csv" { value = csvdecode("a,b\n1,2\n3,4") }
