resource "terraform_data" "source" {
  input = { version = 3, tags = { a = "x" } }
}
resource "terraform_data" "replaced" {
  input            = terraform_data.source.input.version
  triggers_replace = [terraform_data.source.id, terraform_data.source.input.tags["a"]]
  lifecycle {
    create_before_destroy = true
    prevent_destroy       = false
    ignore_changes        = [input, triggers_replace]
    replace_triggered_by  = [terraform_data.source, terraform_data.source.input.version]
    precondition {
      condition     = terraform_data.source.input.version >= 3
      error_message = "The version is too old."
    }
    postcondition {
      condition     = self.input == 3 && self.id != "x"
      error_message = "The input is ${self.input}."
    }
  }
}
resource "terraform_data" "ignoring" {
  count = 2
  input = count.index
  lifecycle {
    ignore_changes = all
  }
}
output "checked" {
  value = terraform_data.replaced.input
  precondition {
    condition     = length(terraform_data.ignoring) == 2
    error_message = "There are ${length(terraform_data.ignoring)}."
  }
}
