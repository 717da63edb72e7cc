"""Which services fit? Request, understanding, filters, index, rank, facets, results."""
