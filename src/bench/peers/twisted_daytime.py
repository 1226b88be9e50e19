"""A daytime server of Twisted (PyPI Twisted), on its usual reactor. Argument: port."""
import sys
import time

from twisted.internet import endpoints, protocol, reactor


class Daytime(protocol.Protocol):
    """Says what time it is, and closes."""

    def connectionMade(self):
        """The other side says nothing."""
        self.transport.write((time.asctime(time.gmtime()) + "\r\n").encode())
        self.transport.loseConnection()


def main(port):
    """Serves until SIGTERM."""
    endpoint = endpoints.serverFromString(reactor, f"tcp:{port}:interface=127.0.0.1:backlog=1024")
    endpoint.listen(protocol.Factory.forProtocol(Daytime))
    reactor.run()


if __name__ == "__main__":
    main(int(sys.argv[1]))
