"""The sentences of refusals about the catalogue of resources."""

from collections.abc import Mapping

from domain.wording import N_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "resource-not-found": (
        N_("There is no resource “{resource}” in the catalogue."),
        N_("Type “resources” to see what there is, each with its short name."),
    ),
}
