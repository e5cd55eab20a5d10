"""What people do on a clustering board."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.order import key_at_end, keys_between
from realtime.records import Arguments, Id
from realtime.refusals import Refusal, invalid
from realtime.state import Overlay
from workshop.exercises.clustering.kind import clustering
from workshop.exercises.clustering.records import BoardQuote, Card, Cluster
from workshop.exercises.editing import expect
from workshop.rights import Capability

CLUSTERS_MOST = 60
CARDS_AT_ONCE = 200
CARDS_MOST = 1_000
Label = Annotated[str, Meta(max_length=120)]
Cards = Annotated[list[Id], Meta(max_length=CARDS_AT_ONCE)]


class MakeCluster(Arguments, frozen=True, kw_only=True):
    cluster: Id
    label: Label = ""
    cards: Cards = []


class LabelCluster(Arguments, frozen=True, kw_only=True):
    cluster: Id
    label: Label
    was: str


class DescribeCluster(Arguments, frozen=True, kw_only=True):
    cluster: Id
    description: Annotated[str, Meta(max_length=1_000)]
    was: str


class MoveCards(Arguments, frozen=True, kw_only=True):
    cards: Annotated[list[Id], Meta(min_length=1, max_length=CARDS_AT_ONCE)]
    cluster: Id | None
    after: Id | None = None


class CopyCard(Arguments, frozen=True, kw_only=True):
    card: Id
    copy: Id
    cluster: Id


class TakeCard(Arguments, frozen=True, kw_only=True):
    card: Id


class RemoveCluster(Arguments, frozen=True, kw_only=True):
    cluster: Id


class WithdrawQuote(Arguments, frozen=True, kw_only=True):
    quote: Id


@clustering.command(needs=Capability.SYSTEM, undoable=False)
def withdraw_quote(overlay: Overlay, arguments: WithdrawQuote, context: Context) -> None:
    """Take the words of a quote off the board; its cards stay where they are."""
    quote = overlay.get(BoardQuote, arguments.quote)
    overlay.put(arguments.quote, replace(quote, text="", withdrawn=True))


@clustering.command(needs=Capability.WRITE)
def make_cluster(overlay: Overlay, arguments: MakeCluster, context: Context) -> None:
    """Make a cluster, of the given cards or empty."""
    clusters = overlay.all(Cluster)
    if arguments.cluster in clusters:
        raise invalid("this cluster exists already")
    if len(clusters) >= CLUSTERS_MOST:
        raise Refusal("invalid", _("That is as many clusters as a board can hold. Join some first."))
    order = key_at_end(cluster.order for cluster in clusters.values())
    overlay.put(arguments.cluster, Cluster(label=_one_line(arguments.label), order=order))
    _move(overlay, cards=arguments.cards, cluster=arguments.cluster, after=None)


@clustering.command(needs=Capability.WRITE)
def label_cluster(overlay: Overlay, arguments: LabelCluster, context: Context) -> None:
    """Give a cluster its provisional persona name."""
    cluster = overlay.get(Cluster, arguments.cluster)
    expect(arguments.was, cluster.label)
    overlay.put(arguments.cluster, replace(cluster, label=_one_line(arguments.label)))


@clustering.command(needs=Capability.WRITE)
def describe_cluster(overlay: Overlay, arguments: DescribeCluster, context: Context) -> None:
    """Say what the quotes of a cluster have in common."""
    cluster = overlay.get(Cluster, arguments.cluster)
    expect(arguments.was, cluster.description)
    overlay.put(arguments.cluster, replace(cluster, description=arguments.description.strip()))


@clustering.command(needs=Capability.WRITE)
def move_cards(overlay: Overlay, arguments: MoveCards, context: Context) -> None:
    """Put cards into a cluster or back into the tray, behind the card `after` or at the end."""
    if arguments.cluster is not None:
        overlay.get(Cluster, arguments.cluster)
    _move(overlay, cards=arguments.cards, cluster=arguments.cluster, after=arguments.after)


@clustering.command(needs=Capability.WRITE)
def copy_card(overlay: Overlay, arguments: CopyCard, context: Context) -> None:
    """Let a quote stand in a second cluster as well."""
    card = overlay.get(Card, arguments.card)
    overlay.get(Cluster, arguments.cluster)
    if any(other.quote == card.quote and other.cluster == arguments.cluster for other in overlay.all(Card).values()):
        raise Refusal("invalid", _("This quote is in that cluster already."))
    if overlay.find(Card, arguments.copy) is not None:
        raise invalid("this card exists already")
    if len(overlay.all(Card)) >= CARDS_MOST:
        raise Refusal("invalid", _("That is as many cards as a board can hold. Take a copy away first."))
    order = key_at_end(_orders(overlay, cluster=arguments.cluster))
    overlay.put(arguments.copy, Card(quote=card.quote, cluster=arguments.cluster, order=order))


@clustering.command(needs=Capability.WRITE)
def take_card(overlay: Overlay, arguments: TakeCard, context: Context) -> None:
    """Take away one of several cards of a quote; the last one only goes back into the tray."""
    card = overlay.get(Card, arguments.card)
    if sum(other.quote == card.quote for other in overlay.all(Card).values()) > 1:
        overlay.delete(Card, arguments.card)
    else:
        _move(overlay, cards=[arguments.card], cluster=None, after=None)


@clustering.command(needs=Capability.WRITE)
def remove_cluster(overlay: Overlay, arguments: RemoveCluster, context: Context) -> None:
    """Dissolve a cluster; its quotes go back into the tray."""
    overlay.get(Cluster, arguments.cluster)
    inside = [(card.order, id) for id, card in overlay.all(Card).items() if card.cluster == arguments.cluster]
    for _order, id in sorted(inside):
        take_card(overlay, TakeCard(card=id), context)
    overlay.delete(Cluster, arguments.cluster)


def _move(overlay: Overlay, *, cards: list[str], cluster: str | None, after: str | None) -> None:
    moving = list(dict.fromkeys(cards))
    records = [overlay.get(Card, id) for id in moving]
    left, right = _neighbours(overlay, moving=set(moving), cluster=cluster, after=after)
    for id, card, order in zip(moving, records, keys_between(left, right, len(moving)), strict=True):
        if _has_twin(overlay, id=id, card=card, cluster=cluster):
            overlay.delete(Card, id)
        else:
            overlay.put(id, replace(card, cluster=cluster, order=order))


def _neighbours(
    overlay: Overlay, *, moving: set[str], cluster: str | None, after: str | None
) -> tuple[str | None, str | None]:
    """The order keys between which the moved cards go."""
    resting = sorted(
        (card.order, id) for id, card in overlay.all(Card).items() if card.cluster == cluster and id not in moving
    )
    ids = [id for _order, id in resting]
    place = ids.index(after) if after in ids else len(ids) - 1
    left = resting[place][0] if resting else None
    right = next((order for order, _id in resting[place + 1 :] if left is None or order > left), None)
    return left, right


def _has_twin(overlay: Overlay, *, id: str, card: Card, cluster: str | None) -> bool:
    """Whether the quote stands in that cluster, or in the tray, with another card already: the two become one."""
    return any(
        other.quote == card.quote and other.cluster == cluster
        for other_id, other in overlay.all(Card).items()
        if other_id != id
    )


def _orders(overlay: Overlay, *, cluster: str | None) -> list[str]:
    return [card.order for card in overlay.all(Card).values() if card.cluster == cluster]


def _one_line(text: str) -> str:
    return " ".join(text.split())
