# expect: fail
resource "outscale_vm" "deliveries" {
  image_id = "ami-0a1b2c3d"
  vm_type  = "tinav5.c2r4p1"

  tags {
    key   = "environment"
    value = "staging"
  }
}

# The day has passed.
# expect: fail
resource "outscale_volume" "import" {
  subregion_name = "eu-west-2a"
  size           = 100

  tags {
    key   = "environment"
    value = "staging"
  }

  tags {
    key   = "expires-at"
    value = "2024-12-31"
  }
}

# expect: pass
resource "outscale_vm" "for_a_quarter" {
  image_id = "ami-0a1b2c3d"
  vm_type  = "tinav5.c2r4p1"

  tags {
    key   = "environment"
    value = "staging"
  }

  tags {
    key   = "ttl"
    value = "90d"
  }
}

# Not meant to pass.
resource "outscale_vm" "for_good" {
  image_id = "ami-0a1b2c3d"
  vm_type  = "tinav5.c2r4p1"

  tags {
    key   = "environment"
    value = "production"
  }
}

# expect: fail
resource "outscale_oks_cluster" "import" {
  name    = "import"
  version = "1.32"

  tags = {
    environment = "staging"
  }
}
