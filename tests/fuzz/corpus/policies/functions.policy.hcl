resource_policy "aws_s3_*" "functions" {
  operations = ["create", "update"]
  enforce {
    condition     = !hclscan::grants_public(core::try(attrs.policy, "{}")) && hclscan::refers_to(attrs.bucket, attrs.id) != true
    error_message = meta.type
  }
  enforce {
    condition     = core::jsondecode(attrs.policy).Statement[0].Effect == "Allow" ? meta.operation == "create" : core::anytrue([])
    error_message = "x"
  }
}
provider_policy "aws" "p" {
  enforce {
    condition     = core::can(attrs.region)
    error_message = "no region"
  }
}
