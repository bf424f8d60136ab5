"""Floor 2: what is remembered: tables, units of work, migrations."""
