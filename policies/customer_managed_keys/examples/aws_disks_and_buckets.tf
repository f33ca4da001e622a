# expect: fail
resource "aws_ebs_volume" "scans" {
  availability_zone = "eu-west-3a"
  encrypted         = true
}

# expect: pass
resource "aws_ebs_volume" "own_key" {
  availability_zone = "eu-west-3a"
  encrypted         = true
  kms_key_id        = aws_kms_key.records.arn
}

# expect: fail
resource "aws_instance" "converter" {
  ami = "ami-0123456789abcdef0"

  root_block_device {
    encrypted = true
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    encrypted   = true
  }
}

# expect: fail
resource "aws_launch_template" "converter" {
  name = "converter"

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted  = "true"
      kms_key_id = "alias/aws/ebs"
    }
  }
}

# expect: fail
resource "aws_imagebuilder_image_recipe" "converter" {
  name = "converter"

  block_device_mapping {
    device_name = "/dev/xvdb"

    ebs {
      encrypted = true
    }
  }
}

# expect: fail
resource "aws_imagebuilder_distribution_configuration" "converter" {
  name = "converter"

  distribution {
    region = "eu-west-3"

    ami_distribution_configuration {
      name = "converter-{{ imagebuilder:buildDate }}"
    }
  }
}

# expect: fail
resource "aws_dlm_lifecycle_policy" "abroad" {
  description        = "daily, also abroad"
  execution_role_arn = "arn:aws:iam::111122223333:role/dlm"

  policy_details {
    schedule {
      name = "daily"

      cross_region_copy_rule {
        target    = "eu-west-1"
        encrypted = true
        cmk_arn   = aws_kms_key.records.arn
      }

      cross_region_copy_rule {
        target    = "eu-central-1"
        encrypted = true
      }
    }

    action {
      name = "shared"

      cross_region_copy {
        target = "eu-west-1"

        encryption_configuration {
          encrypted = true
        }
      }
    }
  }
}

# expect: fail
resource "aws_s3_bucket" "silent" {
  bucket = "example-silent"
}

# The key of Amazon: none is named.
# expect: fail
resource "aws_s3_bucket" "kms_alone" {
  bucket = "example-kms-alone"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "kms_alone" {
  bucket = aws_s3_bucket.kms_alone.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}

# expect: pass
resource "aws_s3_bucket" "own_key" {
  bucket = "example-own-key"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "own_key" {
  bucket = aws_s3_bucket.own_key.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.records.arn
    }
  }
}

# As version 3 of the provider spells it.
# expect: pass
resource "aws_s3_bucket" "own_key_inline" {
  bucket = "example-own-key-inline"

  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm     = "aws:kms:dsse"
        kms_master_key_id = aws_kms_key.records.arn
      }
    }
  }
}

# It takes the key of its bucket.
resource "aws_s3_object" "silent" {
  bucket = aws_s3_bucket.own_key.id
  key    = "list.csv"
}

# expect: fail
resource "aws_s3_object" "against_its_bucket" {
  bucket                 = aws_s3_bucket.own_key.id
  key                    = "list.csv"
  server_side_encryption = "AES256"
}
