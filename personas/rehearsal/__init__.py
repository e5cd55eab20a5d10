"""A rehearsal: simulated people hold a whole workshop on a served instance, as browsers would.

Everything goes through HTTP and the WebSocket; nothing here reads or writes a row or a document of this process.
"""
