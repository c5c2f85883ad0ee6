"""Where frames come from: cameras, recordings, pictures, and a demo that needs nothing else."""
