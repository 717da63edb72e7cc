"""How does the directory travel? Files in and out, and reports of what could not be taken."""
