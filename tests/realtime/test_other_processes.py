"""What another process wrote to the same database reaches everybody here, complete and in order."""

from uuid import UUID, uuid4

import pytest

from realtime.engine import Engine, engine
from realtime.models import Document, Event
from tests.realtime.conftest import ALICE, BOB, put, put_elsewhere, refusal_of, sequence, submission, submit, texts
from tests.realtime.mirror import Mirror
from tests.realtime.notes_kind import TEXT_NOTE
from tests.realtime.other_process import run_elsewhere
from tests.realtime.tabs import Tab


async def follower(document: UUID) -> tuple[Tab, Mirror]:
    tab = Tab(ALICE)
    return tab, await tab.following(document)


async def test_h10_with_the_next_commit_followers_are_sent_what_came_before_it(
    document: UUID, elsewhere: Engine
) -> None:
    tab, mirror = await follower(document)
    put(document, "1 ours")
    put_elsewhere(elsewhere, document, "2 theirs", "3 theirs")
    put(document, "4 ours")
    await tab.until(lambda: mirror.head == 5)
    assert mirror.texts() == ["1 ours", "2 theirs", "3 theirs", "4 ours"]
    assert (mirror.snapshots, mirror.sequence) == (1, [2, 3, 4, 5])
    assert len(tab.all("can")) == 1
    await tab.leave()


async def test_h10_a_look_of_anybody_here_brings_the_news_to_all(document: UUID, elsewhere: Engine) -> None:
    tab, mirror = await follower(document)
    put_elsewhere(elsewhere, document, "theirs")
    other, _ = await follower(document)
    await tab.until(mirror.notes)
    assert (mirror.snapshots, mirror.sequence) == (1, [2])
    for one in (tab, other):
        await one.leave()


@pytest.mark.parametrize("forgets", ["by refusing", "by dropping the state"])
async def test_h10_a_gap_that_this_process_knows_nothing_of_is_closed_too(
    document: UUID, elsewhere: Engine, forgets: str
) -> None:
    tab, mirror = await follower(document)
    put_elsewhere(elsewhere, document, "theirs")
    if forgets == "by refusing":
        refusal_of(document, "remove_note", {"note": str(uuid4())})
    else:
        engine.writer.forget()
    put(document, "ours")
    await tab.until(lambda: mirror.head == 3)
    assert (mirror.snapshots, mirror.sequence) == (1, [2, 3])
    assert mirror.texts() == ["ours", "theirs"]
    await tab.leave()


async def test_h10_what_one_may_not_see_leaves_no_trace_from_there_either(document: UUID, elsewhere: Engine) -> None:
    tab, mirror = await follower(document)
    put_elsewhere(elsewhere, document, "hidden", private=True)
    put(document, "seen")
    await tab.until(mirror.notes)
    assert mirror.texts() == ["seen"]
    assert "hidden" not in "".join(tab.frames)
    await tab.leave()


async def test_h10_where_sequences_are_private_a_gap_is_closed_by_a_snapshot(
    secret_document: UUID, elsewhere: Engine
) -> None:
    tab, mirror = await follower(secret_document)
    engine.writer.forget()
    put_elsewhere(elsewhere, secret_document, "theirs")
    put(secret_document, "ours")
    await tab.until(lambda: len(mirror.notes()) == 2)
    assert {found["upto"] for found in tab.all("snap")} == {1}
    await tab.leave()


def test_w8_a_command_of_another_process_is_seen_by_the_next_one_here(document: UUID) -> None:
    assert run_elsewhere(submission(document, "put_note", note=TEXT_NOTE, text="theirs")) == 0
    colouring = submission(document, "colour_note", note=TEXT_NOTE, colour="red", actor=BOB)
    assert submit(colouring) is None
    assert texts(document) == ["theirs"]
    assert sequence(document) == [1, 2, 3]


def test_w8_a_command_that_another_process_has_done_is_not_done_again_here(document: UUID) -> None:
    sent = submission(document, "put_note", note=TEXT_NOTE, text="once")
    assert run_elsewhere(sent) == 0
    assert submit(sent) is None
    assert sequence(document) == [1, 2]


def test_w8_a_database_that_was_put_back_is_believed(document: UUID, elsewhere: Engine) -> None:
    put(document, "kept")
    put_elsewhere(elsewhere, document, "not kept")
    put(document, "not kept either")
    engine.run(lambda batch: put_back(document, head=2))
    put(document, "new")
    assert texts(document) == ["kept", "new"]
    assert sequence(document) == [1, 2, 3]


def put_back(document: UUID, *, head: int) -> None:
    Event.objects.filter(document_id=document, seq__gt=head).delete()
    Document.objects.filter(pk=document).update(head=head)
