# How people sign in to Alibaba Cloud. A second factor is up to each of them until it is demanded of all.
# https://www.alibabacloud.com/help/en/ram/user-guide/configure-security-settings-for-ram-users

policy {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

# enforce_mfa_for_login before version 1.248 of the provider.
resource_policy "alicloud_ram_security_preference" "alicloud_ram_security_preference" {
  enforce {
    condition = (
      core::try(attrs.mfa_operation_for_login, null) == "mandatory"
      || core::contains([true, "true"], core::try(attrs.enforce_mfa_for_login, null))
    )
    error_message = "A password is enough to sign in to this account: a second factor is not demanded."
  }
}
