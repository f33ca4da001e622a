# The audit trail of Alibaba Cloud. A trail that is declared records changes, in all regions, unless it is told otherwise.
# https://www.alibabacloud.com/help/en/actiontrail/user-guide/create-a-single-account-trail

policy {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

resource_policy "alicloud_actiontrail*" "alicloud_trail" {
  filter = core::contains(["alicloud_actiontrail", "alicloud_actiontrail_trail"], meta.type)

  enforce {
    condition     = core::contains([null, "", "All"], core::try(attrs.trail_region, null))
    error_message = "This trail records one region only: what somebody does in another one leaves no trace."
  }

  # Nothing written means that reading is not recorded.
  enforce {
    condition     = core::try(attrs.event_rw, null) == "All"
    error_message = "This trail leaves out who read settings, or who changed them: the first steps of an intruder are to look around."
  }

  enforce {
    condition     = core::try(attrs.status, null) != "Disable"
    error_message = "This trail is switched off: nothing is recorded."
  }
}
