"""What is learnt of refusing: what tells for it weighs, and sets can be left out."""

from benchmarks.answers.refusing import Example, against
from benchmarks.answers.ways import all_ways, sets_to_learn_from
from storage.search.learnt import weighed


def test_what_tells_that_nothing_answers_weighs_against() -> None:
    seen = [
        *[Example({"w:price": 1.0, "w:the": 1.0}, away=True, counts=1.0)] * 20,
        *[Example({"w:screen": 1.0, "w:the": 1.0}, away=False, counts=1.0)] * 20,
    ]

    weights = against(seen)

    assert weighed(weights, {"w:price": 1.0}) > 0 > weighed(weights, {"w:screen": 1.0})
    assert abs(weights.get("w:the", 0.0)) < weights["w:price"]


def test_a_set_is_left_out_whole() -> None:
    def asked(without: str = "") -> set[str]:
        ways = all_ways(without=without)
        return {way.question.text for way in ways if way.asked}

    left_out = asked() - asked(sets_to_learn_from()[-1])

    assert len(left_out) > 500
