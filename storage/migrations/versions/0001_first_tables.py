"""The first tables: people, cases, and what happens on them."""

from storage.migrations.columns import (
    create,
    create_in_order,
    create_partial_index,
    days,
    flags,
    json_texts,
    moments,
    numbers,
    texts,
)

revision = "0001"
down_revision = None

_OF_CASE = "case_id cases.id"
_OF_ACTION = "action_id actions.id"
_OF_VERSION = "version_id versions.id"
_OF_PERSON = "person_id people.id"


def upgrade() -> None:
    """Make everything, what is referred to first."""
    _people()
    _cases()
    _teams()
    _actions()
    _parts_of_actions()
    _documents()
    _signatures()
    _requests()
    _record()


def _people() -> None:
    create(
        "offices",
        texts("id", "name", "kind", "calendar", "country", "bureau"),
        key="id",
    )
    create(
        "people",
        texts("id", "name", "title", "office_id"),
        texts("email", "language", "time_zone", "duties"),
        flags("demo"),
        key="id",
    )


def _cases() -> None:
    create_in_order(
        "cases",
        texts("reference", "reference_key", "country", "project", "office_id"),
        texts("bureau", "project_number", "fund_name", "registry_link", "synopsis"),
        texts("risk_category", "implementing_partner", "donors", "procedure", "state"),
        texts("country_calendar", "headquarters_calendar", "opened_by"),
        flags("vertical_fund", "environmental", "secu", "srm", "confidential", "demo"),
        days("filed_on", nullable=True),
        moments("opened_at"),
        json_texts("relevant"),
        numbers("version"),
        unique=("reference_key",),
    )
    create_in_order(
        "events",
        texts("case_id", "kind", "recorded_by", "note", "replaced_by"),
        days("day"),
        numbers("round"),
        moments("recorded_at"),
        refers=(_OF_CASE,),
        index=("case_id day",),
    )


def _teams() -> None:
    create_in_order(
        "memberships",
        texts("case_id", "person_id", "role", "note"),
        flags("provisional"),
        moments("since"),
        moments("until", nullable=True),
        refers=(_OF_CASE, _OF_PERSON),
        index=("case_id", "person_id case_id"),
    )
    create_in_order(
        "acting",
        texts("case_id", "principal_id", "deputy_id", "role", "reason", "named_by"),
        days("first_day", "last_day"),
        moments("ended_at", nullable=True),
        refers=(_OF_CASE, "principal_id people.id", "deputy_id people.id"),
        index=("case_id", "deputy_id"),
    )
    create_in_order(
        "recusals",
        texts("case_id", "person_id", "reason"),
        moments("at"),
        refers=(_OF_CASE, _OF_PERSON),
        index=("case_id", "person_id"),
    )


def _actions() -> None:
    create(
        "actions",
        texts("id", "case_id", "row_key", "state", "waits_on", "opened_by_event"),
        texts("assignee_id", "document_version_id", "changed_by", "done_by", "reason"),
        json_texts("due"),
        numbers("number", "round", "version"),
        flags("is_open"),
        days("order_day"),
        days("opened_on", "secu_day", "due_on", nullable=True),
        moments("changed_at", "done_at", nullable=True),
        key="id",
        unique=("case_id number round",),
        refers=(_OF_CASE,),
    )
    create_partial_index(
        "ix_actions_late",
        "actions",
        "case_id due_on",
        where="is_open AND due_on IS NOT NULL",
    )
    create(
        "action_waits",
        texts("action_id", "person_id", "case_id"),
        numbers("number"),
        days("order_day"),
        key="action_id person_id",
        refers=(_OF_ACTION,),
        index=("case_id", "person_id order_day case_id number action_id"),
    )


def _parts_of_actions() -> None:
    create(
        "parts",
        texts("action_id", "key", "done_by", "reason"),
        flags("needed"),
        moments("done_at", nullable=True),
        key="action_id key",
        refers=(_OF_ACTION,),
    )
    create_in_order(
        "evidence",
        texts("action_id", "by", "link", "document_version_id", "note"),
        moments("at"),
        refers=(_OF_ACTION,),
        index=("action_id",),
    )
    create_in_order(
        "comments",
        texts("action_id", "by", "text"),
        moments("at"),
        refers=(_OF_ACTION,),
        index=("action_id",),
    )


def _documents() -> None:
    create_in_order(
        "documents",
        texts("case_id", "action_id", "kind", "audience"),
        refers=(_OF_CASE, _OF_ACTION),
        index=("case_id", "action_id"),
    )
    create_in_order(
        "versions",
        texts("document_id", "case_id", "fingerprint", "media_type"),
        texts("path", "by", "note"),
        numbers("number", "size"),
        moments("at"),
        unique=("document_id number",),
        refers=("document_id documents.id", _OF_CASE),
        index=("case_id",),
    )


def _signatures() -> None:
    create_in_order(
        "signatures",
        texts("action_id", "version_id", "fingerprint", "key", "verdict"),
        texts("by", "acting_for", "reason"),
        moments("at"),
        refers=(_OF_ACTION, _OF_VERSION),
        index=("action_id",),
    )
    create_partial_index(
        "ix_signatures_given",
        "signatures",
        "action_id version_id key",
        where="verdict = 'given'",
        unique=True,
    )
    create_in_order(
        "decisions",
        texts("case_id", "version_id", "kind", "choice", "words"),
        moments("in_force_since", nullable=True),
        refers=(_OF_CASE, _OF_VERSION),
        index=("case_id", "version_id"),
    )


def _requests() -> None:
    create_in_order(
        "requests",
        texts("case_id", "action_id", "words", "answerer_id", "answered_by"),
        days("received_on"),
        days("due_on", "answered_on", nullable=True),
        refers=(_OF_CASE,),
        index=("case_id",),
    )
    create_in_order(
        "stakeholders",
        texts("case_id", "name", "kind"),
        moments("removed_at", nullable=True),
        refers=(_OF_CASE,),
        index=("case_id",),
    )
    create(
        "notified",
        texts("stakeholder_id", "action_id", "by"),
        moments("at"),
        key="stakeholder_id action_id",
        refers=("stakeholder_id stakeholders.id", _OF_ACTION),
    )


def _record() -> None:
    create(
        "record",
        texts("case_id", "at", "who", "via", "verb", "subject"),
        texts("digest", "previous", "hash"),
        numbers("seq"),
        key="case_id seq",
        refers=(_OF_CASE,),
    )
    create(
        "record_content",
        texts("case_id", "salt", "content"),
        numbers("seq"),
        key="case_id seq",
    )
    create(
        "record_heads",
        texts("case_id", "hash", "at"),
        numbers("seq"),
        key="case_id",
        refers=(_OF_CASE,),
    )
