locals {
  document = {
    version = 1.5
    list    = [1, "two", true, null, { deep = ["x"] }]
    "key with space" = "quote \" and \\ and <tag> & é \u2028"
    empty   = { list = [], map = {} }
    text    = "line one\nline two\n"
  }
}
resource "terraform_data" "policy" {
  input = jsonencode({ Statement = [{ Effect = "Allow", Resource = "arn:${terraform_data.id.id}" }] })
}
resource "terraform_data" "id" { input = "i" }
output "json" { value = jsonencode(local.document) }
output "yaml" { value = yamlencode(local.document) }
output "same" { value = [jsondecode(jsonencode(local.document)) == local.document, yamldecode(yamlencode(local.document))] }
output "decoded" { value = [jsondecode("{\"a\": [1, 2.0, 1e2]}"), yamldecode("- a: 1\n- {b: yes, c: 0x1f}\n- null"), jsondecode("\"text\"")] }
output "unknown" { value = [terraform_data.policy.input, jsondecode(terraform_data.policy.input)] }
