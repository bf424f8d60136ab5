"""The sentences of refusals from the machine below: disk, database, keys, records."""

from collections.abc import Mapping

from domain.wording import N_

SENTENCES: Mapping[str, tuple[str, str]] = {
    # Files.
    "file-empty": (N_("That file is empty."), N_("Choose it again, or another one.")),
    "file-too-large": (
        N_("That file is larger than {limit} MB."),
        N_("Keep it where it is and give its link instead."),
    ),
    "file-in-own-chat": (
        N_("I take files in our own chat only, so nothing was done with this one."),
        N_("Send it there, with the same words."),
    ),
    "file-linked-only": (
        N_("Teams gave me a link to that file and not the file itself."),
        N_("Attach it to a message in our own chat, from your device."),
    ),
    "picture-in-words": (
        N_("A picture among the words is no file that I can keep."),
        N_("Attach it as a file, with the paper clip, and send it again."),
    ),
    "file-link-dead": (
        N_("That file is not to be had any more, so nothing was done."),
        N_("Some are for a few minutes only. Send the file once more."),
    ),
    "file-is-page": (
        N_("I was given a page about that file and not the file, as some phones do."),
        N_("Nothing was done. Send it from a computer, or from another app's files."),
    ),
    "file-not-fetched": (
        N_("I could not fetch that file from where it was laid."),
        N_("Nothing was done. Send it once more in a moment."),
    ),
    "one-file-only": (
        N_("One file at a time, please: none of them was stored."),
        N_("Send them one after the other."),
    ),
    "file-exists": (
        N_("A different file is in that place of the case folder already."),
        N_("Nothing was overwritten; store yours as the next version."),
    ),
    "file-missing": (
        N_("The file is not in the case folder any more."),
        N_("Ask an administrator to look: its fingerprint is on record."),
    ),
    "file-is-folder": (
        N_("Where the file should be, there is a folder."),
        N_("Ask an administrator to look into the folder of the case."),
    ),
    "file-path-refused": (
        N_("That is no place for a file in a case folder."),
        N_("Ask an administrator to look into the folder of the case."),
    ),
    "folder-open-to-others": (
        N_("Other users of this machine can look into the case folder."),
        N_("Ask an administrator to close it to others (mode 700), then try again."),
    ),
    "files-unwritable": (
        N_("The case folder cannot be written to."),
        N_("Ask an administrator to look at its owner and mode, then try again."),
    ),
    "disk-full": (
        N_("The disk is full, so nothing was stored."),
        N_("Ask an administrator to make room, then try again."),
    ),
    # Who speaks through Teams or Slack.
    "no-seat-here": (
        N_("SES Desk does not know you, so it shows you nothing of its cases."),
        N_(
            "If you work on them, ask the administrator of SES Desk to add you, with "
            "the account that you use here."
        ),
    ),
    # The database.
    "database-busy": (
        N_("The desk is busy right now, and nothing was changed."),
        N_("Try again in a moment."),
    ),
    "database-missing": (
        N_("There is no database of the desk in that place."),
        N_("Check the data folder, or bring a backup back with `ses-desk restore`."),
    ),
    "database-newer": (
        N_("The database was made by a newer desk ({found})."),
        N_("Start that newer desk again, or bring back a backup from before it."),
    ),
    "database-older": (
        N_("The database was made by an older desk ({found}); nothing was changed."),
        N_("Make a backup, then start the desk once: it brings it up to date."),
    ),
    "database-foreign": (
        N_("What lies there is a database, but not the desk's."),
        N_("Check the address in the settings; nothing was touched."),
    ),
    "database-is-folder": (
        N_("{path} is a folder, and the desk's database should be a file there."),
        N_("Move that folder away, or choose another data folder in the settings."),
    ),
    "database-unwritable": (
        N_("The database can be read but not written to, so nothing was changed."),
        N_("Ask an administrator to look at its file's owner and mode."),
    ),
    "database-damaged": (
        N_("The database is damaged, and nothing was changed."),
        N_("Ask an administrator to bring a backup back with `ses-desk restore`."),
    ),
    "database-unreachable": (
        N_("The database cannot be reached, so nothing was changed."),
        N_("Try again in a moment; if it stays so, tell an administrator."),
    ),
    # Backups, and the record's rows.
    "backup-exists": (
        N_("There is something at {path} already, and it was not overwritten."),
        N_("Name a place that does not exist yet."),
    ),
    "backup-unreadable": (
        N_("What lies at {path} cannot be read as a backup of the desk."),
        N_("Name the folder that `ses-desk backup` made."),
    ),
    "backup-damaged": (
        N_("The backup at {path} is not as it was made: {file} differs or is missing."),
        N_("Use another backup; nothing was restored."),
    ),
    "restore-would-overwrite": (
        N_("There is something at {path} already, and it was not overwritten."),
        N_("Restore into an empty folder, then start the desk with it."),
    ),
    "message-not-found": (
        N_("There is no such message on this case any more."),
        N_("Type “status” to see the case card as it is now."),
    ),
    "record-row-not-found": (
        N_("The record of {case} has no entry {row}."),
        N_("Type “log” to see the numbers of its entries."),
    ),
    # The identity wall's key.
    "wall-key-wrong": (
        N_("The key of this desk does not open the names that are kept."),
        N_("Ask an administrator to bring back the key that was used before."),
    ),
    "wall-key-missing": (
        N_("The key to complainants' names is not at {path}."),
        N_("Bring back that file: without it the names that are kept are lost."),
    ),
    "wall-key-open-to-others": (
        N_("Other users of this machine can read the key at {path}."),
        N_("Close it to others (`chmod 600`), then start again."),
    ),
    "wall-key-unreadable": (
        N_("The key at {path} cannot be read."),
        N_("Check its owner and mode, and that it is the file that the desk made."),
    ),
    "wall-key-unwritable": (
        N_("The key cannot be written to {path}."),
        N_("Check the folder's owner and mode, and the room on the disk."),
    ),
    # Checkpoints of the record.
    "checkpoints-unreadable": (
        N_("The checkpoints at {path} cannot be read."),
        N_("Check the file's owner and mode; without them a cut tail stays unseen."),
    ),
    "checkpoints-unwritable": (
        N_("The checkpoints cannot be written to {path}."),
        N_("Check the folder's owner and mode, and the room on the disk."),
    ),
}
