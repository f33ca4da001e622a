# expect: fail
resource "scaleway_object_bucket" "old_spelling" {
  name = "labora-old"
  acl  = "public-read"
}

resource "scaleway_object_bucket" "deliveries" {
  name = "labora-deliveries"
}

# expect: fail
resource "scaleway_object_bucket_acl" "deliveries" {
  bucket = scaleway_object_bucket.deliveries.id
  acl    = "authenticated-read"
}

# expect: pass
resource "scaleway_object_bucket_acl" "private" {
  bucket = "labora-private"
  acl    = "private"
}

# expect: fail
resource "scaleway_object_bucket_acl" "grants" {
  bucket = "labora-grants"

  access_control_policy {
    grant {
      permission = "READ"

      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
      }
    }

    owner {
      id = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
    }
  }
}

# expect: fail
resource "scaleway_object_bucket_policy" "deliveries" {
  bucket = scaleway_object_bucket.deliveries.id

  policy = jsonencode({
    Version = "2023-04-17"
    Statement = [{
      Sid       = "everyone"
      Effect    = "Allow"
      Principal = { SCW = "*" }
      Action    = ["s3:GetObject"]
      Resource  = ["labora-deliveries/*"]
    }]
  })
}

# expect: pass
resource "scaleway_object_bucket_policy" "named" {
  bucket = "labora-named"

  policy = jsonencode({
    Version = "2023-04-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { SCW = "user_id:1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52" }
      Action    = ["s3:GetObject"]
      Resource  = ["labora-named/*"]
    }]
  })
}

# expect: fail
resource "scaleway_object" "report" {
  bucket     = scaleway_object_bucket.deliveries.name
  key        = "report.csv"
  visibility = "public-read"
}

# expect: fail
resource "scaleway_object_bucket_website_configuration" "deliveries" {
  bucket = scaleway_object_bucket.deliveries.id

  index_document {
    suffix = "index.html"
  }
}

resource "scaleway_object_bucket" "site" {
  name = "labora-site"

  tags = {
    data-classification = "public"
  }
}

# expect: pass
resource "scaleway_object_bucket_website_configuration" "site" {
  bucket = scaleway_object_bucket.site.name

  index_document {
    suffix = "index.html"
  }
}

# expect: fail
resource "scaleway_registry_namespace" "images" {
  name      = "labora-images"
  is_public = true
}
