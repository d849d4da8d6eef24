"""A world of DNS, mail servers and a web server on the loopback, for the tests of `check`.

    check-world.py PEERS FOLDER

makes keys, certificates and signed zones in FOLDER, starts what answers for them, and prints a line of JSON when all of it
does: the ports, the files, and the command line that looks at it. It ends at Ctrl-C or SIGTERM.
PEERS is the folder that unpack-peers has made. No question leaves the machine: the root of this DNS is its own.
"""

import asyncio
import hashlib
import json
import os
import pathlib
import re
import signal
import socket
import struct
import subprocess
import sys
import time

import servers
import zones as table

PEERS, FOLDER = map(lambda path: pathlib.Path(path).resolve(), sys.argv[1:3])
ENVIRONMENT = {**os.environ, "LD_LIBRARY_PATH": str(PEERS / "libraries"), "OPENSSL_CONF": "/dev/null"}


def run(*command, text=None):
    done = subprocess.run(
        [str(word) for word in command], cwd=FOLDER, env=ENVIRONMENT, input=text, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"check-world: {command[0]}: {done.stderr}")
    return done.stdout


# MARK: Certificates


def certificates():
    openssl, curve = PEERS / "usr/bin/openssl", ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    (FOLDER / "ca.cnf").write_text(
        "[req]\ndistinguished_name = name\n[name]\n[ca]\ndefault_ca = own\n[own]\ndatabase = issued\nnew_certs_dir = .\n"
        "default_md = sha256\nrand_serial = yes\npolicy = any\n[any]\ncommonName = supplied\n")
    (FOLDER / "issued").write_text("")
    run(openssl, "req", "-config", "ca.cnf", "-x509", *curve, "-keyout", "ca.key", "-out", "ca.pem", "-days", "30", "-subj",
        "/CN=Test authority", "-addext", "basicConstraints=critical,CA:TRUE")
    mail = ["mx1.good.test", "mx2.good.test", "mx.mismatch.test", "mx.stale.test", "mx.unusable.test", "mx.elsewhere.test",
            "implicit.test", "mx.busy.test"]
    web = [name for name in servers.POLICIES if name != "mta-sts.stsname.test"] + ["mta-sts.sts404.test"]
    for name, names, days in [("mx", mail, 30), ("web", web, 30), ("outdated", ["mx.outdated.test"], -1)]:
        (FOLDER / f"{name}.ext").write_text("subjectAltName=" + ",".join(f"DNS:{each}" for each in names))
        run(openssl, "req", "-config", "ca.cnf", *curve, "-keyout", f"{name}.key", "-subj", f"/CN={name}", "-out", f"{name}.csr")
        run(openssl, "ca", "-batch", "-notext", "-config", "ca.cnf", "-cert", "ca.pem", "-keyfile", "ca.key", "-in",
            f"{name}.csr", "-out", f"{name}.pem", "-extfile", f"{name}.ext", "-startdate", f"{moment(-2)}Z", "-enddate",
            f"{moment(days)}Z")
    run(openssl, "req", "-config", "ca.cnf", "-x509", *curve, "-keyout", "selfsigned.key", "-out", "selfsigned.pem", "-days",
        "30", "-subj", "/CN=mx.selfsigned.test", "-addext", "subjectAltName=DNS:mx.selfsigned.test")
    key = run(openssl, "x509", "-in", "mx.pem", "-pubkey", "-noout")
    (FOLDER / "mx.pub").write_text(key)
    run(openssl, "pkey", "-pubin", "-in", "mx.pub", "-outform", "DER", "-out", "mx.spki")
    run(openssl, "x509", "-in", "ca.pem", "-outform", "DER", "-out", "ca.der")
    return [hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in ("mx.spki", "ca.der")]


# MARK: Zones


def head(name):
    return f"$ORIGIN {name}\n$TTL 300\n@ SOA ns.test. hostmaster.test. 1 3600 600 86400 300\n@ NS ns.test.\n"


def moment(days):
    return time.strftime("%Y%m%d%H%M%S", time.gmtime(time.time() + days * 86_400))


def sign(name, file):
    """Signs a zone's file and returns its DS record."""
    key = run(PEERS / "usr/bin/ldns-keygen", "-a", "ECDSAP256SHA256", "-k", name).strip()
    begin, end = (-30, -1) if name == "expired.test" else (-14, 14)
    run(PEERS / "usr/bin/ldns-signzone", "-i", moment(begin), "-e", moment(end), "-f", f"{file}.signed", file, key)
    if name == ".":
        (FOLDER / "anchor.key").write_text("".join(
            line for line in (FOLDER / f"{key}.key").read_text().splitlines(True) if not line.startswith(";")))
    return (FOLDER / f"{key}.ds").read_text()


def write(name, text):
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    (FOLDER / name).write_text("\n".join(lines) + "\n")


def make_zones():
    delegations = []
    all_zones = table.zones(*certificates())
    for name, records in all_zones.items():
        write(f"{name}.zone", head(f"{name}.") + records)
        delegations.append(f"{name}. NS ns.test.")
        if name in table.UNSIGNED:
            write(f"{name}.zone.signed", (FOLDER / f"{name}.zone").read_text())
        else:
            delegations.append(sign(name, f"{name}.zone"))
    # One octet of every signature over an MX goes wrong.
    bogus = FOLDER / "bogus.test.zone.signed"
    bogus.write_text(re.sub(
        r"(?m)^(.*RRSIG\s+MX .* )(\S)(\S+)$", lambda m: m[1] + ("B" if m[2] == "A" else "A") + m[3], bogus.read_text()))
    write("test.zone", head("test.") + "ns A 127.0.0.1\nlame NS ns.test.\nbl NS ns.test.\n" + "\n".join(delegations))
    ds = sign("test", "test.zone")
    write("root.zone", head(".") + f"test. NS ns.test.\n{ds}\n127.in-addr.arpa. NS ns.test.\n")
    sign(".", "root.zone")
    # An anchor of the right form and for another key.
    run(PEERS / "usr/bin/ldns-keygen", "-a", "ECDSAP256SHA256", "-k", "test")
    old = run(PEERS / "usr/bin/ldns-keygen", "-a", "ECDSAP256SHA256", "-k", ".").strip()
    write("old-anchor.key", "\n".join(
        line for line in (FOLDER / f"{old}.key").read_text().splitlines() if not line.startswith(";")))
    write("127.in-addr.arpa.zone.signed", head("127.in-addr.arpa.") + table.REVERSE)
    write("bl.test.zone.signed", head("bl.test.") + table.BLOCK_LIST)
    return {".": "root.zone.signed", **{
        name: f"{name}.zone.signed" for name in ["test", "127.in-addr.arpa", "bl.test", *all_zones]}}


# MARK: The resolver


def start_resolver(files, port):
    text = f"""
server:
  interface: 127.0.0.1@{port}
  port: {port}
  chroot: ""
  username: ""
  directory: "{FOLDER}"
  pidfile: ""
  use-syslog: no
  do-daemonize: no
  num-threads: 1
  outgoing-range: 64
  do-not-query-localhost: no
  trust-anchor-file: "{FOLDER}/anchor.key"
  module-config: "validator iterator"
  local-zone: "test." nodefault
  local-zone: "127.in-addr.arpa." nodefault
  local-zone: "timeout.test." deny
  local-zone: "refused.test." refuse
  access-control: 127.0.0.0/8 allow
  ede: yes
remote-control:
  control-enable: no
"""
    for name, file in {**files, **{name: "/dev/null" for name in table.LAME}}.items():
        name = name if name.endswith(".") else f"{name}."
        text += f'auth-zone:\n  name: "{name}"\n  zonefile: "{file}"\n  for-downstream: no\n  for-upstream: yes\n'
        if file == "/dev/null":
            text += "  fallback-enabled: no\n"
    (FOLDER / "unbound.conf").write_text(text)
    log = open(FOLDER / "unbound.log", "wb")
    return subprocess.Popen(
        [PEERS / "usr/sbin/unbound", "-d", "-c", FOLDER / "unbound.conf"], env=ENVIRONMENT, stdout=log, stderr=log,
        stdin=subprocess.DEVNULL)


async def resolver_answers(port, process):
    """Waits until the root's SOA comes."""
    question = struct.pack(">HHHHHH", 1, 0x100, 1, 0, 0, 0) + b"\0" + struct.pack(">HH", 6, 1)
    for _ in range(200):
        if process.poll() is not None:
            sys.exit("check-world: " + (FOLDER / "unbound.log").read_text())
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            asked.settimeout(0.1)
            try:
                asked.sendto(question, ("127.0.0.1", port))
                if asked.recv(4096)[3] & 15 == 0:
                    return
            except OSError:
                pass
        await asyncio.sleep(0.05)
    sys.exit("check-world: the resolver does not answer")


class Stripping(asyncio.DatagramProtocol):
    """A resolver that knows nothing of DNSSEC: it asks the other one without EDNS, so that no signature comes back."""

    def __init__(self, port):
        self.port = port

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, address):
        asyncio.ensure_future(self.ask(data, address))

    async def ask(self, data, address):
        end = 12
        while end < len(data) and data[end]:
            end += data[end] + 1
        flags = struct.unpack(">H", data[2:4])[0] & ~0x0030
        question = data[:2] + struct.pack(">HHHHH", flags, 1, 0, 0, 0) + data[12:end + 5]
        loop = asyncio.get_running_loop()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            asked.setblocking(False)
            await loop.sock_sendto(asked, question, ("127.0.0.1", self.port))
            try:
                answer = await asyncio.wait_for(loop.sock_recv(asked, 65_535), 3)
            except asyncio.TimeoutError:
                return
        self.transport.sendto(answer[:3] + bytes([answer[3] & ~0x20]) + answer[4:], address)


# MARK: All of it


def free_port(kind, address="127.0.0.1"):
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind((address, 0))
        return probe.getsockname()[1]


async def main():
    os.umask(0o077)
    FOLDER.mkdir(parents=True, exist_ok=True)
    files = make_zones()
    dns, strip = free_port(socket.SOCK_DGRAM), free_port(socket.SOCK_DGRAM)
    mail, web = free_port(socket.SOCK_STREAM), free_port(socket.SOCK_STREAM)
    resolver = start_resolver(files, dns)
    try:
        loop = asyncio.get_running_loop()
        await loop.create_datagram_endpoint(lambda: Stripping(dns), local_addr=("127.0.0.1", strip))
        # One that takes every question and answers none.
        silent = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        silent.bind(("127.0.0.1", 0))
        await servers.start(FOLDER, mail, web)
        await resolver_answers(dns, resolver)
        facts = {"dns": dns, "strip": strip, "silent": silent.getsockname()[1], "mail": mail, "web": web,
                 "anchor": str(FOLDER / "anchor.key"), "oldAnchor": str(FOLDER / "old-anchor.key"), "ca": str(FOLDER / "ca.pem")}
        print(json.dumps(facts), flush=True)
        print(f"smtp-tutor check good.test --resolver 127.0.0.1:{dns} --trust-anchor {facts['anchor']} --ca-file {facts['ca']} "
              f"--connect-to :25::{mail} --connect-to :443::{web}", flush=True)
        over = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, over.set)
        await over.wait()
    finally:
        resolver.terminate()
        resolver.wait()


asyncio.run(main())
