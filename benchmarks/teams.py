"""Repositories as organisations have them: modules such as are published, and many small root modules that call them.

    python benchmarks/teams.py FOLDER --lines 10000 --calls 50 --seed 1

The modules are those in `modules/`: dozens of variables with defaults, flags by which `count` creates what is wanted, dynamic
blocks, modules that call others. Each team has a copy of its own, and root modules for its environments. All else is made from
numbers only, so that anybody can make the same repository. Some of it breaks obligations.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from writing import write

MODULES = Path(__file__).parent / "modules"

LINES_OF_TEAM = 10_000
"""Lines of what one team has: its copy of the modules, and root modules."""

ENVIRONMENTS = ("development", "test", "staging", "production")


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a repository is: lines in all, and calls of modules in each root module."""

    lines: int
    calls: int = 5
    seed: int = 1


def generate(folder: Path, shape: Shape) -> int:
    """Writes a repository, and gives the number of its lines."""
    random_ = random.Random(shape.seed)
    written = 0
    for team in range(max(1, round(shape.lines / LINES_OF_TEAM))):
        goal = min(shape.lines, (team + 1) * LINES_OF_TEAM)
        modules = folder / f"team_{team:02}/modules"
        shutil.copytree(MODULES, modules)
        written += sum(path.read_text(encoding="utf-8").count("\n") for path in modules.rglob("*.tf"))
        number = 0
        while written < goal:
            environment = ENVIRONMENTS[number % len(ENVIRONMENTS)]
            root = folder / f"team_{team:02}/live/{environment}/stack_{number // len(ENVIRONMENTS):03}"
            written += _root(root, environment, number, shape.calls, random_)
            number += 1
    (folder / ".git").mkdir()
    return written


def _root(folder: Path, environment: str, number: int, calls: int, random_: random.Random) -> int:
    """A root module: what it is given, providers, what its parts share, and calls of modules; very many are of one module."""
    parts = [_CALLS[number % len(_CALLS)]] if calls > 4 * len(_CALLS) else _CALLS
    made = [parts[(number + one) % len(parts)](f"part_{one:02}", random_) for one in range(calls)]
    outputs = "".join(_OUTPUT.replace("@name@", f"part_{one:02}") for one in range(calls))
    texts = {
        "providers.tf": _PROVIDERS,
        "variables.tf": _VARIABLES,
        "terraform.tfvars": f'environment = "{environment}"\nstack       = "stack-{number}"\n',
        "shared.tf": _SHARED,
        "main.tf": "".join(made),
        "outputs.tf": outputs,
    }
    return write(folder, texts)


_PROVIDERS = """\
terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.40"
    }
  }

  backend "s3" {
    bucket = "terraform-states"
    key    = "states"
    region = "eu-central-1"
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = local.tags
  }
}
"""

_VARIABLES = """\
variable "environment" {
  description = "Environment of this stack"
  type        = string

  validation {
    condition     = contains(["development", "test", "staging", "production"], var.environment)
    error_message = "There is no such environment."
  }
}

variable "stack" {
  description = "Name of this stack"
  type        = string
}

variable "region" {
  description = "Region that this stack is in"
  type        = string
  default     = "eu-central-1"
}

variable "network" {
  description = "Network of this stack"
  type = object({
    id      = optional(string, "vpc-0123456789abcdef0")
    subnets = optional(list(string), ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"])
  })
  default = {}
}
"""

_SHARED = """\
locals {
  name    = "${var.environment}-${var.stack}"
  is_live = var.environment == "production" || var.environment == "staging"

  tags = {
    Environment = var.environment
    Stack       = var.stack
    ManagedBy   = "terraform"
  }
}

data "aws_caller_identity" "current" {}

resource "aws_kms_key" "this" {
  count = local.is_live ? 1 : 0

  description             = "Key of ${local.name}"
  deletion_window_in_days = 30
  enable_key_rotation     = true
}

resource "aws_kms_alias" "this" {
  count = local.is_live ? 1 : 0

  name          = "alias/${local.name}"
  target_key_id = aws_kms_key.this[0].key_id
}

resource "aws_sns_topic" "alarms" {
  name              = "${local.name}-alarms"
  kms_master_key_id = try(aws_kms_key.this[0].arn, null)
}

resource "aws_sns_topic_subscription" "alarms" {
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = "alarms@example.org"
}

resource "aws_ecs_cluster" "this" {
  name = local.name

  setting {
    name  = "containerInsights"
    value = local.is_live ? "enabled" : "disabled"
  }
}
"""

_OUTPUT = """\
output "@name@" {
  description = "What others need of @name@"
  value       = module.@name@
}
"""


# -- calls ---------------------------------------------------------------------------------------------------------------


def _bucket(name: str, random_: random.Random) -> str:
    days = random_.choice((7, 30, 90))
    return _call(name, "bucket", f"""\
  name          = "${{local.name}}-{name}"
  tags          = local.tags
  force_destroy = !local.is_live

  deny_insecure_transport = {_flag(random_, 0.7)}
  block_public_acls       = true
  block_public_policy     = {_flag(random_, 0.9)}

  versioning = {{
    enabled = {_flag(random_, 0.8)}
  }}

  encryption = {{
    rule = {{
      default = {{
        algorithm = "aws:kms"
        key       = try(aws_kms_key.this[0].arn, null)
      }}
    }}
  }}

  lifecycle_rules = [
    {{
      id                             = "expire"
      prefix                         = "incoming/"
      expire_after_days              = {days}
      expire_old_versions_after_days = {days * 2}
    }},
    {{
      id          = "archive"
      enabled     = local.is_live
      transitions = [{{ days = {days}, storage_class = "GLACIER" }}]
    }},
  ]
""")  # fmt: skip


def _queue(name: str, random_: random.Random) -> str:
    return _call(name, "queue", f"""\
  name                       = "${{local.name}}-{name}"
  tags                       = local.tags
  managed_encryption         = {_flag(random_, 0.8)}
  visibility_timeout_seconds = {random_.choice((30, 120, 900))}
  alarm_after_seconds        = local.is_live ? {random_.choice((300, 900))} : null
  alarm_topics               = [aws_sns_topic.alarms.arn]

  policy_statements = {{
    senders = {{
      actions    = ["sqs:SendMessage"]
      principals = [{{ type = "AWS", identifiers = ["arn:aws:iam::${{data.aws_caller_identity.current.account_id}}:root"] }}]
    }}
  }}
""")  # fmt: skip


def _database(name: str, random_: random.Random) -> str:
    return _call(name, "database", f"""\
  identifier          = "${{local.name}}-{name.replace("_", "-")}"
  engine              = "{random_.choice(("postgres", "mysql"))}"
  engine_version      = "{random_.choice(("15.7", "16.3"))}"
  instance_class      = local.is_live ? "db.m7g.large" : "db.t4g.medium"
  allocated_storage   = {random_.randrange(20, 200)}
  storage_encrypted   = {_flag(random_, 0.8)}
  kms_key_id          = one(aws_kms_key.this[*].arn)
  multi_az            = local.is_live
  publicly_accessible = {_flag(random_, 0.1)}
  subnet_ids          = var.network.subnets
  backup_days         = local.is_live ? 14 : {random_.choice((0, 1, 7))}
  alarm_topics        = [aws_sns_topic.alarms.arn]
  tags                = local.tags

  parameters = [
    {{ name = "log_statement", value = "ddl" }},
    {{ name = "rds.force_ssl", value = "1", apply_method = "pending-reboot" }},
  ]

  alarms = {{
    cpu     = {{ metric = "CPUUtilization", threshold = 80 }}
    storage = {{ metric = "FreeStorageSpace", threshold = 5000000000, operator = "LessThanThreshold" }}
  }}
""")  # fmt: skip


def _service(name: str, random_: random.Random) -> str:
    port = random_.choice((3000, 8080, 9000))
    return _call(name, "service", f"""\
  name         = "{name.replace("_", "-")}"
  environment  = var.environment
  image        = "registry.example.org/{name.replace("_", "-")}"
  image_tag    = "1.{random_.randrange(40)}.0"
  cluster_arn  = aws_ecs_cluster.this.arn
  cluster_name = aws_ecs_cluster.this.name
  vpc_id       = var.network.id
  subnet_ids   = var.network.subnets
  replicas     = {random_.randrange(1, 4)}
  max_replicas = {random_.randrange(1, 8)}
  ports        = [{port}]
  with_bucket  = {_flag(random_, 0.5)}
  with_queue   = {_flag(random_, 0.5)}
  keep_days    = {random_.choice(("null", "30", "90"))}
  kms_key_arn  = try(aws_kms_key.this[0].arn, null)
  alarm_topics = [aws_sns_topic.alarms.arn]
  tags         = local.tags

  variables = {{
    LOG_LEVEL = local.is_live ? "info" : "debug"
    PORT      = "{port}"
  }}

  permissions = {{
    parameters = {{
      actions   = ["ssm:GetParameter"]
      resources = ["arn:aws:ssm:${{var.region}}:${{data.aws_caller_identity.current.account_id}}:parameter/${{local.name}}/*"]
    }}
  }}
""")  # fmt: skip


def _network(name: str, random_: random.Random) -> str:
    source = "0.0.0.0/0" if random_.random() < 0.1 else "10.0.0.0/8"
    return _call(name, "network", f"""\
  name         = "${{local.name}}-{name}"
  description  = "Traffic of {name}"
  vpc_id       = var.network.id
  allow_itself = {_flag(random_, 0.5)}
  tags         = local.tags

  ingress = [
    {{ protocol = "tcp", from = 443, to = 443, sources = ["10.0.0.0/8"] }},
    {{ protocol = "tcp", from = {random_.choice((22, 5432, 8080))}, to = 8080, sources = ["{source}"] }},
  ]

  egress = [
    {{ protocol = "-1", from = 0, to = 0, targets = ["0.0.0.0/0"] }},
  ]
""")  # fmt: skip


def _flag(random_: random.Random, share: float) -> str:
    return "true" if random_.random() < share else "false"


def _call(name: str, module: str, arguments: str) -> str:
    return f'module "{name}" {{\n  source = "../../../modules/{module}"\n\n{arguments}}}\n\n'


_CALLS: tuple[Callable[[str, random.Random], str], ...] = (_bucket, _service, _queue, _database, _network)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lines", type=int, default=10_000)
    parser.add_argument("--calls", type=int, default=5, help="calls of modules in each root module")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(f"{generate(given.folder, Shape(given.lines, given.calls, given.seed))} lines in {given.folder}")


if __name__ == "__main__":
    main()
