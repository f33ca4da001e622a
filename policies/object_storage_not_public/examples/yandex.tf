# expect: pass
resource "yandex_storage_bucket" "results" {
  bucket = "labora-results"
  acl    = "private"
}

# expect: fail
resource "yandex_storage_bucket" "exchange" {
  bucket = "labora-exchange"
  acl    = "public-read"
}

# expect: fail
resource "yandex_storage_bucket" "upload" {
  bucket = "labora-upload"

  grant {
    type        = "Group"
    uri         = "http://acs.amazonaws.com/groups/global/AllUsers"
    permissions = ["READ", "WRITE"]
  }
}

# expect: fail
resource "yandex_storage_bucket" "brochures" {
  bucket = "labora-brochures"

  anonymous_access_flags {
    read = true
    list = false
  }
}
