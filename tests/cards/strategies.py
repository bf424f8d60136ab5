"""Cards of any shape and of any text that people may type or paste."""

from hypothesis import strategies as st

from cards.elements import (
    Badge,
    Button,
    ButtonStyle,
    Card,
    Facts,
    Field,
    FieldKind,
    Fold,
    Form,
    Item,
    Items,
    Link,
    Progress,
    Step,
    StepState,
    Text,
    Tone,
)

# Lone surrogates, right-to-left marks, zero-width characters: all of Unicode.
any_text = st.text(st.characters(exclude_categories=()), max_size=60)
long_text = st.builds(lambda piece, times: piece * times, any_text, st.integers(1, 400))
texts = st.one_of(any_text, st.sampled_from(["", " ", "\u202e", "****", "<at>"]))
lines = st.one_of(texts, long_text)
ids = st.text("abcdefghij-0123456789", min_size=1, max_size=40)
verbs = st.sampled_from(["action.finish", "document.sign", "case.open"])
tones = st.sampled_from(Tone)

badges = st.builds(Badge, texts, tones)
buttons = st.builds(
    Button,
    verb=verbs,
    target=ids,
    label=lines,
    style=st.sampled_from(ButtonStyle),
    secondary=st.booleans(),
)
links = st.builds(Link, texts, texts)
items = st.builds(
    Item,
    texts,
    lines,
    note=texts,
    badge=st.none() | badges,
    button=st.none() | buttons,
    address=st.just("") | st.just("https://example.org/a?b=<c>|d") | texts,
)
fields = st.builds(
    Field,
    name=ids,
    label=texts,
    kind=st.sampled_from(FieldKind),
    value=texts,
    hint=texts,
    required=st.booleans(),
    options=st.lists(st.tuples(texts, texts), max_size=4).map(tuple),
    problem=texts,
)
forms = st.builds(
    Form,
    verb=verbs,
    target=ids,
    title=texts,
    submit=texts,
    fields=st.lists(fields, max_size=4, unique_by=lambda each: each.name).map(tuple),
    intro=lines,
)
steps = st.builds(Step, texts, st.sampled_from(StepState), st.integers(1, 9))
elements = st.one_of(
    st.builds(Text, lines, st.booleans(), tones),
    st.builds(Facts, st.lists(st.tuples(texts, lines), max_size=6).map(tuple)),
    st.builds(Fold, texts, st.lists(lines, max_size=6).map(tuple)),
    st.builds(Progress, st.lists(steps, max_size=12).map(tuple), texts),
    st.builds(Items, st.lists(items, max_size=8).map(tuple), texts, texts),
)
cards = st.builds(
    Card,
    title=lines,
    plain=lines,
    eyebrow=texts,
    badges=st.lists(badges, max_size=4).map(tuple),
    elements=st.lists(elements, max_size=5).map(tuple),
    buttons=st.lists(buttons, max_size=8).map(tuple),
    links=st.lists(links, max_size=4).map(tuple),
    tone=tones,
    footer=texts,
)
cards_that_ask = st.builds(
    Card,
    title=texts,
    plain=texts,
    elements=st.tuples(forms),
    buttons=st.lists(buttons, max_size=2).map(tuple),
)
