"""The command `python3 tasks.py mutate`: plants small faults in a copy and counts those that no test notices."""
