variable "names" {
    default = ["a", "b"]
}
variable "tags" {
    default = { k = "v" }
}
variable "plain" {
    default = "p"
}
resource "terraform_data" "old" {
  count = "${length(var.names)}"
  input = "${element(var.names, count.index)}"
}
output "legacy_index" { value = "${var.names.0}-${terraform_data.old.1.input}" }
output "legacy_splat" { value = "${terraform_data.old.*.input}" }
output "interpolated" { value = "${var.tags["k"]}${lookup(var.tags, "x", "none")}" }
output "wrapped" { value = ["${var.names}", "${true}", "${1}", "${var.plain}"] }
output "nested_splat" { value = [{ x = [{ y = 1 }, { y = 2 }] }].*.x.0.y }
