"""What a service costs, as a filter: free without conditions is part of free."""

from finder.vocabulary.closed import Cost
from finder.vocabulary.taxonomy import Taxonomy, Term, mark

COSTS = Taxonomy(
    "cost",
    (
        Term(Cost.FREE, mark("Free")),
        Term(Cost.FREE_WITH_SIGN_UP, mark("Free when you sign up"), Cost.FREE),
        Term(Cost.DONATION, mark("You choose what you give")),
        Term(Cost.SLIDING_SCALE, mark("Price depends on your income")),
        Term(Cost.FIXED_PRICE, mark("There is a price")),
        Term(Cost.INSURANCE_BILLED, mark("Billed to your insurance")),
    ),
)
