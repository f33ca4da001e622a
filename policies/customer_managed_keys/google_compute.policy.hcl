# Disks of Google Compute Engine, and services that run on machines with disks: whether a key of the customer is named for them.
# https://cloud.google.com/compute/docs/disks/customer-managed-encryption

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

locals {
  nothing = [null, ""]

  templates = ["google_compute_instance_template", "google_compute_region_instance_template"]

  # Copies of disks, by the block that names the key.
  copies = {
    google_compute_image           = { block = "image_encryption_key", what = "This image of a disk is" }
    google_compute_machine_image   = { block = "machine_image_encryption_key", what = "This copy of a machine is" }
    google_compute_snapshot        = { block = "snapshot_encryption_key", what = "This snapshot is" }
    google_compute_region_snapshot = { block = "snapshot_encryption_key", what = "This snapshot is" }
  }
}

# -- disks -------------------------------------------------------------------------------------------------------------------

resource_policy "google_compute_disk" "google_compute_disk" {
  locals {
    key = core::try(attrs.disk_encryption_key[0], {})
  }

  enforce {
    condition = core::anytrue([
      for name in ["kms_key_self_link", "raw_key", "rsa_encrypted_key"] : !core::contains(local.nothing, core::try(local.key[name], null))
    ])
    error_message = "This disk is under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "google_compute_region_disk" "google_compute_region_disk" {
  locals {
    key = core::try(attrs.disk_encryption_key[0], {})
  }

  enforce {
    condition = core::anytrue([
      for name in ["kms_key_name", "raw_key"] : !core::contains(local.nothing, core::try(local.key[name], null))
    ])
    error_message = "This disk is under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# A disk that exists already, and is only attached, has a key of its own.
resource_policy "google_compute_instance" "google_compute_instance" {
  filter = core::contains(local.nothing, core::try(attrs.boot_disk[0].source, null))

  enforce {
    condition = core::anytrue([
      for name in ["kms_key_self_link", "disk_encryption_key_raw", "disk_encryption_key_rsa"] :
      !core::contains(local.nothing, core::try(attrs.boot_disk[0][name], null))
    ])
    error_message = "The boot disk of this server is under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# Local disks are encrypted with keys that die with the machine.
resource_policy "google_compute_*instance_template" "google_compute_instance_template" {
  filter = core::contains(local.templates, meta.type)

  enforce {
    condition = core::alltrue([
      for disk in core::try(attrs.disk, []) :
      !core::contains(local.nothing, core::try(disk.disk_encryption_key[0].kms_key_self_link, null))
      || !core::contains(local.nothing, core::try(disk.source, null))
      || core::try(disk.type, null) == "SCRATCH"
    ])
    error_message = "Servers of this template have a disk under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# A snapshot has the key of the disk that it was made from, where that has one.
resource_policy "google_compute_*" "google_disk_copy" {
  filter = core::contains(core::keys(local.copies), meta.type)

  locals {
    keys = core::try(attrs[local.copies[meta.type].block], [])
    disk = core::endswith(meta.type, "snapshot") ? core::try(attrs.source_disk, null) : null
    disks = local.disk == null ? [] : core::concat(
      core::getresources("google_compute_disk", { name = local.disk }),
      core::getresources("google_compute_region_disk", { name = local.disk }),
    )
  }

  enforce {
    condition = (
      core::anytrue([
        for name in ["kms_key_self_link", "kms_key_name", "raw_key", "rsa_encrypted_key"] :
        !core::contains(local.nothing, core::try(local.keys[0][name], null))
      ])
      || core::anytrue([for disk in local.disks : core::length(core::try(disk.disk_encryption_key, [])) > 0])
    )
    error_message = "${local.copies[meta.type].what} under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# -- keys in the configuration -----------------------------------------------------------------------------------------------

# Compute Engine also takes a key itself. Written here, it is in the state, in plans and in the history of the files.
resource_policy "google_compute_*" "google_raw_key" {
  filter = core::contains(["google_compute_disk", "google_compute_region_disk", "google_compute_instance"], meta.type) || core::contains(core::keys(local.copies), meta.type)

  locals {
    blocks = core::concat(
      core::try(attrs.disk_encryption_key, []),
      core::try(attrs.source_image_encryption_key, []),
      core::try(attrs.source_snapshot_encryption_key, []),
      core::try(attrs.image_encryption_key, []),
      core::try(attrs.machine_image_encryption_key, []),
      core::try(attrs.snapshot_encryption_key, []),
      core::try(attrs.source_disk_encryption_key, []),
      core::try(attrs.boot_disk, []),
      core::try(attrs.attached_disk, []),
    )
  }

  enforce {
    condition = core::alltrue([
      for block in local.blocks :
      core::contains(local.nothing, core::try(block.raw_key, null)) && core::contains(local.nothing, core::try(block.disk_encryption_key_raw, null))
    ])
    error_message = "The key of a disk is written here itself: whoever can read the configuration, a plan or the state can decrypt every copy of the disk."
  }
}

# -- services on machines ----------------------------------------------------------------------------------------------------

resource_policy "google_dataproc_cluster" "google_dataproc_cluster" {
  filter = core::length(core::try(attrs.virtual_cluster_config, [])) == 0

  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.cluster_config[0].encryption_config[0].kms_key_name, null))
    error_message = "The disks of this cluster are under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "google_composer_environment" "google_composer_environment" {
  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.config[0].encryption_config[0].kms_key_name, null))
    error_message = "What the jobs of this environment store is under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# Secrets of Kubernetes lie in the database of the cluster.
# https://cloud.google.com/kubernetes-engine/docs/how-to/encrypting-secrets
resource_policy "google_container_cluster" "google_container_cluster" {
  enforce {
    condition = (
      core::try(core::contains(["ENCRYPTED", "ALL_OBJECTS_ENCRYPTION_ENABLED"], attrs.database_encryption[0].state), false)
      && !core::contains(local.nothing, core::try(attrs.database_encryption[0].key_name, null))
    )
    error_message = "Secrets in the database of this cluster are not under a key of one's own: whoever obtains a copy of the database reads them."
  }
}

resource_policy "google_container_node_pool" "google_container_node_pool" {
  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.node_config[0].boot_disk_kms_key, null))
    error_message = "The disks of these nodes are under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "google_cloud_run_v2_service" "google_cloud_run_service" {
  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.template[0].encryption_key, null))
    error_message = "The image of this service is kept under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "google_cloud_run_v2_job" "google_cloud_run_job" {
  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.template[0].template[0].encryption_key, null))
    error_message = "The image of this job is kept under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "google_managed_kafka_cluster" "google_kafka_cluster" {
  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.gcp_config[0].kms_key, null))
    error_message = "The messages of this cluster are under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "google_data_fusion_instance" "google_data_fusion_instance" {
  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.crypto_key_config[0].key_reference, null))
    error_message = "What the pipelines of this instance store is under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# -- notebooks ---------------------------------------------------------------------------------------------------------------

# A key counts only where "CMEK" is asked for.
resource_policy "google_workbench_instance" "google_workbench_instance" {
  locals {
    disks = core::concat(core::try([attrs.gce_setup[0].boot_disk[0]], [{}]), core::try(attrs.gce_setup[0].data_disks, []))
  }

  enforce {
    condition = core::alltrue([
      for disk in local.disks :
      core::try(disk.disk_encryption, null) == "CMEK" && !core::contains(local.nothing, core::try(disk.kms_key, null))
    ])
    error_message = "A disk of this notebook is under a key of Google, and copies of the data that people work with lie on it."
  }
}

resource_policy "google_notebooks_instance" "google_notebooks_instance" {
  enforce {
    condition     = core::try(attrs.disk_encryption, null) == "CMEK" && !core::contains(local.nothing, core::try(attrs.kms_key, null))
    error_message = "The disk of this notebook is under a key of Google, and copies of the data that people work with lie on it."
  }
}

resource_policy "google_notebooks_runtime" "google_notebooks_runtime" {
  enforce {
    condition = !core::contains(local.nothing, core::try(
      attrs.virtual_machine[0].virtual_machine_config[0].encryption_config[0].kms_key, null
    ))
    error_message = "The disk of this notebook is under a key of Google, and copies of the data that people work with lie on it."
  }
}
