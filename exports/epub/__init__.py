"""The course, or a tema of it, as a book for e-readers: EPUB 3.3, with the metadata of EPUB Accessibility 1.1."""
