"""Which services fit? Request, understanding, filters, index, fitting, order, facets, results."""
