"""The steps by which a database comes to be as the tables say: forward only."""
