"""The typed course: its model, its loading, its checks. Knows nothing of MkDocs."""
