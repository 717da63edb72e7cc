"""What follows from facts and today's date? Pure functions; today is always an argument."""
