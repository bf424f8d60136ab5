"""Reading the resources that the product ships."""

from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter

from domain.learning.resources import Resource

_FILE = Path(__file__).with_name("resources.json")


def shipped_digest() -> str:
    """Return the digest of what is shipped: the same one need not be read again."""
    return sha256(_FILE.read_bytes()).hexdigest()


def shipped_resources() -> tuple[Resource, ...]:
    """Return what is shipped; ValueError where the file describes something else."""
    resources = TypeAdapter(tuple[Resource, ...])
    return resources.validate_json(_FILE.read_bytes(), strict=True)
