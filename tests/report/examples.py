"""Hand-made reports: what a scan of a small stack might find."""

import datetime
from dataclasses import replace
from decimal import Decimal

from hclscan.findings import Evidence, Finding, Report, Severity, Status, Suppression
from hclscan.hcl.source import Diagnostic, Location
from hclscan.hcl.values import OneOf, Reference, Sensitive, Unknown

MODULE = """\
# Volumes of the laboratories.
resource "aws_ebs_volume" "data" {
  availability_zone = var.zone
  size              = 200
  encrypted         = var.encrypted
}

resource "aws_db_instance" "main" {
  password            = "correct horse battery staple"
  publicly_accessible = true
}

resource "aws_security_group_rule" "portal" {
\tcidr_blocks = var.allowed # \u202e reordered
}
"""
BROKEN = 'resource "aws_s3_bucket" "logs" {\n  bucket "logs"\n}\n'


def place(path: str, line: int, start: int, end: int, last: int = 0) -> Location:
    return Location(path, line, start, last or line, end)


CALLS = {
    "north": place("main.tf", 12, 1, 2, 18),
    "south": place("main.tf", 20, 1, 2, 26),
}


def volume(laboratory: str) -> Finding:
    path = "modules/laboratory/main.tf"
    return Finding(
        policy_id="HCL_ENC_001",
        rule="ebs_volume",
        status=Status.FAIL,
        severity=Severity.HIGH,
        message="The volume is not encrypted at rest.",
        address=f"module.{laboratory}.aws_ebs_volume.data[0]",
        type="aws_ebs_volume",
        environment="staging",
        location=place(path, 5, 3, 36),
        block=place(path, 2, 1, 2, 6),
        block_address="aws_ebs_volume.data",
        via=(CALLS[laboratory],),
        evidence=(
            Evidence("encrypted", False, place(path, 5, 3, 36)),
            Evidence("kms_key_id", None, place(path, 2, 1, 33), written=False),
        ),
        fix="encrypted  = true\nkms_key_id = aws_kms_key.data.arn\n",
        references=("GDPR Art. 32(1)(a)",),
        title="Storage of personal data is encrypted at rest",
    )


DATABASE = Finding(
    policy_id="HCL_PUB_003",
    rule="db_instance",
    status=Status.FAIL,
    severity=Severity.CRITICAL,
    message="The database is reachable from the internet.",
    address="module.north.aws_db_instance.main",
    type="aws_db_instance",
    environment=None,
    location=place("modules/laboratory/main.tf", 10, 3, 29),
    block=place("modules/laboratory/main.tf", 8, 1, 2, 11),
    via=(CALLS["north"],),
    evidence=(
        Evidence("publicly_accessible", True, place("modules/laboratory/main.tf", 10, 3, 29)),
        Evidence("password", "correct horse battery staple", place("modules/laboratory/main.tf", 9, 3, 55)),
        Evidence("snapshot_identifier", Sensitive("rds:nightly"), place("modules/laboratory/main.tf", 8, 1, 37)),
        Evidence("backup_retention_period", Decimal("0.5"), place("database.tf", 3, 3, 30)),
    ),
    references=("GDPR Art. 25(2)", "GDPR Art. 32(1)(b)"),
)

ADVISORY = Finding(
    policy_id="HCL_GOV_001",
    rule="tags",
    status=Status.FAIL,
    severity=Severity.LOW,
    message="The volume names no data controller.",
    address="aws_ebs_volume.scratch",
    type="aws_ebs_volume",
    environment="staging",
    location=place("scratch.tf", 1, 1, 36),
    block=place("scratch.tf", 1, 1, 2, 3),
    evidence=(Evidence("tags.data-controller", None, place("scratch.tf", 1, 1, 36), written=False),),
)

UNDECIDED = Finding(
    policy_id="HCL_PUB_003",
    rule="security_group",
    status=Status.UNKNOWN,
    severity=Severity.HIGH,
    message="The port is open to everyone.",
    address="module.south.aws_security_group_rule.portal",
    type="aws_security_group_rule",
    environment="production",
    location=place("modules/laboratory/main.tf", 14, 2, 27),
    block=place("modules/laboratory/main.tf", 13, 1, 2, 15),
    via=(CALLS["south"],),
    evidence=(
        Evidence(
            "cidr_blocks",
            Unknown(reason="variable var.allowed has no value", reference=Reference("variable", "var.allowed")),
            place("modules/laboratory/main.tf", 14, 2, 27),
        ),
    ),
)

PASSED = Finding(
    policy_id="HCL_LOG_001",
    rule="trail",
    status=Status.PASS,
    severity=Severity.HIGH,
    message="",
    address="aws_cloudtrail.all",
    type="aws_cloudtrail",
    environment=None,
    location=place("logging.tf", 1, 1, 31),
    block=place("logging.tf", 1, 1, 2, 9),
    evidence=(Evidence("kind", OneOf(("AES256", "aws:kms")), place("logging.tf", 3, 3, 9)),),
)

SUPPRESSED = Finding(
    policy_id="HCL_RET_001",
    rule="lifecycle",
    status=Status.SUPPRESSED,
    severity=Severity.MEDIUM,
    message="Objects never expire.",
    address='aws_s3_bucket.archive["north"]',
    type="aws_s3_bucket",
    environment=None,
    location=place("archive.tf", 1, 1, 31),
    block=place("archive.tf", 1, 1, 2, 9),
    reason="archive by order of the regulator",
)

IN_ERROR = Finding(
    policy_id="HCL_ALR_002",
    rule="subscriptions",
    status=Status.ERROR,
    severity=Severity.MEDIUM,
    message="",
    address="aws_sns_topic.alarms",
    type="aws_sns_topic",
    environment=None,
    location=place("alarms.tf", 4, 1, 33),
    block=place("alarms.tf", 4, 1, 2, 6),
    reason="Invalid function argument: the text is not JSON",
)

SYNTAX_ERROR = Diagnostic("Invalid syntax", place("broken.tf", 2, 10, 16), 'expected "=" or "{" behind a name')

EVERYTHING = Report(
    findings=(volume("south"), PASSED, UNDECIDED, volume("north"), ADVISORY, DATABASE, SUPPRESSED, IN_ERROR),
    errors=(SYNTAX_ERROR,),
    notes=("module.vpc was not seen: run terraform init to install registry/vpc",),
    files=7,
    resources=9,
    policies=12,
    version="0.1.0",
    sources={
        "modules/laboratory/main.tf": tuple(MODULE.splitlines()),
        "broken.tf": tuple(BROKEN.splitlines()),
        "scratch.tf": ('resource "aws_ebs_volume" "scratch" {', "  size = 1", "}"),
    },
)
NOTHING = Report(findings=(PASSED,), files=1, resources=1, policies=12, version="0.1.0")

SUPPRESSED_INLINE = replace(
    SUPPRESSED,
    title="Personal data is deleted in time",
    reason="",
    suppression=Suppression(
        "archive by order of the regulator", place("archive.tf", 3, 3, 80), "inline", datetime.date(2031, 1, 31)
    ),
)
KNOWN = replace(
    ADVISORY,
    address="aws_ebs_volume.old",
    status=Status.SUPPRESSED,
    location=place("old.tf", 1, 1, 32),
    block=place("old.tf", 1, 1, 2, 3),
    suppression=Suppression("known since the baseline", place(".hclscan-baseline.json", 1, 1, 1), "baseline"),
)
FULL = replace(
    EVERYTHING,
    findings=(*(one for one in EVERYTHING.findings if one is not SUPPRESSED), SUPPRESSED_INLINE, KNOWN),
    warnings=(Diagnostic("This suppression of HCL_ENC_001 suppresses nothing", place("main.tf", 3, 1, 60), "remove it"),),
    explanations={"HCL_ENC_001": "A stolen disk is\na breach.\n\nEncryption makes it a loss of hardware.\n"},
)
"""Everything there is to report, with suppressions that say why and policies that say what for."""
