"""Known faults of what the course is built with and of what its readers' browsers run (`python3 tasks.py audit`)."""
