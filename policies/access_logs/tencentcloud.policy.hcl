# Load balancers of Tencent Cloud write down who asked for what when they are given a topic for it.
# https://www.tencentcloud.com/document/product/214/35063

policy {
  required_providers {
    tencentcloud = { source = "tencentcloudstack/tencentcloud" }
  }
}

resource_policy "tencentcloud_clb_instance" "tencentcloud_clb_instance" {
  enforce {
    condition = core::alltrue([
      for place in ["log_set_id", "log_topic_id"] : !core::contains([null, ""], core::try(attrs[place], null))
    ])
    error_message = "Nobody can tell afterwards who asked for what: this load balancer writes no access log."
  }
}
