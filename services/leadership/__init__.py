"""What leadership looks at: exceptions only."""
