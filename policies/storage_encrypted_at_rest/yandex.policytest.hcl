policytest {
  targets = ["yandex.policy.hcl"]
}

resource "yandex_kubernetes_cluster" "with_a_key" {
  attrs = { name = "a", kms_provider = [{ key_id = "abc" }] }
}

resource "yandex_kubernetes_cluster" "empty_key" {
  attrs          = { name = "b", kms_provider = [{ key_id = "" }] }
  expect_failure = true
}
