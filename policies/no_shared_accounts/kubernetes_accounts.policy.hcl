# Accounts that several people or programs use under one name: in bindings, in Secrets, in servers of the cluster, and in databases
# that operators make.

locals {
  nothing = [null, ""]
  yes     = [true, "true"]
  no      = [false, "false"]

  # Names that are nobody's.
  generic = "(?i)^(admin(istrator)?|root|kubernetes-admin|user|test(er)?|guest|demo|shared|common|team|ops|dev|developer|support|migration|backup|operator|service|portal|app)[0-9]*$"

  # A line of a file of passwords: a name, and a hash of a usual kind.
  password_line = "(?m)^([^:\\s]+):(\\$(apr1|2[aby]|5|6)\\$|\\{SHA\\}|[A-Za-z0-9./]{13}$)"

  kinds_of_servers = ["Pod", "Deployment", "DaemonSet", "StatefulSet"]

  # Workloads with the account that they name, by namespace.
  workload_kinds = ["Deployment", "StatefulSet", "DaemonSet", "CronJob"]
  accounts = core::flatten([
    for kind in local.workload_kinds : [
      for one in hclscan::manifests(kind) :
      "${core::try(one.metadata.namespace, "default")}/${core::try(one.spec.jobTemplate.spec.template.spec.serviceAccountName, one.spec.template.spec.serviceAccountName, "")}"
    ]
  ])
  users_of_accounts = { for id in local.accounts : id => 1... }
}

# -- who is bound to rights ----------------------------------------------------------------------------------------------------

resource_policy "kubernetes_manifest" "nameless_subject" {
  filter = core::contains(["RoleBinding", "ClusterRoleBinding"], core::try(attrs.manifest.kind, ""))

  enforce {
    condition = core::alltrue(core::try([
      for subject in attrs.manifest.subjects : core::try(subject.kind, "") != "User" || !core::regex_match(core::try(subject.name, ""), local.generic)
    ], []))
    error_message = "These rights go to a user whose name is nobody's: what it does cannot be traced to a person."
  }
}

# Programs are told apart by their account; rights of one go to all that share it.
resource_policy "kubernetes_manifest" "shared_account" {
  enforcement_level = "advisory"

  filter = core::contains(["Deployment", "StatefulSet", "DaemonSet", "CronJob"], core::try(attrs.manifest.kind, "")) && local.name != "" && local.name != "default"

  locals {
    name = core::try(attrs.manifest.spec.jobTemplate.spec.template.spec.serviceAccountName, attrs.manifest.spec.template.spec.serviceAccountName, "")
  }

  enforce {
    condition     = core::length(core::try(local.users_of_accounts["${core::try(attrs.manifest.metadata.namespace, "default")}/${local.name}"], [])) <= 1
    error_message = "Other programs of this namespace run under the same account: they cannot be told apart."
  }
}

# A token of this kind has no end and is passed on; programs get one that ends by itself, people have their own.
# https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
resource_policy "kubernetes_manifest" "lasting_token" {
  filter = core::try(attrs.manifest.kind, "") == "Secret" && core::can(attrs.manifest.type)

  enforce {
    condition     = core::try(attrs.manifest.type, "") != "kubernetes.io/service-account-token"
    error_message = "This token of the account ${core::try(attrs.manifest.metadata.annotations["kubernetes.io/service-account.name"], "")} never ends: whoever has a copy is that account."
  }
}

# -- passwords -----------------------------------------------------------------------------------------------------------------

# What an entry point asks for: one name for everybody is an account that everybody shares.
resource_policy "kubernetes_manifest" "password_file" {
  filter = core::try(attrs.manifest.kind, "") == "Secret" && core::length(local.names) > 0

  locals {
    texts = core::concat(
      core::try([for key, value in attrs.manifest.stringData : value], []),
      core::try([for key, value in attrs.manifest.data : hclscan::base64decode(value)], []),
    )
    names = core::flatten([for text in local.texts : core::try([for found in core::regexall(local.password_line, text) : found[0]], [])])
  }

  enforce {
    condition     = core::length(core::distinct(local.names)) > 1
    error_message = "There is one name and one password for everybody: what somebody did cannot be traced to a person."
  }

  enforce {
    condition     = !core::anytrue([for name in local.names : core::regex_match(name, local.generic)])
    error_message = "One of the names here is nobody's: those who use it cannot be told apart."
  }
}

resource_policy "kubernetes_manifest" "basic_auth" {
  filter = core::try(attrs.manifest.kind, "") == "Secret" && core::try(attrs.manifest.type, "") == "kubernetes.io/basic-auth"

  locals {
    name = core::try(attrs.manifest.stringData.username, hclscan::base64decode(attrs.manifest.data.username), "")
  }

  enforce {
    condition     = !core::regex_match(local.name, local.generic)
    error_message = "The name ${local.name} is nobody's: those who use this password cannot be told apart."
  }
}

# https://github.com/atmoz/sftp
resource_policy "kubernetes_manifest" "sftp" {
  filter = core::contains(["Deployment", "StatefulSet", "Pod"], core::try(attrs.manifest.kind, "")) && hclscan::may_match(attrs.manifest, "sftp") && core::length(local.servers) > 0

  locals {
    servers = [
      for one in core::try([for each in attrs.manifest.spec.template.spec.containers : each], [for each in attrs.manifest.spec.containers : each], []) : one
      if core::regex_match(core::try(one.image, ""), "(^|/)(atmoz/)?sftp(:|@|$)")
    ]
  }

  enforce {
    condition = core::alltrue(core::flatten([
      for one in local.servers : [
        core::try([for text in one.args : !core::regex_match(text, "^[^:]+:[^:]+:")], []),
        core::try([for each in one.env : !core::regex_match(core::try(each.value, ""), "^[^:]+:[^:]+:[0-9]")], []),
      ]
    ]))
    error_message = "The name and the password of this file server stand in its arguments: everybody who transfers files has them."
  }
}

# -- servers of the cluster ----------------------------------------------------------------------------------------------------

# https://kubernetes.io/docs/reference/access-authn-authz/authentication/#static-token-file
resource_policy "kubernetes_manifest" "static_files" {
  filter = core::contains(local.kinds_of_servers, core::try(attrs.manifest.kind, "")) && hclscan::may_match(attrs.manifest, "kube-apiserver") && core::anytrue([
    for text in local.commands : core::regex_match(text, "(^|[ /])kube-apiserver( |$)")
  ])

  locals {
    containers = core::try([for one in attrs.manifest.spec.template.spec.containers : one], [for one in attrs.manifest.spec.containers : one], [])
    commands   = [for one in local.containers : core::try(core::join(" ", core::concat(core::try(one.command, []), core::try(one.args, []))), "")]
  }

  enforce {
    condition     = core::alltrue([for text in local.commands : !core::regex_match(text, "--(basic-auth|token-auth)-file[= ]+[^ -]|--service-account-lookup[= ]false")])
    error_message = "Passwords or tokens of this cluster stand in a file: they have no end, and who has a copy cannot be told."
  }
}

resource_policy "kubernetes_manifest" "kubeadm" {
  filter = core::try(attrs.manifest.kind, "") == "ClusterConfiguration" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "kubeadm.k8s.io/")

  # A map of arguments, or a list of them as of v1beta4.
  locals {
    arguments = core::try(attrs.manifest.apiServer.extraArgs, null)
  }

  enforce {
    condition     = core::alltrue([for key in ["basic-auth-file", "token-auth-file"] : core::contains(local.nothing, hclscan::named_value(local.arguments, key))])
    error_message = "Passwords or tokens of this cluster stand in a file: they have no end, and who has a copy cannot be told."
  }
}

# https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html
resource_policy "kubernetes_manifest" "aws_auth" {
  filter = core::try(attrs.manifest.kind, "") == "ConfigMap" && core::try(attrs.manifest.metadata.name, "") == "aws-auth"

  locals {
    entries = core::concat(core::try(core::yamldecode(attrs.manifest.data.mapRoles), []), core::try(core::yamldecode(attrs.manifest.data.mapUsers), []))
    people  = [for one in local.entries : one if !core::contains(core::try(one.groups, []), "system:nodes")]
  }

  enforce {
    condition     = core::alltrue([for one in local.people : !core::contains(core::try(one.groups, []), "system:masters")])
    error_message = "A role of AWS gets a group that may do everything and whose membership cannot be withdrawn."
  }

  enforce {
    condition     = core::alltrue([for one in local.people : !core::can(one.rolearn) || core::contains_substring(core::try(one.username, ""), "{{SessionName}}")])
    error_message = "Everybody who takes this role of AWS has the same name in the cluster: they cannot be told apart."
  }
}

# -- databases and programs ----------------------------------------------------------------------------------------------------

# https://strimzi.io/docs/operators/latest/configuring#type-GenericKafkaListener-reference
resource_policy "kubernetes_manifest" "kafka" {
  filter = core::try(attrs.manifest.kind, "") == "Kafka"

  enforce {
    condition     = core::alltrue(core::try([for one in attrs.manifest.spec.kafka.listeners : core::can(one.authentication.type)], []))
    error_message = "Whoever reaches a listener of these brokers is one and the same: nobody is asked for a name."
  }
}

# https://cloudnative-pg.io/documentation/current/security/#postgresql
resource_policy "kubernetes_manifest" "cnpg_cluster" {
  filter = core::try(attrs.manifest.kind, "") == "Cluster" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "postgresql.cnpg.io/")

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.manifest.spec.enableSuperuserAccess, false))
    error_message = "People can sign in to this database as postgres, an account that is nobody's and may do everything."
  }
}

# https://postgres-operator.readthedocs.io/en/latest/user/#manifest-roles
resource_policy "kubernetes_manifest" "zalando" {
  filter = core::try(attrs.manifest.kind, "") == "postgresql"

  enforce {
    condition = core::alltrue(core::try([
      for name, flags in attrs.manifest.spec.users : !core::contains(core::try(flags, []), "superuser") && !core::regex_match(name, local.generic)
    ], []))
    error_message = "A user of this database is nobody's, or may do everything: those who use it cannot be told apart."
  }
}

resource_policy "kubernetes_manifest" "mongodb" {
  filter = core::try(attrs.manifest.kind, "") == "MongoDBCommunity"

  enforce {
    condition     = core::alltrue(core::try([for one in attrs.manifest.spec.users : !core::regex_match(one.name, local.generic)], []))
    error_message = "A user of this database is nobody's: those who use it cannot be told apart."
  }
}

resource_policy "kubernetes_manifest" "redis" {
  filter = core::try(attrs.manifest.kind, "") == "RedisFailover"

  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.manifest.spec.auth.secretPath, null))
    error_message = "Whoever reaches this store is one and the same: nobody is asked for a name or a password."
  }
}

# https://www.rabbitmq.com/docs/access-control#default-state
resource_policy "kubernetes_manifest" "rabbitmq" {
  filter = core::try(attrs.manifest.kind, "") == "RabbitmqCluster"

  enforce {
    condition = core::alltrue([
      for found in core::try(core::regexall("(?m)^\\s*default_user\\s*=\\s*(\\S+)", attrs.manifest.spec.rabbitmq.additionalConfig), []) : !core::regex_match(found[0], local.generic)
    ])
    error_message = "The first user of these brokers has a name that is nobody's: those who use it cannot be told apart."
  }
}

# https://argo-cd.readthedocs.io/en/stable/operator-manual/user-management/#disable-admin-user
resource_policy "kubernetes_manifest" "argocd" {
  filter = core::try(attrs.manifest.kind, "") == "ConfigMap" && core::try(attrs.manifest.metadata.name, "") == "argocd-cm"

  enforce {
    condition     = core::contains(local.no, core::try(attrs.manifest.data["admin.enabled"], null))
    error_message = "The account admin is still there beside those of people: those who use it cannot be told apart."
  }
}
