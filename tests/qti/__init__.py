"""What a QTI player makes of our package, for the tests of `exports/qti/`.

The player is @citolab/qti-components, in a real Chromium. No schema of QTI is in a package registry, so nothing here
validates against one: test_package.py holds the rules of the manifest that the player doesn't read.
"""
