"""Where the catalog is on both servers, and the key that opens it."""
KEY = "benchmark"
API = "/api/v1/"
HEADERS = (f"Authorization: Apikey {KEY}",)
