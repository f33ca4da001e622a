policytest {
  targets = ["openstack.policy.hcl"]
}

resource "openstack_images_image_v2" "shared" {
  attrs = { name = "a", visibility = "shared" }
}

resource "openstack_images_image_v2" "public" {
  attrs          = { name = "a", visibility = "public" }
  expect_failure = true
}

resource "openstack_images_image_access_v2" "trusted" {
  attrs = { image_id = "1", member_id = "2" }

  inputs {
    trusted_projects = ["2"]
  }
}

resource "openstack_images_image_access_v2" "partner" {
  attrs          = { image_id = "1", member_id = "3" }
  expect_failure = true
}
