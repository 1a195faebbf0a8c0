"""The sample course on a server, as the tests of the player have it."""

from tests.player.conftest import context, index, open_page, server

__all__ = ["context", "index", "open_page", "server"]
