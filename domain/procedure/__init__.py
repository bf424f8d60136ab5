"""The procedure as data: its rows, their conditions and our readings of them."""
