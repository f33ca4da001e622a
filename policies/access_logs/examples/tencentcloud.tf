# expect: pass
resource "tencentcloud_clb_instance" "portal" {
  network_type = "OPEN"
  clb_name     = "portal"
  log_set_id   = tencentcloud_clb_log_set.portal.id
  log_topic_id = tencentcloud_clb_log_topic.portal.id
}

resource "tencentcloud_clb_log_set" "portal" {
  period = 30
}

resource "tencentcloud_clb_log_topic" "portal" {
  log_set_id = tencentcloud_clb_log_set.portal.id
  topic_name = "portal"
}

# expect: fail
resource "tencentcloud_clb_instance" "copy" {
  network_type = "OPEN"
  clb_name     = "copy"
}
