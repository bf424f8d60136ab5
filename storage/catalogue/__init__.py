"""What the product ships of the catalogue: attested resources and nothing else."""
