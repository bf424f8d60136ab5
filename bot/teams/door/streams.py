"""Reading what somebody else sends, up to a size."""

from aiohttp import StreamReader


class TooLarge(Exception):
    """More came than was asked for."""


async def read_up_to(most: int, stream: StreamReader) -> bytes:
    """
    Return all that a stream holds, unpacked where it was packed; TooLarge past *most*.

    Size is counted as it comes, so that neither a missing length nor a packed body
    makes us hold more.
    """
    parts = bytearray()
    async for part in stream.iter_any():
        parts += part
        if len(parts) > most:
            raise TooLarge
    return bytes(parts)
