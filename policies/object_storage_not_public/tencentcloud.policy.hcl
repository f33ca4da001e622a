# Buckets of Tencent Cloud are private until a ready-made list says otherwise.
# https://www.tencentcloud.com/document/product/436/30583

policy {
  required_providers {
    tencentcloud = { source = "tencentcloudstack/tencentcloud" }
  }
}

locals {
  # "authenticated-read" means everybody with an account of this cloud.
  public = ["authenticated-read", "public-read", "public-read-write"]

  with_list = ["tencentcloud_cos_bucket", "tencentcloud_cos_bucket_object"]
}

resource_policy "tencentcloud_*" "tencentcloud_acl" {
  filter = core::contains(local.with_list, meta.type)

  enforce {
    condition     = !core::contains(local.public, core::try(attrs.acl, null))
    error_message = "Everyone on the internet can fetch what is here, or everybody with an account of this cloud: the ready-made list lets them in."
  }
}
