"""A course as it is read: values with their places, a draft for the checks, and the whole course that follows from it."""
