# expect: fail
resource "scaleway_object_bucket_policy" "everyone" {
  bucket = "labora-deliveries"

  policy = jsonencode({
    Version = "2023-04-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["s3:GetObject", "s3:PutObject"]
      Resource  = ["labora-deliveries/*"]
    }]
  })
}

# expect: pass
resource "scaleway_object_bucket_policy" "from_office" {
  bucket = "labora-office"

  policy = jsonencode({
    Version = "2023-04-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["s3:GetObject"]
      Resource  = ["labora-office/*"]
      Condition = { IpAddress = { "aws:SourceIp" = "192.0.2.0/24" } }
    }]
  })
}

resource "scaleway_iam_application" "import" {
  name = "import"
}

# expect: fail
resource "scaleway_iam_policy" "import" {
  name           = "import"
  application_id = scaleway_iam_application.import.id

  rule {
    project_ids          = ["1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"]
    permission_set_names = ["AllProductsFullAccess"]
  }
}

# expect: pass
resource "scaleway_iam_policy" "reading" {
  name           = "reading"
  application_id = scaleway_iam_application.import.id

  rule {
    project_ids          = ["1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"]
    permission_set_names = ["ObjectStorageObjectsRead"]
  }
}
