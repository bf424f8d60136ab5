"""The working calendars that dates are counted on."""
