"""The Monday digest: drafted by the desk, approved by people, sent to members."""
