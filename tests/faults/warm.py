"""Loaded once for all processes that are forked: what each would only repeat."""

import gc

from storage.engine import make_engine
from storage.statements import Statement
from storage.unit_of_work import load_stores
from tests.faults import child

__all__ = ["child"]


def compile_statements() -> None:
    """Compile the desk's statements for both databases, which opens neither."""
    load_stores()
    for address in ("sqlite:///nowhere", "postgresql://nowhere/none"):
        engine = make_engine(address)
        for each in [thing for thing in gc.get_objects() if type(thing) is Statement]:
            each.ready(engine.dialect)
        engine.dispose()


compile_statements()
