"""What the course gives to a system that reads QTI 3.0 (1EdTech's Question and Test Interoperability)."""
