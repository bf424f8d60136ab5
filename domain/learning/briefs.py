"""
A brief for each role that can be put on a case: two minutes, from the SOP alone.

Each of its sentences names the rows that say so, by their permanent keys.
"""

from collections.abc import Mapping
from types import MappingProxyType

from domain.learning.brief_parts import RoleBrief
from domain.learning.briefs_country import COUNTRY_BRIEFS
from domain.learning.briefs_headquarters import HEADQUARTERS_BRIEFS
from domain.learning.briefs_signers import SIGNER_BRIEFS
from domain.roles import Role

BRIEFS: Mapping[Role, RoleBrief] = MappingProxyType(
    {
        brief.role: brief
        for brief in (*COUNTRY_BRIEFS, *HEADQUARTERS_BRIEFS, *SIGNER_BRIEFS)
    }
)
