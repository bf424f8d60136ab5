"""What the procedure says, one sentence a test."""
