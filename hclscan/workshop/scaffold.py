"""A new policy: folder, metadata, rule, test and examples, which pass as they are and are meant to be changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from hclscan.errors import HclscanError
from hclscan.findings import FAMILIES
from hclscan.policy.load import METADATA, shown_relative
from hclscan.records import record
from hclscan.workshop.templates import KUBERNETES, TERRAFORM

_NAME = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
_TYPE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_KIND = re.compile(r"[A-Z][A-Za-z0-9]+")
_ID = re.compile(r"^id:\s*[\"']?(HCL_[A-Z]+_[0-9]{3})\b", re.MULTILINE)

FIRST_OWN = 901
"""Numbers from here on are for policies that do not come with hclscan."""

# What a resource of a provider is labelled with.
_LABELS: Mapping[str, str] = {"google": "labels"}

_API_VERSIONS: Mapping[str, str] = {
    "ConfigMap": "v1",
    "CronJob": "batch/v1",
    "Ingress": "networking.k8s.io/v1",
    "Job": "batch/v1",
    "Namespace": "v1",
    "NetworkPolicy": "networking.k8s.io/v1",
    "PersistentVolume": "v1",
    "PersistentVolumeClaim": "v1",
    "Pod": "v1",
    "Role": "rbac.authorization.k8s.io/v1",
    "RoleBinding": "rbac.authorization.k8s.io/v1",
    "Secret": "v1",
    "Service": "v1",
    "ServiceAccount": "v1",
    "StorageClass": "storage.k8s.io/v1",
}


@record
class NewPolicy:
    """What a new policy is called and about. `id_` is empty for the next free one of the family."""

    name: str
    provider: str
    resource: str
    family: str = "GOV"
    id_: str = ""


def write_policy(new: NewPolicy, directory: Path) -> tuple[Path, ...]:
    """Writes the files of a new policy below a directory, and returns their paths.

    Raises `HclscanError` for a name that is none, for a folder that is there already, and where nothing can be written.
    """
    _check(new)
    folder = directory / new.name.replace("-", "_")
    if folder.exists():
        raise HclscanError(f"{shown_relative(folder)} is there already", hint="choose another name")
    id_ = new.id_ or _free_id(new.family, _ids_in(directory))
    files = [(folder / name, text) for name, text in files_of(new, id_)]
    try:
        for path, text in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise HclscanError(f"cannot write {shown_relative(folder)}: {error.strerror}") from error
    return tuple(path for path, _ in files)


def files_of(new: NewPolicy, id_: str) -> Iterator[tuple[str, str]]:
    """The names and texts of the files of a new policy."""
    kubernetes = new.provider == "kubernetes"
    rule = _snake(new.resource) if kubernetes else new.resource.removeprefix(f"{new.provider}_")
    words = {
        "@ID@": id_,
        "@TITLE@": _title(new.name),
        "@PROVIDER@": new.provider,
        "@RESOURCE@": new.resource,
        "@RULE@": rule,
        "@LABELS@": _LABELS.get(new.provider, "tags"),
        "@API_VERSION@": _API_VERSIONS.get(new.resource, "example.com/v1"),
    }
    for name, text in (KUBERNETES if kubernetes else TERRAFORM).items():
        for word, replacement in words.items():
            name, text = name.replace(word, replacement), text.replace(word, replacement)
        yield name, text


def _check(new: NewPolicy) -> None:
    if not _NAME.fullmatch(new.name):
        raise HclscanError(f"{new.name!r} cannot be the name of a policy", hint="lower-case words with _ or - between them")
    if new.family not in FAMILIES:
        raise HclscanError(f"there is no family {new.family!r}", hint=f"the families are {', '.join(FAMILIES)}")
    if new.id_ and not re.fullmatch(r"HCL_(?:" + "|".join(FAMILIES) + r")_[0-9]{3}", new.id_):
        raise HclscanError(
            f"{new.id_!r} cannot be an id", hint=f"an id is HCL_<FAMILY>_<three digits>, such as HCL_GOV_{FIRST_OWN}"
        )
    if new.provider == "kubernetes":
        if not _KIND.fullmatch(new.resource):
            raise HclscanError(f"{new.resource!r} is not a kind of manifests", hint="such as Ingress")
    elif not _TYPE.fullmatch(new.resource) or not new.resource.startswith(f"{new.provider}_"):
        hint = f"its types start with {new.provider}_; for manifests, use --provider kubernetes --resource Ingress"
        raise HclscanError(f"{new.resource!r} is not a resource type of the provider {new.provider!r}", hint=hint)


def _ids_in(directory: Path) -> Iterator[str]:
    for file in sorted(directory.rglob(METADATA)) if directory.is_dir() else ():
        try:
            yield from _ID.findall(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue


def _free_id(family: str, taken: Iterable[str]) -> str:
    taken = frozenset(taken)
    for number in range(FIRST_OWN, 1000):
        if f"HCL_{family}_{number}" not in taken:
            return f"HCL_{family}_{number}"
    raise HclscanError(f"all ids of HCL_{family} from {FIRST_OWN} on are taken", hint="give one with --id")


def _title(name: str) -> str:
    words = re.sub(r"[_-]", " ", name)
    return words[:1].upper() + words[1:]


def _snake(kind: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", kind).lower()
