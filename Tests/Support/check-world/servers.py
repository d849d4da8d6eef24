"""The mail servers and the web server of the world, each with a fault of its own. Standard library alone."""

import asyncio
import ssl

LISTED = ["PIPELINING", "SIZE 52428800", "8BITMIME", "ENHANCEDSTATUSCODES"]

# The last octet of 127.0.0.x, the name, what is the matter, and the certificate.
HOSTS = {
    11: ("mx1.good.test", "good", "mx"),
    12: ("mx2.good.test", "good", "mx"),
    13: ("implicit.test", "no-starttls", "mx"),
    14: ("mx.mismatch.test", "good", "mx"),
    15: ("mx.plain.test", "554", "mx"),
    16: ("mx.elsewhere.test", "open-relay", "mx"),
    17: ("mx.busy.test", "421", "mx"),
    18: ("mx.outdated.test", "good", "outdated"),
    19: ("mx.selfsigned.test", "good", "selfsigned"),
    20: ("mx.masked.test", "masked", "mx"),
    21: ("a.equal.test", "421", "mx"),
    22: ("b.equal.test", "silent", "mx"),
    23: ("c.equal.test", "close", "mx"),
    24: ("mx.web.test", "http", "mx"),
}


def policy(*hosts, mode="enforce"):
    return "".join(f"{line}\r\n" for line in ["version: STSv1", f"mode: {mode}", *(f"mx: {h}" for h in hosts), "max_age: 604800"])


POLICIES = {
    "mta-sts.good.test": ("200 OK", "text/plain", policy("mx1.good.test", "mx2.good.test")),
    "mta-sts.sts.test": ("200 OK", "text/plain", policy("*.sts.test").replace("\r", "")),
    "mta-sts.testing.test": ("301 Moved\r\nLocation: https://elsewhere.test/", "text/html", ""),
    "mta-sts.stsok.test": ("200 OK", "text/plain", policy("*.good.test")),
    "mta-sts.ststesting.test": ("200 OK", "text/plain", policy("mx.other.test", mode="testing")),
    "mta-sts.stsmoved.test": ("301 Moved\r\nLocation: https://elsewhere.test/\x1b[2J", "text/html", ""),
    "mta-sts.stslong.test": ("200 OK", "text/plain", policy(*(f"m{i}.test" for i in range(10_000)))),
    "mta-sts.stssyntax.test": ("200 OK", "text/plain", "version: STSv1\r\nmode: on\x1b[2J\r\n"),
    "mta-sts.stsname.test": ("200 OK", "text/plain", policy("mx1.good.test")),
}


def context(folder, name):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(f"{folder}/{name}.pem", f"{folder}/{name}.key")
    return made


class Mail:
    def __init__(self, name, kind, tls):
        self.name, self.kind, self.tls = name, kind, tls

    async def serve(self, reader, writer):
        try:
            await self.converse(reader, writer)
        except (ConnectionError, ssl.SSLError, asyncio.LimitOverrunError, ValueError):
            pass
        finally:
            writer.close()

    async def converse(self, reader, writer):
        async def say(*lines):
            writer.write("".join(f"{line}\r\n" for line in lines).encode())
            await writer.drain()

        if self.kind == "silent":
            await asyncio.sleep(600)
        if self.kind == "554":
            await say(f"554 5.7.1 {self.name} You are not welcome here")
        elif self.kind == "421":
            return await say(f"421 4.3.2 {self.name} Too busy, try later")
        elif self.kind == "close":
            return
        elif self.kind == "http":
            return await say("HTTP/1.1 400 Bad Request", "Connection: close", "")
        else:
            await say(f"220 {self.name} ESMTP")
        encrypted = False
        while line := await reader.readline():
            verb = line.strip().upper()
            if self.kind == "554":
                await say("221 2.0.0 Bye" if verb == b"QUIT" else "503 5.5.1 Not welcome")
            elif verb.startswith(b"EHLO"):
                listed = list(LISTED)
                if not encrypted and self.kind != "no-starttls":
                    listed.append("XXXXXXXA" if self.kind == "masked" else "STARTTLS")
                await say(f"250-{self.name} Hello [{writer.get_extra_info('peername')[0]}]", *(f"250-{word}" for word in listed[:-1]), f"250 {listed[-1]}")
            elif verb.startswith(b"STARTTLS") and not encrypted and self.kind not in ("no-starttls", "masked"):
                await say("220 2.0.0 Go ahead")
                loop = asyncio.get_running_loop()
                transport = await loop.start_tls(
                    writer.transport, writer.transport.get_protocol(), self.tls, server_side=True)
                writer._transport = reader._transport = transport
                encrypted = True
            elif verb.startswith(b"MAIL"):
                await say("250 2.1.0 OK")
            elif verb.startswith(b"RCPT"):
                own = b".TEST>" in verb or self.kind == "open-relay"
                await say("250 2.1.5 OK" if own else "554 5.7.1 Relay access denied")
            elif verb.startswith(b"VRFY"):
                await say("252 2.0.0 Try it")
            elif verb.startswith(b"RSET"):
                await say("250 2.0.0 OK")
            elif verb.startswith(b"QUIT"):
                return await say("221 2.0.0 Bye")
            else:
                await say("502 5.5.2 Not known")


async def web(reader, writer):
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        hosts = [l.split(b":", 1)[1].strip().decode() for l in head.split(b"\r\n") if l.lower().startswith(b"host:")]
        status, kind, body = POLICIES.get(hosts[0] if hosts else "", ("404 Not Found", "text/plain", "no"))
        # In chunks, as web servers in front of others answer.
        pieces = [body[i:i + 20] for i in range(0, len(body), 20)]
        chunks = "".join(f"{len(piece):x}\r\n{piece}\r\n" for piece in pieces) + "0\r\n\r\n"
        writer.write(f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{chunks}".encode())
        await writer.drain()
    except (ConnectionError, ssl.SSLError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        pass
    finally:
        writer.close()


async def start(folder, mail_port, web_port):
    for number, (name, kind, certificate) in HOSTS.items():
        await asyncio.start_server(Mail(name, kind, context(folder, certificate)).serve, f"127.0.0.{number}", mail_port)
    try:
        await asyncio.start_server(Mail("mx1.good.test", "good", context(folder, "mx")).serve, "::1", mail_port)
    except OSError:
        pass  # a machine without IPv6
    await asyncio.start_server(web, "127.0.0.11", web_port, ssl=context(folder, "web"))
