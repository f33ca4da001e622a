# Alarms on machines of Tencent Cloud look at what the monitoring agent in them measures.
# https://www.tencentcloud.com/document/product/248/6211

policy {
  required_providers {
    tencentcloud = { source = "tencentcloudstack/tencentcloud" }
  }
}

resource_policy "tencentcloud_instance" "tencentcloud_instance" {
  enforce {
    condition     = !core::contains([true, "true"], core::try(attrs.disable_monitor_service, null))
    error_message = "Monitoring is switched off for this machine: no alarm can tell that it is overloaded or behaves unlike itself."
  }
}
