"""The forms: each a card with one form, shown again with what was typed."""

from cards.views.forms.action_forms import (
    card_of_assign_form,
    card_of_comment_form,
    card_of_done_form,
    card_of_part_drop_form,
    card_of_part_form,
    card_of_part_restore_form,
    card_of_reopen_form,
    card_of_secu_date_form,
    card_of_waive_form,
)
from cards.views.forms.approval_forms import (
    card_of_coordinator_form,
    card_of_draft_form,
    card_of_refuse_form,
    card_of_send_back_form,
    card_of_submit_form,
)
from cards.views.forms.case_form import (
    card_of_case_form,
)
from cards.views.forms.event_forms import (
    card_of_correct_form,
    card_of_event_form,
)
from cards.views.forms.extension_forms import (
    card_of_deny_form,
    card_of_extension_form,
    card_of_grant_form,
)
from cards.views.forms.nudge_forms import card_of_snooze_form
from cards.views.forms.request_forms import (
    card_of_answer_form,
    card_of_move_request_form,
    card_of_request_form,
    card_of_stakeholder_form,
)
from cards.views.forms.team_forms import (
    card_of_acting_form,
    card_of_decide_again_form,
    card_of_leave_form,
    card_of_recuse_form,
    card_of_role_form,
)
from cards.views.forms.wall_forms import (
    card_of_more_names_form,
    card_of_names_form,
    card_of_stopped,
)

__all__ = [
    "card_of_acting_form",
    "card_of_answer_form",
    "card_of_assign_form",
    "card_of_case_form",
    "card_of_comment_form",
    "card_of_coordinator_form",
    "card_of_correct_form",
    "card_of_decide_again_form",
    "card_of_deny_form",
    "card_of_done_form",
    "card_of_draft_form",
    "card_of_event_form",
    "card_of_extension_form",
    "card_of_grant_form",
    "card_of_leave_form",
    "card_of_more_names_form",
    "card_of_move_request_form",
    "card_of_names_form",
    "card_of_part_drop_form",
    "card_of_part_form",
    "card_of_part_restore_form",
    "card_of_recuse_form",
    "card_of_refuse_form",
    "card_of_reopen_form",
    "card_of_request_form",
    "card_of_role_form",
    "card_of_secu_date_form",
    "card_of_send_back_form",
    "card_of_snooze_form",
    "card_of_stakeholder_form",
    "card_of_stopped",
    "card_of_submit_form",
    "card_of_waive_form",
]
