"""What is wrong with a value, in words for whoever mends it."""

from collections.abc import Mapping
from typing import Any

# By the last named part of the field, what its pattern asks for.
PATTERNS = {
    "number": "is not a phone number: digits, and signs such as + ( ) . - between them",
    "code": "is not a language code such as en or es",
    "language": "is not a language code such as en or es",
    "area": "is not WORLD, a country such as US, or a region such as US-MA",
    "country": "is not a country in two letters such as US",
    "opens_at": "is not a time such as 09:00",
    "closes_at": "is not a time such as 17:30, or 24:00 for the end of the day",
    "facts": "is not the mark of what was checked: leave it out for a new check",
    "source_hash": "is not the mark of a text: leave it out for a new translation",
}


def say_problem(problem: Mapping[str, Any]) -> str:
    """Give the reason for one error of pydantic, to be read after the value."""
    context = problem.get("ctx", {})
    name = next((step for step in reversed(problem["loc"]) if isinstance(step, str)), "")
    match problem["type"]:
        case "missing" | "string_too_short" | "string_type" | "too_short":
            return "must be there"
        case "string_too_long" | "too_long":
            return f"is longer than {context['max_length']:,} characters"
        case "string_pattern_mismatch":
            return PATTERNS.get(name, "is not in the form that is needed")
        case "enum" | "literal_error":
            return f"is not one of: {str(context['expected']).replace(chr(39), '')}"
        case "greater_than_equal":
            return f"must be {context['ge']} or more"
        case "less_than_equal":
            return f"must be {context['le']} or less"
        case "extra_forbidden":
            return f"has a part “{name}” that is not known"
        case "value_error":
            return str(problem["msg"]).removeprefix("Value error, ")
    return str(problem["msg"])
