"""The page's templates: escaped by default, worded through the one mechanism."""

from functools import lru_cache

import jinja2

from cards import wording


@lru_cache(maxsize=1)
def load_templates() -> jinja2.Environment:
    """Return the templates, compiled once; a name they are not given is an error."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("bot.desk", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        wording.translate, wording.ngettext, newstyle=True
    )
    return environment
