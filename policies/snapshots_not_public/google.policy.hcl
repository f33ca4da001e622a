# Images and snapshots of Google belong to one project until a grant lets others in. "allAuthenticatedUsers" is everybody with an
# account of Google: whoever makes a disk from such an image or snapshot has every file on it, for good.
# https://cloud.google.com/compute/docs/images/managing-access-custom-images
#
# Images of containers are in repositories: HCL_PUB_001 judges who can read those.

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

locals {
  everyone = ["allUsers", "allAuthenticatedUsers"]

  # What strangers get, by the type of the resource without its ending.
  copies = {
    google_compute_image            = "this image and read the files on its disk"
    google_compute_instant_snapshot = "this snapshot and read every file on the disk"
    google_compute_machine_image    = "this copy of a machine and read the files on all its disks"
    google_compute_snapshot         = "this snapshot and read every file on the disk"
    google_compute_region_snapshot  = "this snapshot and read every file on the disk"
  }
}

resource_policy "google_compute_*_iam_member" "google_copy_member" {
  filter = core::contains(core::keys(local.copies), local.type)

  locals {
    type = core::trimsuffix(meta.type, "_iam_member")
  }

  enforce {
    condition     = !core::contains(local.everyone, attrs.member)
    error_message = "Everybody with an account of Google can use ${local.copies[local.type]}."
  }
}

resource_policy "google_compute_*_iam_binding" "google_copy_binding" {
  filter = core::contains(core::keys(local.copies), local.type)

  locals {
    type = core::trimsuffix(meta.type, "_iam_binding")
  }

  enforce {
    condition     = !core::anytrue([for member in attrs.members : core::contains(local.everyone, member)])
    error_message = "Everybody with an account of Google can use ${local.copies[local.type]}."
  }
}

resource_policy "google_compute_*_iam_policy" "google_copy_policy" {
  filter = core::contains(core::keys(local.copies), local.type)

  locals {
    type   = core::trimsuffix(meta.type, "_iam_policy")
    policy = core::jsondecode(attrs.policy_data)
  }

  enforce {
    condition = !core::anytrue([
      for binding in core::try(local.policy.bindings, []) : core::anytrue([
        for member in core::try(binding.members, []) : core::contains(local.everyone, member)
      ])
    ])
    error_message = "Everybody with an account of Google can use ${local.copies[local.type]}."
  }
}
