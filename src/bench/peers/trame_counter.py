"""trame-server (PyPI trame): a counter whose double is made by a listener, and an echo. Argument: port."""
import sys

from trame.app import get_server
from wslink import register
from wslink.websocket import LinkProtocol


class Echo(LinkProtocol):
    """One method that gives back what it gets."""

    @register("my.proto.echo")
    def echo(self, *args, **kwargs):
        """All of it."""
        return {"a": args, "k": kwargs}


def main(port):
    """Serves until SIGTERM."""
    server = get_server("bench")
    state = server.state
    state.count, state.double = 0, 0

    @state.change("count")
    def twice(count, **_):
        """What all clients wait for."""
        state.double = 2 * count

    @server.trigger("inc")
    def inc(n=1):
        """A change by a trigger."""
        state.count += n

    server.add_protocol_to_configure(lambda protocol: protocol.registerLinkProtocol(Echo()))
    server.start(port=port, open_browser=False, show_connection_info=False, timeout=0)


if __name__ == "__main__":
    port = int(sys.argv[1])
    del sys.argv[1:]
    main(port)
