# Buckets of Yandex Cloud are private until a list, a grant or a switch says otherwise.
# https://yandex.cloud/en/docs/storage/concepts/acl

policy {
  required_providers {
    yandex = { source = "yandex-cloud/yandex" }
  }
}

locals {
  yes = [true, "true"]

  public = ["public-read", "public-read-write", "authenticated-read"]

  # Everyone, and everybody with an account of this cloud.
  everyone = "(?i)/groups/global/(AllUsers|AuthenticatedUsers)"
}

resource_policy "yandex_storage_*" "yandex_acl" {
  filter = core::contains(["yandex_storage_bucket", "yandex_storage_object"], meta.type)

  enforce {
    condition     = !core::contains(local.public, core::try(attrs.acl, null))
    error_message = "Everyone on the internet can fetch what is here, or everybody with an account of this cloud: the ready-made list lets them in."
  }
}

resource_policy "yandex_storage_bucket*" "yandex_grants" {
  filter = core::contains(["yandex_storage_bucket", "yandex_storage_bucket_grant"], meta.type)

  enforce {
    condition = !core::anytrue([
      for grant in core::try(attrs.grant, []) : core::regex_match(core::valuetostring(core::try(grant.uri, null)), local.everyone)
    ])
    error_message = "A grant lets everyone on the internet fetch what is in this bucket, or everybody with an account of this cloud."
  }
}

resource_policy "yandex_storage_bucket" "yandex_anonymous_access" {
  enforce {
    condition = !core::anytrue([
      for what in ["config_read", "list", "read"] : core::contains(local.yes, core::try(attrs.anonymous_access_flags[0][what], false))
    ])
    error_message = "Everyone on the internet can list or fetch the files of this bucket: they need not even say who they are."
  }
}
