"""Repositories with long root modules, to measure on: made of numbers only, so that anybody can make the same.

    python benchmarks/generate.py FOLDER --lines 10000 --depth 2 --fan-out 50 --manifests 0.1 --seed 1

What comes out is root modules of a few environments, most of them plain resources, small modules that they share, and
manifests. Some of it breaks obligations. `teams.py` makes repositories in which modules matter more.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

from writing import write

LINES_OF_ROOT = 1500
"""Lines of one root module with the modules that only it calls."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a repository is: lines in all, modules below each other, calls of each module, share of lines in manifests."""

    lines: int
    depth: int = 2
    fan_out: int = 3
    manifests: float = 0.1
    seed: int = 1


def generate(folder: Path, shape: Shape) -> int:
    """Writes a repository, and gives the number of its lines."""
    random_ = random.Random(shape.seed)
    written = 0
    for_manifests = int(shape.lines * shape.manifests)
    written += _shared_modules(folder / "modules", shape, random_)
    number = 0
    while written < shape.lines - for_manifests:
        written += _root(folder / f"stacks/stack_{number:04}", number, shape, shape.lines - for_manifests - written, random_)
        number += 1
    number = 0
    while written < shape.lines:
        written += write(folder, {f"k8s/app_{number:04}.yaml": _application(number, random_)})
        number += 1
    (folder / ".git").mkdir(exist_ok=True)
    return written


# -- modules -------------------------------------------------------------------------------------------------------------


def _shared_modules(folder: Path, shape: Shape, random_: random.Random) -> int:
    """A chain of modules: each calls the next one and has resources of its own."""
    lines = 0
    for level in range(shape.depth):
        text = 'variable "name" {\n  type = string\n}\n\nvariable "tags" {\n  type    = map(string)\n  default = {}\n}\n\n'
        text += 'locals {\n  prefix = lower("${var.name}-shared")\n}\n\n'
        text += "".join(_bucket(f"level_{level}_{one}", '"${local.prefix}-' + f'{level}-{one}"', random_) for one in range(2))
        text += _queue(f"level_{level}", '"${local.prefix}-' + f'{level}"', random_)
        if level + 1 < shape.depth:
            text += _call("next", f"../level_{level + 1}", "local.prefix")
        text += f'output "bucket" {{\n  value = aws_s3_bucket.level_{level}_0.id\n}}\n'
        lines += write(folder, {f"level_{level}/main.tf": text})
    return lines


def _root(folder: Path, number: int, shape: Shape, room: int, random_: random.Random) -> int:
    environment = ("staging", "production", "test", "development")[number % 4]
    main = _filled(_MAIN, number=str(number), environment=environment)
    calls = "".join(_call(f"shared_{one}", "../../modules/level_0", f'"${{local.name}}-{one}"') for one in range(shape.fan_out))
    lines = write(folder, {"main.tf": main, "shared.tf": calls})
    room = min(room, LINES_OF_ROOT) - lines
    file = 0
    while room > 0:
        text = ""
        for one in range(6):
            name = f"r{file}_{one}"
            text += random_.choice(_RESOURCES)(name, f'"${{local.name}}-{name.replace("_", "-")}"', random_)
        added = write(folder, {f"part_{file:03}.tf": text})
        room -= added
        lines += added
        file += 1
    return lines


def _call(name: str, source: str, value: str) -> str:
    return f'module "{name}" {{\n  source = "{source}"\n  name   = {value}\n}}\n\n'


def _filled(template: str, **values: str) -> str:
    """The template with `@name@` replaced by the value of that name."""
    for name, value in values.items():
        template = template.replace(f"@{name}@", value)
    return template


_MAIN = """\
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = local.tags
  }
}

variable "region" {
  type    = string
  default = "eu-central-1"
}

locals {
  name = "stack-@number@"
  tags = {
    Environment = "@environment@"
    Stack       = local.name
  }
}

"""

# -- resources -----------------------------------------------------------------------------------------------------------

_BUCKET = """\
resource "aws_s3_bucket" "@name@" {
  bucket = @called@

  tags = {
    Name = @called@
  }
}

"""

_COMPANIONS = (
    """\
resource "aws_s3_bucket_server_side_encryption_configuration" "@name@" {
  bucket = aws_s3_bucket.@name@.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}

""",
    """\
resource "aws_s3_bucket_public_access_block" "@name@" {
  bucket                  = aws_s3_bucket.@name@.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

""",
    """\
resource "aws_s3_bucket_lifecycle_configuration" "@name@" {
  bucket = aws_s3_bucket.@name@.id

  rule {
    id     = "expire"
    status = "Enabled"

    expiration {
      days = 30
    }
  }
}

""",
)

_QUEUE = """\
resource "aws_sqs_queue" "@name@" {
  name                    = @called@
  sqs_managed_sse_enabled = @encrypted@
  delay_seconds           = @delay@
}

"""

_DATABASE = """\
resource "aws_db_instance" "@name@" {
  identifier                  = @called@
  engine                      = "postgres"
  instance_class              = "db.t3.medium"
  allocated_storage           = @size@
  storage_encrypted           = true
  publicly_accessible         = @public@
  backup_retention_period     = 7
  username                    = "app"
  manage_master_user_password = true

  enabled_cloudwatch_logs_exports = ["postgresql"]
}

"""

_GROUP = """\
resource "aws_security_group" "@name@" {
  name        = @called@
  description = "Traffic of @name@"

  ingress {
    from_port   = @port@
    to_port     = @port@
    protocol    = "tcp"
    cidr_blocks = ["@source@"]
  }
}

resource "aws_instance" "@name@" {
  ami                    = "ami-12345678"
  instance_type          = "t3.small"
  vpc_security_group_ids = [aws_security_group.@name@.id]

  root_block_device {
    encrypted = true
  }
}

"""

_ROLE = """\
resource "aws_iam_role" "@name@" {
  name = @called@

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

data "aws_iam_policy_document" "@name@" {
  dynamic "statement" {
    for_each = toset(["a", "b"])
    content {
      sid       = statement.value
      actions   = ["@action@"]
      resources = ["*"]
    }
  }
}

resource "aws_iam_role_policy" "@name@" {
  name   = @called@
  role   = aws_iam_role.@name@.id
  policy = data.aws_iam_policy_document.@name@.json
}

"""


def _bucket(name: str, called: str, random_: random.Random) -> str:
    companions = "".join(one for one in _COMPANIONS if random_.random() < 0.8)
    return _filled(_BUCKET + companions, name=name, called=called)


def _queue(name: str, called: str, random_: random.Random) -> str:
    encrypted = "true" if random_.random() < 0.7 else "false"
    return _filled(_QUEUE, name=name, called=called, encrypted=encrypted, delay=str(random_.randrange(90)))


def _database(name: str, called: str, random_: random.Random) -> str:
    public = "true" if random_.random() < 0.2 else "false"
    return _filled(_DATABASE, name=name, called=called, public=public, size=str(random_.randrange(20, 200)))


def _group(name: str, called: str, random_: random.Random) -> str:
    source = "0.0.0.0/0" if random_.random() < 0.2 else "10.0.0.0/8"
    return _filled(_GROUP, name=name, called=called, source=source, port=str(random_.choice((22, 443, 5432, 8080))))


def _role(name: str, called: str, random_: random.Random) -> str:
    action = random_.choice(("s3:GetObject", "sqs:SendMessage", "logs:PutLogEvents"))
    return _filled(_ROLE, name=name, called=called, action=action)


_RESOURCES = (_bucket, _queue, _database, _group, _role)


def _application(number: int, random_: random.Random) -> str:
    name = f"app-{number}"
    return f"""\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {name}
  namespace: {name}
  labels: {{app: {name}}}
spec:
  replicas: {random_.randrange(1, 5)}
  selector:
    matchLabels: {{app: {name}}}
  template:
    metadata:
      labels: {{app: {name}}}
    spec:
      serviceAccountName: {name}
      containers:
        - name: web
          image: registry.example.org/{name}:1.{number}.0
          ports:
            - {{name: http, containerPort: 8080}}
          resources:
            limits: {{memory: 256Mi}}
---
apiVersion: v1
kind: Service
metadata:
  name: {name}
  namespace: {name}
spec:
  type: {random_.choice(("ClusterIP", "LoadBalancer"))}
  selector: {{app: {name}}}
  ports:
    - {{name: http, port: 80, targetPort: http}}
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {name}
  namespace: {name}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lines", type=int, default=10_000)
    parser.add_argument("--depth", type=int, default=2, help="modules below each other")
    parser.add_argument("--fan-out", type=int, default=3, help="calls of the shared module by each root module")
    parser.add_argument("--manifests", type=float, default=0.1, help="share of the lines that are manifests")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    shape = Shape(given.lines, given.depth, given.fan_out, given.manifests, given.seed)
    print(f"{generate(given.folder, shape)} lines in {given.folder}")


if __name__ == "__main__":
    main()
