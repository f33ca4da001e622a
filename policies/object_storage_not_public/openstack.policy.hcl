# Containers of Swift belong to their project until a list lets others in. ".r:" is the beginning of "referrer": ".r:*" is everyone, and a
# page can be named by anyone. "*:*" is everybody with an account on the cloud.
# https://docs.openstack.org/swift/latest/overview_acl.html

policy {
  required_providers {
    openstack = { source = "terraform-provider-openstack/openstack" }
  }
}

input "longest_link_seconds" {
  type        = number
  default     = 3600
  description = "Seconds that an address which lets in whoever has it may work."
}

locals {
  yes = [true, "true"]

  everyone    = "(^|, *)[.](r|ref|referer|referrer) *: *[^- ]"
  any_account = "(^|, *)[*](:[*])? *(,|$)"
}

resource_policy "openstack_objectstorage_container_v1" "openstack_container" {
  locals {
    read  = core::try(attrs.container_read, null) == null ? "" : attrs.container_read
    write = core::try(attrs.container_write, null) == null ? "" : attrs.container_write
  }

  enforce {
    condition     = !core::regex_match(local.read, local.everyone)
    error_message = "Everyone on the internet can fetch the files of this container: \".r:\" asks where a request comes from, and whoever sends it says what they like."
  }

  enforce {
    condition     = !core::regex_match(local.read, local.any_account)
    error_message = "Everybody with an account on this cloud can fetch the files of this container."
  }

  enforce {
    condition     = !core::regex_match(local.write, local.everyone) && !core::regex_match(local.write, local.any_account)
    error_message = "Strangers can put files into this container and replace those that are there."
  }
}

# https://docs.openstack.org/swift/latest/api/temporary_url_middleware.html
resource_policy "openstack_objectstorage_tempurl_v1" "openstack_link" {
  enforce {
    condition     = core::try(core::parseint("${attrs.ttl}", 10) <= input.longest_link_seconds, true)
    error_message = "Whoever comes across this address, in a mail or a log, can use it for longer than ${input.longest_link_seconds} seconds, without saying who they are."
  }

  enforce {
    condition     = core::contains([null, "GET", "HEAD"], core::try(core::upper(attrs.method), null))
    error_message = "Whoever comes across this address can change or replace the file, without saying who they are."
  }
}

# https://docs.openstack.org/manila/latest/admin/shared-file-systems-crud-share.html
resource_policy "openstack_sharedfilesystem_share_v2" "openstack_share" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.is_public, false))
    error_message = "Every project on this cloud sees this share of files."
  }
}
