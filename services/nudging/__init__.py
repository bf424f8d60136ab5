"""Use cases of reminding people: what is due, whom it reaches, who wants rest."""
