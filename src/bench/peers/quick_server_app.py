"""quick_server (PyPI quick-server): a JSON GET through two middlewares. Arguments: port, URL path."""
import sys

from quick_server import create_server


def main(port, path):
    """Serves until SIGTERM; successful requests are not logged, which favours quick_server."""
    server = create_server(("127.0.0.1", port))
    server.suppress_noise = True
    server.no_command_loop = True

    def mark(request, args, okay):
        """The first step notes a name for the request."""
        args["meta"]["name"] = "user"
        return okay

    def check(request, args, okay):
        """The second step counts."""
        args["meta"]["steps"] = 2
        return okay

    @server.json_get(path)
    @server.middleware(mark)
    @server.middleware(check)
    def user(request, args):
        """The answer."""
        return {"name": args["meta"]["name"], "steps": args["meta"]["steps"]}

    @server.json_worker("/bench/job")
    def job(args):
        """A trivial job."""
        return args

    server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
