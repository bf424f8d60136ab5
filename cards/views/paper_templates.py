"""
The starting texts of a case folder, after the annexes that the SOP names.

Where the SOP names an annex without its text, the headings follow what its rows ask
for; an office's own annex takes their place.
"""

from collections.abc import Mapping

from domain.wording import N_

TEMPLATES: Mapping[str, str] = {
    "email-to-country-office.md": N_(
        """# E-mail to the Country Office ({reference})

Subject: {reference}: complaint registered by SECU, and what happens next

Dear colleagues,

the Social and Environmental Compliance Unit (SECU) has registered a complaint on the \
project “{project}” ({country}).

**What SECU is.** SECU is part of the Office of Audit and Investigations. It looks \
into whether UNDP kept to its Social and Environmental Standards, and reports to the \
Administrator. It speaks with complainants itself: please do not contact them about \
the complaint, and do not try to find out who they are.

**What happens next.**

1. SECU decides whether the case is eligible. You are its point of contact and send \
what it asks for.
2. We hold a first internal call within five working days of the registration. There \
we agree who is on the Management Response Team, and in which part.
3. The Country Office prepares a Fact Sheet within seven working days.

**The Stakeholder Response Mechanism.** (Keep this where it is relevant to the case.) \
Beside SECU's review, complainants may ask for a process that helps the parties to \
find a solution. It goes on in parallel.

The case's room has the documents, the dates and who does what.

Kind regards
"""
    ),
    "agenda-first-call.md": N_(
        """# First internal call ({reference})

Invited: Country Office, Regional Bureau, BERA, BPPS; the Environmental Finance Team \
where a vertical fund is involved.

1. What SECU is, and what happens next: questions and answers
2. The background of the complaint and of the project “{project}”
3. Who is on the Management Response Team, and in which part
4. Who is the Risk Owner: the Resident Representative or the Regional Bureau
5. Who answers SECU's requests, and by when
6. The Fact Sheet: who writes it, who gives inputs
7. Donors, Project Board and others: who would tell them, if the case is eligible
8. Next steps

## Agreed

(to be filled in)
"""
    ),
    "fact-sheet.md": N_(
        """# Fact Sheet ({reference})

Internal and external communication draws on this sheet. It names no complainant.

## The project

{facts}

## What the complaint is about

{synopsis}

## Background

(to be filled in: the project's aims, its partners, its social and environmental \
screening, what was done so far)

## Timeline

| Date | What happened |
|---|---|
|  |  |

## What is known about risks and impacts

(to be filled in)

## Contacts inside UNDP

(by function, not by name)
"""
    ),
    "interim-action-plan.md": N_(
        """# Interim Action Plan ({reference})

Internal. It says what management does while SECU investigates.

## The case

{facts}

## Decisions

- **Status of the project:** (continue, suspend in part, suspend in full, cancel)
- **Escalation of the risk:** (none, from the Country Office to the Regional Bureau, \
from the Regional Bureau to the Corporate Risk Committee)
- **Communications plan needed:** (yes, no)
- **Mission needed at this stage:** (yes, no)

## Interim measures recommended by SECU

(only where SECU recommended some to the Administrator)

## Other actions of management

| What | Who | By when |
|---|---|---|
|  |  |  |

SECU is told of any change to the project's status.
"""
    ),
    "management-response.md": N_(
        """# Management Response and Action Plan ({reference})

It will be public: write it to be read by everybody. It names no complainant.

## The case

{facts}

## Management's response

(to be filled in, after the Administrator's decision)

## Action Plan and tracking

| SECU's recommendation | Accepted | What management does | Who | By when | Progress \
| Evidence |
|---|---|---|---|---|---|---|
|  |  |  |  |  |  |  |

Every action here must be done before SECU can close the case.
"""
    ),
}
