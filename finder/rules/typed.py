"""What a reader of typed text says when it cannot take it."""


class TypedError(ValueError):
    """What somebody typed cannot be taken; the message is a sentence that says what to do."""
