"""Runs aiosmtpd on a free loopback port, for the tests.

With a user, a password and a token behind the folder it also speaks TLS (server.pem and server.key lie in the folder)
and lets that user log in; the second port it prints has TLS from the first octet on.

Prints the port, then keeps every message below the folder named: N.eml is the content as received after the dots
were taken off, N.json the envelope. N.json appears last, whole, so whoever sees it may read both.
"""

import asyncio
import base64
import json
import os
import ssl
import subprocess
import sys

from aiosmtpd.smtp import MISSING, SMTP, AuthResult


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


class Account(Keeper):
    """Lets one user in; aiosmtpd itself does PLAIN and LOGIN."""

    def __init__(self, folder, user, password, token):
        super().__init__(folder)
        self.user, self.password, self.token = user, password, token

    def check(self, server, session, envelope, mechanism, data):
        known = (self.user.encode(), self.password.encode())
        return AuthResult(success=(data.login, data.password) == known, handled=False)

    async def auth_XOAUTH2(self, server, args):
        said = await server.challenge_auth("") if len(args) < 2 else base64.b64decode(args[1])
        if said == b"user=%s\x01auth=Bearer %s\x01\x01" % (self.user.encode(), self.token.encode()):
            return AuthResult(success=True, auth_data=self.user)
        await server.challenge_auth('{"status":"401","schemes":"bearer","scope":"https://mail.test/"}')
        return AuthResult(success=False, handled=False)

    async def auth_SCRAM__SHA__256(self, server, args):
        """SCRAM by GNU SASL, which takes and gives a line of base64 at a time."""
        gsasl = await asyncio.create_subprocess_exec(
            os.environ["GSASL"], "--server", "--quiet", "--mechanism=SCRAM-SHA-256", "--password=" + self.password,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            env={"LD_LIBRARY_PATH": os.environ["GSASL_LIBRARIES"]})
        said = args[1].encode() if len(args) > 1 else base64.b64encode(await server.challenge_auth(""))
        while True:
            gsasl.stdin.write(said + b"\n")
            answer = await gsasl.stdout.readline()
            while answer in (b"\n", b"SCRAM-SHA-256\n"):  # what it says for people
                answer = await gsasl.stdout.readline()
            if not answer:
                return AuthResult(success=await gsasl.wait() == 0, handled=False, auth_data=self.user)
            reply = await server.challenge_auth(answer.strip().decode(), encode_to_b64=False)
            if reply is MISSING:
                return AuthResult(success=False)
            if base64.b64decode(answer).startswith(b"v="):  # it is sure, and has proved itself
                gsasl.kill()
                return AuthResult(success=True, auth_data=self.user)
            said = base64.b64encode(reply)


async def serve(folder, *account):
    loop = asyncio.get_running_loop()
    options = {"hostname": "aiosmtpd.test", "enable_SMTPUTF8": True, "loop": loop}
    context = None
    keeper = Keeper(folder)
    if account:
        keeper = Account(folder, *account)
        options.update(authenticator=keeper.check, auth_require_tls=False)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(os.path.join(folder, "server.pem"), os.path.join(folder, "server.key"))
    servers = [await loop.create_server(lambda: SMTP(keeper, tls_context=context, **options), "127.0.0.1", 0)]
    if account:
        servers.append(await loop.create_server(lambda: SMTP(keeper, **options), "127.0.0.1", 0, ssl=context))
    print(*(server.sockets[0].getsockname()[1] for server in servers), flush=True)
    await asyncio.gather(*(server.serve_forever() for server in servers))


asyncio.run(serve(*sys.argv[1:]))
