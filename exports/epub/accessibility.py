"""What an EPUB says of its accessibility, in the terms of EPUB Accessibility 1.1 and schema.org.

Only what the tests of this project prove. No conformance is claimed, because that needs a person's evaluation.
"""

from __future__ import annotations

MODES = ("textual", "visual")
SUFFICIENT_MODES = ("textual,visual", "textual")
FEATURES = (
    "alternativeText",
    "displayTransformability",
    "longDescription",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
    "unlocked",
)
HAZARDS = ("none",)
SUMMARY = (
    "El texto se adapta al tamaño, al tipo de letra y a los colores de cada lector. Hay índice por temas, páginas y"
    " apartados, y el orden de lectura es el del curso. Cada imagen dice en palabras lo que muestra. Las preguntas son"
    " texto y se responden aparte; cada una enlaza con su solución. No hay sonido, vídeo ni nada que parpadee. Se ha"
    " comprobado con EPUBCheck y con Ace; nadie ha certificado su accesibilidad."
)
