"""The sentences of refusals about the catalogue of resources."""

from collections.abc import Mapping

from domain.wording import N_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "resource-not-found": (
        N_("There is no resource “{resource}” in the catalogue."),
        N_("Type “resources” to see what there is, each with its short name."),
    ),
    "resource-there": (
        N_("There is a resource “{resource}” already."),
        N_("Choose another short name, or edit that one."),
    ),
    "resource-faulty": (
        N_("{count} things about that resource cannot be taken."),
        N_("Correct them in the form; nothing was changed."),
    ),
    "resource-withdrawn": (
        N_("That resource is withdrawn: no answer links it any more."),
        N_("Open the task again to see what the question is answered with now."),
    ),
    "resource-changed": (
        N_("Somebody changed “{resource}” meanwhile, so nothing was done."),
        N_("Look at it as it is now, and say again what you want to change."),
    ),
    "resource-list-empty": (
        N_("There is no resource in that file."),
        N_("Give each resource a row, under a row of the columns' names."),
    ),
    "resource-list-faulty": (
        N_("{count} things in that file cannot be taken, in rows {rows}."),
        N_("Correct those rows; nothing was imported."),
    ),
    "resource-list-missing": (
        N_("No list of resources came with that."),
        N_(
            "Drop it here as a file, .csv or .json, with a row for each resource."
            " Whoever runs the desk writes one of the whole catalogue with"
            " “ses-desk resources export”."
        ),
    ),
    "file-has-no-place": (
        N_("That file is no list of resources, and you are on no case."),
        N_(
            "If it is a list, save it as CSV or JSON and send it with the words"
            " “resources import”: then I say what is wrong with it."
        ),
    ),
    "resource-list-not-text": (
        N_("That file is not a text in UTF-8."),
        N_("Save it as CSV in UTF-8 and send it again."),
    ),
    "resource-list-not-json": (
        N_("That file begins like JSON, but is not a list of resources."),
        N_("Write a list of objects, or write CSV; an export shows how."),
    ),
    "resource-list-too-long": (
        N_("That file has more than {most} characters."),
        N_("Import it in several parts: what is not in a part stays as it is."),
    ),
    "links-not-reached": (
        N_("Not one of the links answered, so nothing was kept of this check."),
        N_("Look whether this machine may reach the internet, and check again."),
    ),
}
