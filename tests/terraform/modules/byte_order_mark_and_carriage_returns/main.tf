locals {
  lines = <<EOT
first
  second
EOT
  flush = <<-EOT
    one
      two
  EOT
  plain = "x"
  # a comment
  // another
  /* and
     a third */ after = 1
}
output "lines" { value = local.lines }
output "flush" { value = local.flush }
output "length" { value = [length(local.lines), length(local.flush), local.after] }
output "split" { value = split("\n", local.flush) }
