policy {
  enforcement_level = "mandatory"
}
input "names" {
  type    = list(string)
  default = ["logs"]
}
locals {
  versioned = core::getresources("aws_s3_bucket_versioning", { bucket = attrs.id })
}
resource_policy "aws_s3_bucket" "named" {
  filter = core::try(attrs.acl, "private") != "public"
  locals {
    other = core::getresources("aws_s3_bucket_versioning", { bucket = attrs.id })
  }
  enforce {
    condition     = core::contains(input.names, attrs.bucket) && core::length(local.other) > 0
    error_message = "${attrs.bucket} is no name in ${core::join(", ", input.names)}"
  }
  enforce {
    condition     = core::alltrue([for r in core::try(attrs.rule, []) : r.enabled])
    error_message = "off"
  }
}
