resource "x" "y" {
  policy = <<-EOT
    {
      "a": "${jsonencode({ b = 1 })}" # text
    }
  EOT
  other = <<END
%{ for x in y ~}
${x}
%{ endfor ~}
END
  /* comment */ rule { on = true } // end
}
