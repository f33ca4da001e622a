variable "name" { default = "ops" }
resource "terraform_data" "x" { input = 1 }
locals {
  users = [{ name = "a", admin = true }, { name = "b", admin = false }]
}
output "quoted" { value = "Hello, ${var.name}! $${literal} %%{literal} ${1 + 1}" }
output "escapes" { value = "tab\t quote\" back\\ \u00e9 \U0001F600" }
output "heredoc" {
  value = <<EOT
first
  second ${var.name}
EOT
}
output "indented" {
  value = <<-EOT
    first

      second ${var.name}
    third
  EOT
}
output "directives" {
  value = <<-EOT
    %{ for user in local.users ~}
    ${user.name}%{ if user.admin } (admin)%{ endif }
    %{ endfor ~}
    end
  EOT
}
output "strip" { value = "a   ${~ var.name ~}   b" }
output "inline" { value = "%{ for i, user in local.users }${i}${user.name}%{ if i == 0 }, %{ endif }%{ endfor }" }
output "else" { value = "%{ if var.name == "x" }yes%{ else }no%{ endif }" }
output "wrapped" { value = "${local.users}" }
output "numbers" { value = "${1.50}/${10}/${true}" }
output "unknown" { value = "id-${terraform_data.x.id}" }
output "unknown_if" { value = "%{ if terraform_data.x.id == "a" }x%{ else }y%{ endif }" }
output "nested" { value = "${"${var.name}-${"${1}"}"}" }
output "file" { value = templatefile("${path.module}/users.tpl", { users = local.users, title = "T" }) }
output "file_unknown" { value = templatefile("${path.module}/users.tpl", { users = [], title = terraform_data.x.id }) }
output "content" { value = file("${path.module}/users.tpl") }
