"""`python -m tooling.node_programs`, which `python3 tasks.py test` runs before the tests."""

from tooling.node_programs import main

raise SystemExit(main())
