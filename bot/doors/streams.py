"""Reading what somebody else sends, up to a size."""

from aiohttp import StreamReader


class TooLarge(Exception):
    """More came than was asked for."""


async def read_up_to(most: int, stream: StreamReader) -> bytes:
    """
    Return all that a stream holds; TooLarge past *most* bytes.

    They are counted as they come, whatever length was said before.
    """
    parts = bytearray()
    async for part in stream.iter_any():
        parts += part
        if len(parts) > most:
            raise TooLarge
    return bytes(parts)
