variable "größe" {
  type    = number
  default = 3
}
locals {
  имя        = "Ада"
  変数         = [1, 2]
  with-dash  = 2
}
resource "terraform_data" "über-ressource" {
  for_each = { "ключ" = "значение", "a\"b" = "quote", "c.d" = "dot", "日本" = local.имя }
  input    = each.value
}
output "ausgabe-ä" {
  value = {
    größe   = var.größe
    имя     = local.имя
    "é"     = "e\u0301" == "é"
    first   = local.変数[0]
    dashed  = local.with-dash
    picked  = terraform_data.über-ressource["ключ"].input
    keys    = keys(terraform_data.über-ressource)
  }
}
