policytest {
  targets = ["digitalocean.policy.hcl"]
}

resource "digitalocean_spaces_bucket_policy" "office" {
  attrs = {
    bucket = "a"
    policy = core::jsonencode({
      Statement = [{
        Effect    = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::a/*"
        Condition = { IpAddress = { "aws:SourceIp" = "198.51.100.16/29" } }
      }]
    })
  }
}

resource "digitalocean_spaces_bucket_policy" "everyone" {
  attrs = {
    bucket = "b"
    policy = core::jsonencode({
      Statement = [{ Effect = "Allow", Principal = { AWS = "*" }, Action = "s3:*", Resource = ["arn:aws:s3:::b", "arn:aws:s3:::b/*"] }]
    })
  }
  expect_failure = true
}
