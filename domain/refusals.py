"""What the desk will not do, as a code and details; cards word the sentence."""


class Refusal(Exception):
    """
    A request that changes nothing: *code* names the sentence, *details* fill it.

    The sentence, with what to do next, stands in one table of `cards.wording`.
    """

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
