"""A course as it is read: values with their places, a draft for the checks, the whole course made from it."""
