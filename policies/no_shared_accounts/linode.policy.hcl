# Without keys, people come into an instance of Linode as root, with one password.
# https://techdocs.akamai.com/cloud-computing/docs/manage-ssh-keys

policy {
  required_providers {
    linode = { source = "linode/linode" }
  }
}

resource_policy "linode_instance" "linode_instance" {
  enforce {
    condition = (
      !core::contains([null, []], core::try(attrs.authorized_keys, null))
      || !core::contains([null, []], core::try(attrs.authorized_users, null))
      || core::anytrue([
        for disk in core::try(attrs.disk, []) :
        !core::contains([null, []], core::try(disk.authorized_keys, null)) || !core::contains([null, []], core::try(disk.authorized_users, null))
      ])
    )
    error_message = "People come into this machine as root, with one password that all of them know: who did what cannot be told."
  }
}
