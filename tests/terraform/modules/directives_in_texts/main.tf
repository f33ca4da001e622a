variable "users" {
  type    = list(object({ name = string, admin = optional(bool, false) }))
  default = [{ name = "ada", admin = true }, { name = "bob" }]
}
locals {
  config = <<-EOT
    %{ for user in var.users ~}
    user ${user.name}%{ if user.admin } admin%{ endif }
    %{ endfor ~}
    end
  EOT
  inline = "%{ if length(var.users) > 1 }many%{ else }one%{ endif }"
  indexed = "%{ for i, user in var.users }${i}=${user.name};%{ endfor }"
  nested  = "%{ for a in [1, 2] }%{ for b in ["x", "y"] }${a}${b} %{ endfor }%{ endfor }"
  escaped = "$${not} %%{ if } \u00e9 \U0001F600 \t\"quoted\" \\"
  trimmed = "a   ${~ "b" ~}   c"
  mapped  = "%{ for key, value in { b = 2, a = 1 } }${key}${value}%{ endfor }"
}
output "all" { value = [local.config, local.inline, local.indexed, local.nested, local.escaped, local.trimmed, local.mapped] }
