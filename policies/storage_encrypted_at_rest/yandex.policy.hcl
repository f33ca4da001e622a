# Secrets of a cluster of Yandex Cloud are stored as they are until a key for them is named.
# https://yandex.cloud/en/docs/managed-kubernetes/concepts/encryption

policy {
  required_providers {
    yandex = { source = "yandex-cloud/yandex" }
  }
}

resource_policy "yandex_kubernetes_cluster" "yandex_kubernetes_cluster" {
  enforce {
    condition     = core::length(core::try(attrs.kms_provider, [])) > 0 && !core::contains([null, ""], core::try(attrs.kms_provider[0].key_id, null))
    error_message = "Passwords and keys that this cluster keeps as secrets are stored unencrypted in its database."
  }
}
