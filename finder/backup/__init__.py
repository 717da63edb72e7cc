"""What if all is lost? Backups that were proved to be good, and the way back to one."""
