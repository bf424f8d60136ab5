"""How often Slack lets each method be called, and who called too often."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

# Calls a minute of each tier, as Slack publishes them: "at least", so never more here.
_TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
_BY_TIER: Mapping[int, str] = {
    1: "apps.connections.open",
    2: (
        "bookmarks.add bookmarks.edit bookmarks.remove conversations.archive"
        " conversations.create conversations.list conversations.rename"
        " conversations.setPurpose conversations.setTopic conversations.unarchive"
        " pins.add pins.list pins.remove users.list"
    ),
    3: (
        "bookmarks.list chat.delete chat.update conversations.history"
        " conversations.info conversations.invite conversations.join"
        " conversations.kick conversations.leave conversations.open reactions.add"
        " team.info users.lookupByEmail"
    ),
    4: (
        "chat.postEphemeral conversations.members files.completeUploadExternal"
        " files.getUploadURLExternal files.info users.info views.open views.publish"
        " views.push views.update"
    ),
}
_MOST = {
    method: _TIERS[tier]
    for tier, methods in _BY_TIER.items()
    for method in methods.split()
}
_POST = "chat.postMessage"
_ALMOST = 1e-6


@dataclass
class Rates:
    """Counts calls by method, and messages by channel, on the clock that it is told."""

    times: defaultdict[str, list[float]] = field(
        default_factory=lambda: defaultdict(list)
    )
    violations: list[str] = field(default_factory=list)

    def count(self, method: str, channel: str, at: float) -> float:
        """Count a call; return for how long it must wait, 0 where it may go on."""
        lane, most, within = method, _MOST.get(method, 0), 60.0
        if method == _POST:
            lane, most, within = f"{method} {channel}", 1, 1.0
        recent = [each for each in self.times[lane] if each > at - within + _ALMOST]
        if most and len(recent) >= most:
            self.violations.append(lane)
            return within - (at - recent[-most])
        self.times[lane] = [*recent, at]
        return 0.0
