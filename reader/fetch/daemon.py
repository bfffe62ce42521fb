"""Calls that may block for ever, each in a thread that nobody waits for.

asyncio.to_thread and loop.getaddrinfo use a pool that Python joins at exit, so a name server that doesn't
answer or a pipe that stays silent would keep a person from quitting.
"""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

Result = TypeVar("Result")


async def in_daemon_thread(
    function: Callable[[], Result], unclaimed: Callable[[Result], None] = lambda result: None
) -> Result:
    """The function's result or exception; a cancelled call leaves its thread to end by itself.

    unclaimed is given a result that comes after that: to close what was opened for nobody.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[Result] = loop.create_future()

    def settle(result: Result | None, error: BaseException | None) -> None:
        if outcome.done():
            if error is None:
                unclaimed(result)  # type: ignore[arg-type]
        elif error is None:
            outcome.set_result(result)  # type: ignore[arg-type]
        else:
            outcome.set_exception(error)

    def run() -> None:
        result, problem = None, None
        try:
            result = function()
        except Exception as error:
            problem = error
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(settle, result, problem)

    threading.Thread(target=run, daemon=True).start()
    return await outcome
