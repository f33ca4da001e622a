resource "terraform_data" "one" {
  input            = { a = 1 }
  triggers_replace = "t"
}
resource "terraform_data" "two" {
  count = 2
  input = count.index
}
resource "terraform_data" "holder" { input = [terraform_data.one.input, terraform_data.two[1].input, terraform_data.one.triggers_replace] }
resource "terraform_data" "of_output" { input = terraform_data.one.output }
output "one" { value = terraform_data.one }
output "two" { value = terraform_data.two }
output "attribute" { value = terraform_data.one.input.a }
output "computed" { value = terraform_data.one.output }
output "absent" { value = terraform_data.two[0].triggers_replace }
output "by_text" { value = terraform_data.one.input["a"] }
