"""The names of the world: what DNS says of each domain, and which of them are signed."""


def zones(spki, authority):
    """Zone name -> records below its SOA and NS, in the form of a zone file.

    spki: SHA-256 of the mail servers' public key; authority: SHA-256 of the authority's certificate; both hexadecimal.
    """
    wrong = "07" * 32

    def sts(address="127.0.0.11", record='"v=STSv1; id=1"'):
        return f"@ MX 10 mx1.good.test.\n_mta-sts TXT {record}\nmta-sts A {address}"

    chain = "\n".join(f"c{i} CNAME c{i + 1}" for i in range(1, 6))
    huge = "\n".join(
        f'@ MX {i} mx{i}.a-rather-long-label-for-a-mail-host\n@ TXT "{i:0200d}"' for i in range(1, 121))
    return {
        "good.test": f"""
            @ MX 10 mx1
            @ MX 20 mx2
            @ TXT "v=spf1 mx -all"
            _dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@good.test"
            _mta-sts TXT "v=STSv1; id=20261126"
            _smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@good.test"
            mta-sts A 127.0.0.11
            mx1 A 127.0.0.11
            mx1 AAAA ::1
            mx2 A 127.0.0.12
            _25._tcp.mx1 TLSA 3 1 1 {spki}
            _25._tcp.mx2 TLSA 3 1 1 {spki}
            _25._tcp.mx2 TLSA 2 0 1 {authority}""",
        "nullmx.test": "@ MX 0 .",
        "nullplus.test": "@ MX 0 .\n@ MX 10 mx1.good.test.",
        "implicit.test": "@ A 127.0.0.13",
        "nomail.test": '@ TXT "v=spf1 -all"',
        "equal.test": "@ MX 10 a\n@ MX 10 b\n@ MX 10 c\na A 127.0.0.21\nb A 127.0.0.22\nc A 127.0.0.23",
        "cnamemx.test": "@ MX 10 alias\nalias CNAME mx1.good.test.",
        "ipmx.test": "@ MX 10 192.0.2.1.",
        "dangling.test": "@ MX 10 nowhere",
        "v6only.test": "@ MX 10 mx\nmx AAAA ::1",
        "mismatch.test": f"@ MX 10 mx\nmx A 127.0.0.14\n_25._tcp.mx TLSA 3 1 1 {wrong}",
        "stale.test": f"@ MX 10 mx\nmx A 127.0.0.14\n_25._tcp.mx TLSA 3 1 1 {wrong}\n_25._tcp.mx TLSA 3 1 1 {spki}",
        "unusable.test": f"""
            @ MX 10 mx
            mx A 127.0.0.14
            _25._tcp.mx TLSA 1 1 1 {spki}
            _25._tcp.mx TLSA 3 1 9 00ff
            _25._tcp.mx TLSA 3 1 1 00ff""",
        "chain.test": f"""{chain}
            c6 MX 10 mx1.good.test.
            loop1 CNAME loop2
            loop2 CNAME loop1
            *.wild MX 10 mx1.good.test.""",
        "huge.test": huge,
        "many.test": "\n".join(f"@ MX {i} m{i}" for i in range(3000)),
        "hostile.test": r"""
            @ MX 10 a\010b\027c
            @ TXT "v=spf1 \027[2J\010# smtp-tutor: all is well \226\128\174 -all"
            _mta-sts TXT "v=STSv1; id=\027]0;x\007"
            _smtp._tls TXT "v=TLSRPTv1; rua=mailto:a\010@hostile.test" """,
        "tlsafail.test": "@ MX 10 mx\nmx A 127.0.0.14\n_tcp.mx NS ns.test.",
        "bogus.test": "@ MX 10 mx\nmx A 127.0.0.14",
        "expired.test": "@ MX 10 mx\nmx A 127.0.0.14",
        "plain.test": f"@ MX 10 mx\nmx A 127.0.0.15\n_25._tcp.mx TLSA 3 1 1 {spki}",
        "sts.test": '@ MX 10 mx.elsewhere.test.\n_mta-sts TXT "v=STSv1; id=1"\nmta-sts A 127.0.0.11',
        "testing.test": '@ MX 10 mx1.good.test.\n_mta-sts TXT "v=STSv1; id=1"\n_mta-sts TXT "v=STSv1; id=2"\nmta-sts A 127.0.0.11',
        "elsewhere.test": "mx A 127.0.0.16",
        # A host each, for what can be wrong with one.
        "busy.test": "@ MX 10 mx\nmx A 127.0.0.17",
        "outdated.test": "@ MX 10 mx\nmx A 127.0.0.18",
        "selfsigned.test": "@ MX 10 mx\nmx A 127.0.0.19",
        "masked.test": "@ MX 10 mx\nmx A 127.0.0.20",
        "closed.test": "@ MX 10 mx\nmx A 127.0.0.29",
        "web.test": "@ MX 10 mx\nmx A 127.0.0.24",
        "mixed.test": "@ MX 10 mx\n@ MX 20 mx2.good.test.\nmx A 127.0.0.29",
        # A policy each, for what can be wrong with one.
        "stsok.test": sts(),
        "ststesting.test": sts(),
        "stsdown.test": sts("127.0.0.29"),
        "sts404.test": sts(),
        "stsmoved.test": sts(),
        "stslong.test": sts(),
        "stssyntax.test": sts(),
        "stsname.test": sts(),
        "stsrecord.test": sts(record='"v=STSv1; id=not an id"'),
    }


UNSIGNED = {
    "plain.test", "sts.test", "testing.test", "elsewhere.test", "busy.test", "outdated.test", "selfsigned.test", "masked.test",
    "closed.test", "web.test", "stsok.test", "ststesting.test", "stsdown.test", "sts404.test", "stsmoved.test", "stslong.test",
    "stssyntax.test", "stsname.test", "stsrecord.test",
}

REVERSE = """
11.0.0 PTR mx1.good.test.
12.0.0 PTR mx2.good.test.
13.0.0 PTR elsewhere.example.
16.0.0 PTR mx.elsewhere.test."""

BLOCK_LIST = """
2.0.0.127 A 127.0.0.2
2.0.0.127 TXT "test entry"
14.0.0.127 A 127.0.0.4
14.0.0.127 TXT "https://bl.test/?ip=127.0.0.14" """

# A zone without any record answers SERVFAIL at once.
LAME = ["lame.test", "_tcp.mx.tlsafail.test"]
