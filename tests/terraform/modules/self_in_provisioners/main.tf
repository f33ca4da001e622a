resource "terraform_data" "first" {
  input = { host = "h1", port = 22 }
  connection {
    type = "ssh"
    host = self.input.host
    port = self.input.port
  }
  provisioner "local-exec" {
    command     = "echo ${self.id} ${self.input.host}"
    on_failure  = continue
    environment = { HOST = self.input.host }
  }
  provisioner "local-exec" {
    when    = destroy
    command = "echo gone ${self.input.host}"
  }
}
resource "terraform_data" "second" {
  count            = 2
  input            = terraform_data.first.output
  triggers_replace = terraform_data.first.id
  provisioner "local-exec" {
    command = "echo ${count.index} ${self.triggers_replace}"
  }
}
resource "terraform_data" "third" {
  for_each   = toset(["x", "y"])
  input      = [each.key, terraform_data.second[*].input, terraform_data.first.input.port]
  depends_on = [terraform_data.second]
}
output "ports" { value = [for one in terraform_data.third : one.input[2]] }
