"""Runs aiosmtpd on a free loopback port, for the tests.

Prints the port, then keeps every message below the folder named: N.eml is the content as received after the dots
were taken off, N.json the envelope. N.json appears last, whole, so whoever sees it may read both.
"""

import asyncio
import json
import os
import sys

from aiosmtpd.smtp import SMTP


class Keeper:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        path = os.path.join(self.folder, str(self.count))
        with open(path + ".eml", "wb") as content:
            content.write(envelope.original_content)
        with open(path + ".new", "w") as facts:
            json.dump(
                {
                    "helo": session.host_name,
                    "sender": envelope.mail_from,
                    "recipients": envelope.rcpt_tos,
                    "options": envelope.mail_options,
                },
                facts,
            )
        os.rename(path + ".new", path + ".json")
        return "250 OK id=%d" % self.count


async def serve(folder):
    keeper = Keeper(folder)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(keeper, hostname="aiosmtpd.test", enable_SMTPUTF8=True, loop=loop), "127.0.0.1", 0
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve(sys.argv[1]))
