"""How fast, measured: ratios against something measured in the same run."""
