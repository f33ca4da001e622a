# Buckets of Scaleway are private when they are created, and so are objects and registries. What is judged is what opens them.
# https://www.scaleway.com/en/docs/object-storage/api-cli/bucket-policy/

policy {
  required_providers {
    scaleway = { source = "scaleway/scaleway" }
  }
}

# Tags that say how sensitive something is; case and - _ . : do not matter.
input "classification_keys" {
  type    = list(string)
  default = ["data-classification"]
}

locals {
  classification_keys = [for key in input.classification_keys : core::join("", core::regexall("[a-z0-9]+", core::lower(key)))]

  yes = [true, "true"]

  # "authenticated-read" means every customer of Scaleway.
  public_acls   = ["public-read", "public-read-write", "authenticated-read"]
  public_groups = "/groups/global/(AllUsers|AuthenticatedUsers)$"
}

# In the bucket itself the argument is deprecated.
resource_policy "scaleway_object_bucket*" "scaleway_bucket_acl" {
  filter = core::contains(["scaleway_object_bucket", "scaleway_object_bucket_acl"], meta.type) && core::contains(core::keys(attrs), "acl")

  enforce {
    condition     = !core::contains(local.public_acls, attrs.acl)
    error_message = "The access control list lets in ${attrs.acl == "authenticated-read" ? "every customer of Scaleway" : "everyone on the internet"}: the files need no further permission to be fetched."
  }
}

resource_policy "scaleway_object_bucket_acl" "scaleway_bucket_grants" {
  filter = core::length(core::try(attrs.access_control_policy, [])) > 0

  enforce {
    condition = core::alltrue([
      for grant in core::try(attrs.access_control_policy[0].grant, []) : core::try(!core::regex_match(grant.grantee[0].uri, local.public_groups), true)
    ])
    error_message = "A grant of the access control list lets in everyone on the internet or every customer of Scaleway."
  }
}

resource_policy "scaleway_object_bucket_policy" "scaleway_bucket_policy" {
  enforce {
    condition     = !hclscan::grants_public(core::try(attrs.policy, null))
    error_message = "This bucket policy lets in everyone on the internet: whoever knows or guesses an address can fetch the files."
  }
}

resource_policy "scaleway_object" "scaleway_object" {
  enforce {
    condition     = core::try(attrs.visibility, null) != "public-read"
    error_message = "Everyone on the internet can fetch this file: it is public although its bucket may not be."
  }
}

# https://www.scaleway.com/en/docs/object-storage/how-to/use-bucket-website/
resource_policy "scaleway_object_bucket_website_configuration" "scaleway_website" {
  locals {
    tags = core::concat([], [
      for bucket in core::getresources("scaleway_object_bucket", { id = core::try(attrs.bucket, null) }) : [
        for key, value in core::try(bucket.tags, null) == null ? {} : bucket.tags : { key = key, value = value }
      ]
    ]...)
  }

  enforce {
    condition = core::anytrue([
      for tag in local.tags :
      core::contains(local.classification_keys, core::join("", core::regexall("[a-z0-9]+", core::lower(tag.key)))) && core::lower(tag.value) == "public"
    ])
    error_message = "This bucket is a website: it works only as far as its files are open to everyone, and no tag says that this is wanted."
  }
}

resource_policy "scaleway_registry_namespace" "scaleway_registry" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.is_public, false))
    error_message = "Everyone in the world can fetch the images of this registry, with whatever was left in their layers."
  }
}
