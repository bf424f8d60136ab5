"""What each card says: a sheet in, a neutral card out, in the language spoken now."""
