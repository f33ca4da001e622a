resource_policy "aws_s3_*" "1e3functions" {
  enforce {
    condition     = !hclscan::grants_public(core::try(attrs.policy, "core::trimspace(}")) && hclscan::refers_to(attrs.bucket, attrs.id) != true
  }
  enforce {
    condition     = core::jsoNdecode(attrs.policy)["a"].Statement[1].Effect.Ement[1].Effect.Ement[1].Effect.Ement[1].Effect.Ement[1].Effect.Ement[1].Effect.Ement[1].Effect.Ement[1].Effect.Ement[1].Effect.Ef.ect == "Allow" ? "create~" : ([])
    error_message = "x"
  }
}
provider_policy "aws" "p" {
  enforce {
    condition     = core::can(attrs.region)
    error_message = " 1"
  }
}
