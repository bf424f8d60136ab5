"""Questions answered with resources of the Toolkit, or brought to a person."""
