# expect: pass
resource "yandex_kubernetes_cluster" "portal" {
  name       = "portal"
  network_id = "network"

  kms_provider {
    key_id = yandex_kms_symmetric_key.portal.id
  }
}

resource "yandex_kms_symmetric_key" "portal" {
  name = "portal"
}

# expect: fail
resource "yandex_kubernetes_cluster" "copy" {
  name       = "copy"
  network_id = "network"
}
