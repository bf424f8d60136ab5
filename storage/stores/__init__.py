"""The stores that the ports ask for, over one transaction's statements."""
