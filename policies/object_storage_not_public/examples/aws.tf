resource "aws_s3_bucket" "results" {
  bucket = "lab-results"
}

# expect: fail
resource "aws_s3_bucket_policy" "everybody" {
  bucket = aws_s3_bucket.results.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.results.arn}/*"
    }]
  })
}

resource "aws_s3_bucket" "reports" {
  bucket = "lab-reports"
}

# expect: pass
resource "aws_s3_bucket_policy" "one_role" {
  bucket = aws_s3_bucket.reports.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/portal" }
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.reports.arn}/*"
    }]
  })
}

data "aws_iam_policy_document" "partners" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.partners.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-1234567890"]
    }
  }
}

resource "aws_s3_bucket" "partners" {
  bucket = "lab-partners"
}

# expect: pass
resource "aws_s3_bucket_policy" "our_organization" {
  bucket = aws_s3_bucket.partners.id
  policy = data.aws_iam_policy_document.partners.json
}

# -- public access blocks ----------------------------------------------------------------------------------------------------

# expect: fail
resource "aws_s3_bucket_public_access_block" "half" {
  bucket              = aws_s3_bucket.results.id
  block_public_acls   = true
  block_public_policy = true
}

# expect: pass
resource "aws_s3_bucket_public_access_block" "complete" {
  bucket                  = aws_s3_bucket.reports.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# -- access control lists ----------------------------------------------------------------------------------------------------

# expect: fail
resource "aws_s3_bucket_acl" "everybody" {
  bucket = aws_s3_bucket.results.id
  acl    = "public-read"
}

# The block of its bucket ignores it.
# expect: pass
resource "aws_s3_bucket_acl" "ignored" {
  bucket = aws_s3_bucket.reports.id
  acl    = "public-read"
}

# expect: fail
resource "aws_s3_bucket_acl" "granted" {
  bucket = aws_s3_bucket.results.id

  access_control_policy {
    grant {
      permission = "READ"

      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
      }
    }

    owner {
      id = "c0ffee"
    }
  }
}

# expect: fail
resource "aws_s3_object" "dump" {
  bucket = aws_s3_bucket.results.id
  key    = "dump.sql"
  acl    = "public-read"
}

# expect: fail
resource "aws_s3_bucket" "old_style" {
  bucket = "lab-old-style"

  grant {
    type        = "Group"
    permissions = ["READ"]
    uri         = "http://acs.amazonaws.com/groups/global/AllUsers"
  }
}

# expect: fail
resource "aws_s3_bucket_ownership_controls" "lists_count" {
  bucket = aws_s3_bucket.results.id

  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}

# expect: pass
resource "aws_s3_bucket_ownership_controls" "lists_do_not_count" {
  bucket = aws_s3_bucket.partners.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# -- other ways to a bucket --------------------------------------------------------------------------------------------------

# expect: fail
resource "aws_s3_access_point" "open" {
  bucket = aws_s3_bucket.results.id
  name   = "open"

  public_access_block_configuration {
    block_public_policy     = false
    restrict_public_buckets = false
  }
}

# expect: pass
resource "aws_s3_access_point" "silent" {
  bucket = aws_s3_bucket.results.id
  name   = "silent"
}

# expect: fail
resource "aws_s3control_multi_region_access_point" "open" {
  details {
    name = "open"

    public_access_block {
      restrict_public_buckets = false
    }

    region {
      bucket = aws_s3_bucket.results.id
    }
  }
}

resource "aws_s3_bucket" "site" {
  bucket = "lab-site"
}

# expect: fail
resource "aws_s3_bucket_website_configuration" "site" {
  bucket = aws_s3_bucket.site.id

  index_document {
    suffix = "index.html"
  }
}

# expect: pass
resource "aws_s3_bucket_website_configuration" "redirect" {
  bucket = "lab-old-site"

  redirect_all_requests_to {
    host_name = "example.org"
  }
}

# expect: fail
resource "aws_cloudfront_distribution" "as_a_stranger" {
  enabled = true

  origin {
    origin_id   = "results"
    domain_name = aws_s3_bucket.results.bucket_regional_domain_name
  }
}

# expect: pass
resource "aws_cloudfront_distribution" "with_an_identity" {
  enabled = true

  origin {
    origin_id                = "reports"
    domain_name              = aws_s3_bucket.reports.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.reports.id
  }
}

resource "aws_cloudfront_origin_access_control" "reports" {
  name                              = "reports"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

# expect: fail
resource "aws_ecrpublic_repository" "converter" {
  repository_name = "converter"
}

# expect: fail
resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = aws_s3_bucket.results.id
}

# expect: pass
resource "aws_cloudtrail" "closed" {
  name           = "closed"
  s3_bucket_name = aws_s3_bucket.reports.id
}

# expect: fail
resource "aws_datasync_location_s3" "results" {
  s3_bucket_arn = aws_s3_bucket.results.arn
  subdirectory  = "/export/"

  s3_config {
    bucket_access_role_arn = "arn:aws:iam::111122223333:role/datasync"
  }
}
