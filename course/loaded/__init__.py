"""The loaded course: values with their positions, a draft for the checks, and the whole course made from it."""
