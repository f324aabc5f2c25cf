"""A small plan of action with progress, in which everything occurs once that a document of one can have."""

DOCUMENT = """\
Werkgroep Voorbeeld

Voortgangsrapportage
op het Plan

Versie: concept, 8 april 2013

Opzet

Dit is een plan.¹ Een werkgroep heeft het gemaakt met wie eraan wil bijdragen, en het loopt over de

¹ Zie het eerdere plan.

Bladzijde heen.

1. Samen werken\tp. 2
2. Toezicht\tp. 3

1. Samen werken (OM (een functionaris), Politie, Bestuur (Stad))

Een inleiding die door een bladzijde wordt

² Een tweede noot.

onderbroken en verdergaat².

Doelstellingen/ acties:

1. Een methode maken. Voorbereiding 2011. Realisatie 2012.

- *Er is een lijst gemaakt met de volgende onderdelen:*

- *het eerste;*
- *het tweede.*

De onderdelen zijn in gebruik.

2. Vergroten van kennis:
 - a. door een cursus (2^e kwartaal 2012);
 - *De cursus is
gegeven.*
 - b. door een netwerk.
3 Met anderen wordt gesproken (OM en Politie, 2011)

*Er is gesproken met een

Buurland dat meedoet.*

5 (nieuw). Een bijeenkomst

2. Toezicht (Bestuur)

1. de eerste kwestie in deze inleiding gaat over iets.

Toezicht in de praktijk

Daar gaat het om vergunningen.

Doelstelling/actie:

De werkgroep jaagt aan.

- *Het aantal zaken steeg.*
- *Over de rest wordt elders bericht.*

Bijlage

Leden van de werkgroep

Mr. A. Naam, voorzitter (OM, hoofd)

Mw. B. Naam (burgemeester van Stad)

Dhr. C. Naam zonder meer
"""
