"""A record to change, and the ways in which somebody might change it."""

from collections.abc import Callable
from random import Random

from domain.chain import BEGINNING, REDACTED, Link, canonical, digest_of, hash_of

Rows = list[Link]
Change = Callable[[Rows, Random], int]  # Changes the rows; returns the first bad seq.


def make_link(seq: int, previous: str, *, case_id: str = "c1") -> Link:
    content, salt = canonical({"note": f"row {seq}"}), f"{seq:032x}"
    link = Link(
        case_id=case_id,
        seq=seq,
        at="2024-06-03T09:00:00.000000+00:00",
        who="lead",
        via="desk",
        verb="action.finish",
        subject="12",
        digest=digest_of(content, salt=salt),
        previous=previous,
        hash="",
        salt=salt,
        content=content,
    )
    return link._replace(hash=hash_of(link))


def make_rows(count: int = 20, *, case_id: str = "c1") -> Rows:
    rows: Rows = []
    for seq in range(1, count + 1):
        previous = rows[-1].hash if rows else BEGINNING
        rows.append(make_link(seq, previous, case_id=case_id))
    return rows


def relinked(rows: Rows, *, start: int) -> Rows:
    """Hash the rows from the index *start* on anew: what the key's holder can do."""
    rows = list(rows)
    for place in range(start, len(rows)):
        previous = rows[place - 1].hash if place else BEGINNING
        moved = rows[place]._replace(previous=previous, seq=place + 1)
        rows[place] = moved._replace(hash=hash_of(moved))
    return rows


def redacted(rows: Rows, seq: int) -> Rows:
    """Forget what a row says, and tell so in a row of its own."""
    rows = list(rows)
    rows[seq - 1] = rows[seq - 1]._replace(salt=None, content=None)
    telling = make_link(len(rows) + 1, rows[-1].hash)._replace(
        verb=REDACTED, subject=str(seq)
    )
    return [*rows, telling._replace(hash=hash_of(telling))]


def changed(link: Link, column: str, value: object) -> Link:
    """Return the row with something else in one column."""
    return Link._make(
        value if name == column else old for name, old in link._asdict().items()
    )


def edit(rows: Rows, random: Random) -> int:
    place = random.randrange(len(rows))
    column = random.choice(("at", "who", "via", "verb", "subject", "digest", "hash"))
    value = getattr(rows[place], column)
    rows[place] = changed(rows[place], column, _spoilt(value, random))
    return place + 1


def edit_content(rows: Rows, random: Random) -> int:
    place = random.randrange(len(rows))
    column = random.choice(("salt", "content"))
    value = getattr(rows[place], column)
    rows[place] = changed(rows[place], column, _spoilt(value, random))
    return place + 1


def forge(rows: Rows, random: Random) -> int:
    """Edit a row and hash it anew, leaving the next one as it is."""
    place = random.randrange(len(rows) - 1)
    forged = rows[place]._replace(who="somebody")
    rows[place] = forged._replace(hash=hash_of(forged))
    return place + 2


def remove(rows: Rows, random: Random) -> int:
    place = random.randrange(len(rows) - 1)
    del rows[place]
    return place + 1


def remove_and_renumber(rows: Rows, random: Random) -> int:
    place = remove(rows, random) - 1
    for later in range(place, len(rows)):
        rows[later] = rows[later]._replace(seq=later + 1)
    return place + 1


def insert(rows: Rows, random: Random) -> int:
    """Put a well-made row in: the one after it no longer follows."""
    place = random.randrange(1, len(rows))
    rows.insert(place, make_link(place + 1, rows[place - 1].hash, case_id="c1"))
    twin = rows[place]._replace(who="somebody")
    rows[place] = twin._replace(hash=hash_of(twin))
    return place + 2


def swap(rows: Rows, random: Random) -> int:
    one, other = sorted(random.sample(range(len(rows)), 2))
    rows[one], rows[other] = rows[other], rows[one]
    return one + 1


def swap_contents(rows: Rows, random: Random) -> int:
    one, other = sorted(random.sample(range(len(rows)), 2))
    first, second = rows[one], rows[other]
    rows[one] = first._replace(salt=second.salt, content=second.content)
    rows[other] = second._replace(salt=first.salt, content=first.content)
    return one + 1


def repeat(rows: Rows, random: Random) -> int:
    place = random.randrange(len(rows))
    rows.insert(place + 1, rows[place])
    return place + 2


def forget(rows: Rows, random: Random) -> int:
    """Drop what a row says and tell nobody."""
    place = random.randrange(len(rows))
    rows[place] = rows[place]._replace(salt=None, content=None)
    return place + 1


def cut(rows: Rows, random: Random) -> int:
    kept = random.randrange(len(rows))
    del rows[kept:]
    return kept + 1


def rewrite(rows: Rows, random: Random) -> int:
    """Edit a row and hash everything after it anew: the chain itself holds."""
    place = random.randrange(len(rows))
    rows[place] = rows[place]._replace(who="somebody")
    rows[:] = relinked(rows, start=place)
    return place + 1


IN_CHAIN: tuple[Change, ...] = (
    edit,
    edit_content,
    forge,
    remove,
    remove_and_renumber,
    insert,
    swap,
    swap_contents,
    repeat,
    forget,
)
BY_CHECKPOINT: tuple[Change, ...] = (cut, rewrite)


def _spoilt(value: str, random: Random) -> str:
    """Change one character of a text to another one."""
    place = random.randrange(len(value))
    other = "0" if value[place] != "0" else "1"
    return value[:place] + other + value[place + 1 :]
