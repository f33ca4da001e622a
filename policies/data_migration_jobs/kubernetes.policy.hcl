# Jobs that move data, recognised by their name, labels, image, or the tool they run.
#
# Jobs that change the tables of an application's own database when it is installed move no data and are not the subject.

# Labels and annotations that name the instruction of the controller; case and - _ . : do not matter.
input "instruction_keys" {
  type    = list(string)
  default = ["instruction", "instruction-ref"]
}

locals {
  # -- which jobs these are --------------------------------------------------------------------------------------------------

  kinds = ["Job", "CronJob"]

  names_of_migrations = "(?i)migrat|(^|[^a-z])(import|export|dump|restore|etl|sync)(er|s)?([^a-z]|$)"
  tools_of_migrations = "(?i)rclone|pgloader|mydumper|myloader|(pg_?|mysql|mariadb-|mongo)(dump|restore|import|export)"
  changes_of_schemas = "(?i)${core::join("|", [
    "alembic", "artisan", "dbmate", "db:migrate", "doctrine", "flyway", "golang-migrate", "knex", "liquibase", "manage[.]py", "prisma",
    "sequelize", "sqitch", "typeorm", "(db|database|schema)[-_]?migrat", "schema-only",
  ])}"

  installation_hooks = ["helm.sh/hook", "argocd.argoproj.io/hook"]

  # Of each job, whether it moves data. Of some that cannot be told, which leaves nothing open for the others.
  judged = [
    for one in core::concat(hclscan::manifests("Job"), hclscan::manifests("CronJob")) : {
      manifest = one
      # What has no containers, or odd ones, runs nowhere.
      is_migration = core::try((
        core::try(one.spec.jobTemplate.spec.template.spec.containers, one.spec.template.spec.containers, null) != null
        && (
          core::anytrue([
            for text in core::flatten([
              core::try(one.metadata.name, one.metadata.generateName, ""), core::try([for key, value in one.metadata.labels : value], []),
              [for container in core::try(one.spec.jobTemplate, one).spec.template.spec.containers : core::try(container.image, "")],
            ]) : core::regex_match(text, local.names_of_migrations) || core::regex_match(text, local.tools_of_migrations)
          ])
          || core::anytrue([
            for text in core::flatten([
              for container in core::try(one.spec.jobTemplate, one).spec.template.spec.containers :
              [core::try([for each in container.command : each], []), core::try([for each in container.args : each], [])]
            ]) : core::regex_match(text, local.tools_of_migrations)
          ])
        )
        && !core::regex_match(core::valuetostring(one), local.changes_of_schemas)
        && !core::anytrue(core::try([for key, value in one.metadata.annotations : core::contains(local.installation_hooks, key)], []))
      ), false)
    }
  ]
  migrations = [for one in local.judged : one.manifest if core::valuetostring(one.is_migration) == "true"]
  undecided  = [for one in local.judged : one if core::valuetostring(one.is_migration) == "(unknown)"]

  # -- what is looked for in them --------------------------------------------------------------------------------------------

  # Settings of common clients that switch encryption, or the check of who answers, off.
  without_tls = "(?i)${core::join("|", [
    "sslmode[=: ]*(disable|allow|prefer)",                             # PostgreSQL
    "ssl-mode[=: ]*(disabled|preferred)", "--skip-ssl",                # MySQL, MariaDB
    "usessl=false", "[?&;]ssl=(false|0)",                              # JDBC, MongoDB
    "[?&;]tls=(false|skip-verify)", "--tls(allow)?(insecure|invalid)", # Go, MongoDB
    "encrypt=(false|no)", "trustservercertificate=(true|yes)",         # SQL Server
    "--insecure", "--no-check-certificate", "(^|[^a-z])ftp://",        # curl, rclone, wget
    "stricthostkeychecking[= ]no",                                     # ssh, sftp
  ])}"

  # Arguments, and tools without any, that take everything there is.
  everything = "(?i)--all-(databases|schemas|namespaces|tenants)|pg_dumpall|(^|[= '\"])[*][.][*]"

  names_of_credentials = "(?i)(passw(or)?d|passphrase|secret|token|(^|_)pwd|api_?key|access_?key|private_?key)[0-9]*$"
  credentials_in_text  = "(?i)--?password=[^$]|://[^/:@ ]+:[^@$ ]+@"

  instruction_keys = [for key in input.instruction_keys : core::join("", core::regexall("[a-z0-9]+", core::lower(key)))]

  # What a namespace says holds for everything in it.
  instructed_namespaces = [
    for one in hclscan::manifests("Namespace") : core::try(one.metadata.name, "") if core::anytrue([
      for key in core::concat(core::try(core::keys(one.metadata.labels), []), core::try(core::keys(one.metadata.annotations), [])) :
      core::contains(local.instruction_keys, core::join("", core::regexall("[a-z0-9]+", core::lower(key))))
    ])
  ]
}

# -- what is taken, and why (Art. 29) ------------------------------------------------------------------------------------------

resource_policy "kubernetes_manifest" "job_scope" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && (
    core::contains(local.migrations, attrs.manifest)
    || core::anytrue([for one in local.undecided : one.is_migration if core::contains([one.manifest], attrs.manifest)])
  )

  locals {
    pod = (attrs.manifest.kind == "CronJob" ? attrs.manifest.spec.jobTemplate : attrs.manifest).spec.template.spec
  }

  enforce {
    condition = core::alltrue([
      for container in local.pod.containers :
      core::alltrue(core::try([for text in container.command : !core::regex_match(text, local.everything)], []))
      && core::alltrue(core::try([for text in container.args : !core::regex_match(text, local.everything)], []))
    ])
    error_message = "This job takes every database or table there is: nobody has instructed that all of it be extracted."
  }
}

resource_policy "kubernetes_manifest" "job_instruction" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && (
    core::contains(local.migrations, attrs.manifest)
    || core::anytrue([for one in local.undecided : one.is_migration if core::contains([one.manifest], attrs.manifest)])
  )

  locals {
    keys = core::concat(
      core::try(core::keys(attrs.manifest.metadata.labels), []), core::try(core::keys(attrs.manifest.metadata.annotations), []),
      core::try(core::keys(attrs.manifest.spec.jobTemplate.metadata.labels), []),
      core::try(core::keys(attrs.manifest.spec.jobTemplate.metadata.annotations), []),
    )
  }

  enforce {
    condition = (
      core::contains(local.instructed_namespaces, core::try(attrs.manifest.metadata.namespace, "default"))
      || core::anytrue([
        for key in local.keys : core::contains(local.instruction_keys, core::join("", core::regexall("[a-z0-9]+", core::lower(key))))
      ])
    )
    error_message = "This job does not say which instruction of the controller it carries out: no label or annotation names one."
  }
}

# -- how it travels ------------------------------------------------------------------------------------------------------------

resource_policy "kubernetes_manifest" "job_tls" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && (
    core::contains(local.migrations, attrs.manifest)
    || core::anytrue([for one in local.undecided : one.is_migration if core::contains([one.manifest], attrs.manifest)])
  )

  locals {
    pod       = (attrs.manifest.kind == "CronJob" ? attrs.manifest.spec.jobTemplate : attrs.manifest).spec.template.spec
    variables = core::flatten([for container in local.pod.containers : core::try([for one in container.env : one], [])])
  }

  # An option and its value may be two arguments.
  enforce {
    condition = (
      core::alltrue([
        for container in local.pod.containers :
        core::alltrue(core::try([for text in container.command : !core::regex_match(text, local.without_tls)], []))
        && core::alltrue(core::try([for text in container.args : !core::regex_match(text, local.without_tls)], []))
      ])
      && core::alltrue([
        for container in local.pod.containers : !core::regex_match(core::try(core::join(" ", container.args), ""), local.without_tls)
      ])
      && core::alltrue([
        for one in local.variables : !core::regex_match(core::try("${one.name}=${one.value}", ""), local.without_tls)
      ])
    )
    error_message = "This job sends records unencrypted, or to whoever answers: a setting switches TLS or its checks off."
  }
}

resource_policy "kubernetes_manifest" "job_credentials" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && (
    core::contains(local.migrations, attrs.manifest)
    || core::anytrue([for one in local.undecided : one.is_migration if core::contains([one.manifest], attrs.manifest)])
  )

  locals {
    pod       = (attrs.manifest.kind == "CronJob" ? attrs.manifest.spec.jobTemplate : attrs.manifest).spec.template.spec
    variables = core::flatten([for container in local.pod.containers : core::try([for one in container.env : one], [])])
  }

  # A value such as $(NAME) refers to another variable.
  enforce {
    condition = (
      core::alltrue([
        for container in local.pod.containers :
        core::alltrue(core::try([for text in container.command : !core::regex_match(text, local.credentials_in_text)], []))
        && core::alltrue(core::try([for text in container.args : !core::regex_match(text, local.credentials_in_text)], []))
      ])
      && core::alltrue([
        for one in local.variables : core::try(one.value, null) == null || core::regex_match(one.value, "^([$][(].*)?$")
        if core::regex_match(one.name, local.names_of_credentials)
      ])
    )
    error_message = "The password of a database stands in this manifest: whoever reads the repository or the job has it."
  }
}

# -- what is left of it ----------------------------------------------------------------------------------------------------------

# https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/
resource_policy "kubernetes_manifest" "job_end" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && (
    core::contains(local.migrations, attrs.manifest)
    || core::anytrue([for one in local.undecided : one.is_migration if core::contains([one.manifest], attrs.manifest)])
  )

  locals {
    job = attrs.manifest.kind == "CronJob" ? attrs.manifest.spec.jobTemplate : attrs.manifest
  }

  enforce {
    condition     = core::try(local.job.spec.ttlSecondsAfterFinished, null) != null
    error_message = "Finished runs of this job are kept, with their logs and their disks, until somebody thinks of them."
  }

  enforce {
    condition     = core::try(local.job.spec.activeDeadlineSeconds, core::try(local.job.spec.template.spec.activeDeadlineSeconds, null)) != null
    error_message = "This job has no deadline: when it hangs, its connection to the source stays open."
  }
}

resource_policy "kubernetes_manifest" "job_account" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && (
    core::contains(local.migrations, attrs.manifest)
    || core::anytrue([for one in local.undecided : one.is_migration if core::contains([one.manifest], attrs.manifest)])
  )

  locals {
    pod = (attrs.manifest.kind == "CronJob" ? attrs.manifest.spec.jobTemplate : attrs.manifest).spec.template.spec
  }

  enforce {
    condition     = !core::contains([null, "", "default"], core::try(local.pod.serviceAccountName, null))
    error_message = "This job has no account of its own: rights it is given go to everything else in the namespace, and stay when it is over."
  }
}

resource_policy "kubernetes_manifest" "job_disk" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && (
    core::contains(local.migrations, attrs.manifest)
    || core::anytrue([for one in local.undecided : one.is_migration if core::contains([one.manifest], attrs.manifest)])
  )

  locals {
    pod = (attrs.manifest.kind == "CronJob" ? attrs.manifest.spec.jobTemplate : attrs.manifest).spec.template.spec
  }

  enforce {
    condition     = core::alltrue(core::try([for volume in local.pod.volumes : core::try(volume.hostPath.path, null) == null], []))
    error_message = "This job leaves its files on the disk of whatever node it ran on, where nothing ever deletes them."
  }
}
