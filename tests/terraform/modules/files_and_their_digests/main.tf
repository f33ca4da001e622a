locals {
  folder = "${path.module}/files"
}
output "contents" {
  value = {
    text    = file("${local.folder}/a.txt")
    trimmed = trimspace(file("files/a.txt"))
    base64  = filebase64("${local.folder}/a.txt")
    digest  = [filemd5("files/a.txt"), filesha1("files/a.txt"), filesha256("files/a.txt"), filebase64sha256("files/a.txt")]
    exists  = [fileexists("files/a.txt"), fileexists("files/none.txt")]
    found   = fileset(path.module, "files/*.txt")
    deep    = fileset("files", "**")
    decoded = jsondecode(file("files/data.json")).list[1]
    yaml    = yamldecode(file("files/data.yaml"))
    csv     = csvdecode(file("files/data.csv"))
    missing = try(file("files/none.txt"), "not there")
  }
}
output "rendered" { value = templatefile("files/greeting.tftpl", { name = "Ada", list = [1, 2] }) }
resource "terraform_data" "per_file" {
  for_each = fileset("files", "*.txt")
  input    = "${each.key}: ${length(file("files/${each.value}"))}"
}
