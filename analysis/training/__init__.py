"""Makes the trained model from annotated corpora; imported by nothing else."""
