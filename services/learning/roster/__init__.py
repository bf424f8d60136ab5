"""Who has a part in the community: invited, asking, agreed, leaving."""
