# expect: pass
resource "tencentcloud_vpc_flow_log_config" "portal" {
  flow_log_id = "fl-portal"
  enable      = true
}

# expect: fail
resource "tencentcloud_vpc_flow_log_config" "copy" {
  flow_log_id = "fl-copy"
  enable      = false
}
