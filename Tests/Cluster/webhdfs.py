"""A read-only stand-in for a name node of HDFS that speaks WebHDFS, the protocol of Hadoop's client over HTTP.

Serves a folder to this machine alone, until its block ends:

    with NameNode("corpus") as node:
        run(f"webhdfs://{node.address}/*.jsonl")
"""

import http.server
import json
import os
import threading
import urllib.parse


class NameNode:
    def __init__(self, folder):
        # What was asked: (operation, path, offset, answer).
        self.asked = []
        handler = type("Handler", (Handler,), {"folder": folder, "asked": self.asked})
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        # Closing waits for threads, each of which ends with the answer to one request.
        self.server.daemon_threads = False
        self.address = "127.0.0.1:%d" % self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


class Handler(http.server.BaseHTTPRequestHandler):
    folder, asked = None, None
    # Seconds that a client may say nothing or take nothing.
    timeout = 60
    prefix = "/webhdfs/v1"

    def do_GET(self):
        # Hadoop's client writes letters beyond ASCII as they are, in UTF-8.
        url = urllib.parse.urlsplit(self.path.encode("latin-1").decode())
        query = {name.lower(): value for name, value in urllib.parse.parse_qsl(url.query)}
        operation, path = query.get("op", "").upper(), urllib.parse.unquote(url.path[len(self.prefix):]) or "/"
        # Nothing is above the root.
        place = self.folder + os.path.normpath("/" + path.lstrip("/"))
        try:
            if not url.path.startswith(self.prefix) or not os.path.exists(place):
                code = self.fail(404, "java.io", "FileNotFoundException", f"File does not exist: {path}")
            elif operation == "GETFILESTATUS":
                code = self.answer({"FileStatus": status(place, "")})
            elif operation == "LISTSTATUS":
                names = sorted(os.listdir(place)) if os.path.isdir(place) else [""]
                files = [status(os.path.join(place, name) if name else place, name) for name in names]
                code = self.answer({"FileStatuses": {"FileStatus": files}})
            elif operation == "GETFILEBLOCKLOCATIONS":
                code = self.answer({"BlockLocations": {"BlockLocation": [self.block(place)]}})
            elif operation == "OPEN" and os.path.isfile(place):
                code = self.open(place, path, url.query, query)
            else:
                code = self.fail(400, "java.lang", "UnsupportedOperationException", f"{operation} is not served")
        except (ConnectionError, TimeoutError):
            code = 0
        self.asked.append((operation, path, int(query.get("offset", 0)), code))

    def open(self, place, path, text, query):
        """What a name node does, which sends on to a data node, and what that does: here both are one server."""
        if "datanode" not in query:
            self.send_response(307)
            path = urllib.parse.quote(self.prefix + path)
            self.send_header("Location", f"http://{self.headers['Host']}{path}?{text}&datanode=0")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return 307
        begin, size = int(query.get("offset", 0)), os.path.getsize(place)
        left = min(int(query.get("length", size)), max(size - begin, 0))
        self.send_response(200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(left))
        self.end_headers()
        with open(place, "rb") as file:
            file.seek(begin)
            while left > 0:
                part = file.read(min(left, 1 << 16))
                self.wfile.write(part)
                left -= len(part)
        return 200

    def block(self, place):
        """All of a file as one block."""
        host, port = self.server.server_address
        return {
            "cachedHosts": [], "corrupt": False, "hosts": [host], "length": os.path.getsize(place), "offset": 0,
            "names": [f"{host}:{port}"], "storageTypes": ["DISK"], "topologyPaths": [f"/rack/{host}:{port}"]}

    def answer(self, value, code=200):
        body = json.dumps(value).encode()
        self.send_response(code)
        # No Content-Type, which a name node sends: to read it the client of Spark 4.3 (Hadoop 3.5.0) needs a class of
        # Jersey that its jar lacks.
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return code

    def fail(self, code, package, name, message):
        error = {"exception": name, "javaClassName": f"{package}.{name}", "message": message}
        return self.answer({"RemoteException": error}, code)

    def log_message(self, *_):
        pass


def status(place, name):
    """What is known of a file; `name` is empty for that which was asked for. A link to nothing is a file that vanishes."""
    stat, is_file = os.lstat(place), not os.path.isdir(place)
    return {
        "accessTime": 0, "blockSize": (128 << 20) if is_file else 0, "childrenNum": 0, "fileId": stat.st_ino,
        "group": "group", "length": stat.st_size if is_file else 0, "modificationTime": int(stat.st_mtime * 1000),
        "owner": "owner", "pathSuffix": name, "permission": "644" if is_file else "755", "replication": int(is_file),
        "storagePolicy": 0, "type": "FILE" if is_file else "DIRECTORY"}
