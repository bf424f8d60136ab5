"""The making of rooms with a vendor, whoever that is: resumed, followed, told."""
