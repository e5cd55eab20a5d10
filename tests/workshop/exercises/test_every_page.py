"""Every command reaches every page that follows: what was sent adds up to what a page that is opened now is given."""

import asyncio

import pytest

from tests.realtime.mirror import Records
from tests.realtime.tabs import Tab
from tests.workshop.acts import Act, Arguments, Stage, Table, play, tables
from tests.workshop.cast import Cast


async def opened(stage: Stage, name: str) -> Tab:
    """A page that somebody opens, and that has got the document or has been told that there is none for them."""
    tab = Tab(stage.cast.actor(name))
    tab.follow(stage.document)
    await tab.until(lambda: tab.all("can") or tab.all("gone"))
    return tab


def held(tab: Tab, stage: Stage) -> Records:
    """What the page shows."""
    return {name: found for name, found in tab.mirrors[stage.document].records.items() if found}


async def watch(stage: Stage, act: Act, given: Arguments) -> None:
    names = (*stage.cast.accounts, *stage.cast.guests)
    pages = {name: await opened(stage, name) for name in names}
    commands: list[tuple[str, Arguments]] = [(act.command, given), ("undo", {})]
    for command, arguments in commands if act.undoes else commands[:1]:
        stage.do(command, arguments, by=act.by)
        for tab in pages.values():
            await tab.caught_up()
        anew = {name: await opened(stage, name) for name in names}
        had_it = [name for name, tab in pages.items() if tab.all("snap")]
        assert had_it
        for name in had_it:
            assert held(pages[name], stage) == held(anew[name], stage), name
        for tab in anew.values():
            await tab.leave()
    for tab in pages.values():
        await tab.leave()


@pytest.mark.parametrize(("table", "act"), tables.ACTS, ids=tables.name)
def test_what_pages_were_sent_is_what_a_new_page_is_given(cast: Cast, table: Table, act: Act) -> None:
    stage = table.open(cast)
    play(stage, act.before)
    asyncio.run(watch(stage, act, act.given(stage)))
