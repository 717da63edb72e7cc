"""Where is it, and how far? An offline gazetteer, a geocoder over it, and distances."""
