output "all" { value = "${var.other}, ${var.value}" }
