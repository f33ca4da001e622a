# Flow logs of Tencent Cloud tell which machine talked to which.
# https://www.tencentcloud.com/document/product/682

policy {
  required_providers {
    tencentcloud = { source = "tencentcloudstack/tencentcloud" }
  }
}

resource_policy "tencentcloud_vpc_flow_log_config" "tencentcloud_flow_log" {
  enforce {
    condition     = !core::contains([false, "false"], core::try(attrs.enable, null))
    error_message = "This flow log is switched off: where data went cannot be told afterwards."
  }
}
