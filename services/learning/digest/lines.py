"""What a digest's items say now: what was taken back since is told to nobody."""

from collections.abc import Mapping

from domain.learning.connect import PublicAnswer
from domain.learning.digest import (
    OF_RESOURCES,
    Digest,
    DigestItem,
    DigestKind,
    DigestLine,
)
from domain.learning.resources import Resource, ResourceStatus
from services.ports import UnitOfWork


def lines_of(digest: Digest, uow: UnitOfWork) -> tuple[DigestLine, ...]:
    """Return all items of a digest in their order; two queries at most."""
    items = digest.items
    wanted = {each.about for each in items if each.kind in OF_RESOURCES}
    resources = uow.resources.some(wanted) if wanted else {}
    answers: dict[str, PublicAnswer] = {}
    if any(each.kind is DigestKind.ANSWER for each in items):
        answers = {each.id: each for each in uow.questions.published()}
    return tuple(_line(each, resources, answers) for each in items)


def _line(
    item: DigestItem,
    resources: Mapping[str, Resource],
    answers: Mapping[str, PublicAnswer],
) -> DigestLine:
    if item.kind is DigestKind.ANSWER:
        answer = answers.get(item.about)
        if answer is None:
            return DigestLine(item=item, title="", is_gone=True)
        return DigestLine(item=item, title=answer.question, words=answer.answer)
    if item.kind in OF_RESOURCES:
        resource = resources.get(item.about)
        gone = resource is None or resource.status is ResourceStatus.WITHDRAWN
        return DigestLine(item=item, title=item.title, resource=resource, is_gone=gone)
    return DigestLine(item=item, title=item.title)
