"""The product as its people use it: a served desk, an empty folder, real browsers."""
