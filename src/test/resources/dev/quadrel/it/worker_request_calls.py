"""Calls a worker with quick_server's Python client: URL, then the payload as JSON. Prints the result as JSON."""
import json
import sys

from quick_server import WorkerError, worker_request

try:
    print(json.dumps({"result": worker_request(sys.argv[1], json.loads(sys.argv[2]))}))
except WorkerError as error:
    print(json.dumps({"status": error.get_status_code(), "message": str(error)}))
