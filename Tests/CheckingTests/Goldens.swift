/// Pictures as a person sees them.
enum Goldens {
  static let healthy = #"""
    # How mail for good.example is delivered, as a sending server sees it
    #
    # MX        2 hosts, signed by DNSSEC
    # Promised  DANE (TLSA) by both hosts; MTA-STS: enforce, names both hosts
    #           reports of TLS failures go to tls@good.example (TLS-RPT)
    #
    # 10  mx1.good.example
    #  a    203.0.113.11    220 EHLO STARTTLS TLS1.3 DANE CA PTR         48 ms
    #  b    2001:db8::11    220 EHLO STARTTLS TLS1.3 DANE CA PTR         51 ms
    # 20  mx2.good.example
    #  c    203.0.113.12    220 EHLO STARTTLS TLS1.3 DANE CA PTR         47 ms
    #
    # The mail goes to mx1.good.example (a or b), encrypted. DNSSEC vouches
    # for its certificate (DANE), so nobody along the path can read the mail
    # or take the host's place. If it is down, mx2.good.example (c) takes the
    # mail.
    #
    # Nothing to fix. Looked up through 192.0.2.53, validated here; nothing
    # was sent beyond EHLO, STARTTLS and QUIT.
    # By hand:  smtp-tutor --mx good.example --starttls
    # Outcome: delivered, verified by DANE; status 0
    """#

  static let policy = #"""
    # How mail for shop.example is delivered, as a sending server sees it
    #
    # MX        1 host; not signed (no DNSSEC), so DANE protects only in part
    # Promised  MTA-STS: enforce, for *.shop.example alone
    #           no reports of TLS failures are asked for (no TLS-RPT)
    #
    # 10  mx.bighost.example                     not in the MTA-STS policy
    #  a    198.51.100.7    220 EHLO STARTTLS TLS1.3 CA PTR              31 ms
    #
    # HELD BACK  Senders that heed MTA-STS will not deliver: the policy names
    #     *.shop.example alone. (RFC 8461, section 5)
    #     1. In https://mta-sts.shop.example/.well-known/mta-sts.txt add: mx:
    #        mx.bighost.example
    #     2. Then in DNS, so that senders fetch it again:
    #        _mta-sts.shop.example. TXT "v=STSv1; id=20261126T0330"
    #     See it by hand:  smtp-tutor --mx shop.example --starttls
    # Advice  Reports of TLS failures are not asked for. (RFC 8460, section 3)
    # Outcome: held back, since a promise is broken: dns.nxdomain (a); status
    #     77
    """#

  static let nullMX = #"""
    # How mail for parked.example is delivered, as a sending server sees it
    #
    # MX        0 .  (null MX), signed by DNSSEC
    #
    # REFUSED  This domain accepts no mail, and says so. (RFC 7505, section 3)
    # Outcome: refused for good: dns.nxdomain; status 69
    """#

  static let allRefuse = #"""
    # How mail for corp.example is delivered, as a sending server sees it
    #
    # MX        3 hosts; not signed (no DNSSEC), so DANE protects only in part
    # Promised  nothing: no DANE, no MTA-STS; TLS where it is offered
    #
    # 10  mx1.corp.example                       2 hosts with 10: random order
    #  a    192.0.2.21
    #       554 5.7.1 Client host [203.0.113.77] blocked\x1b[31m  20 ms
    # 10  mx2.corp.example
    #  b    192.0.2.22      554 5.7.1 Client host [203.0.113.77] blocked 21 ms
    # 20  backup.corp.example
    #  c    192.0.2.23      421 4.7.0 Too many connections, try again later
    #
    # REFUSED  The greeting refuses you. (RFC 5321, section 3.1)
    # Outcome: refused for good: dns.nxdomain (a and b); status 69
    """#

  static let portClosed = #"""
    # How mail for good.example is delivered, as a sending server sees it
    #
    # MX        2 hosts, signed by DNSSEC
    # Promised  DANE (TLSA) by both hosts; MTA-STS: enforce, names both hosts
    #           reports of TLS failures go to tls@good.example (TLS-RPT)
    #
    # 10  mx1.good.example
    #  a    203.0.113.11    silence on port 25                            10 s
    #  b    2001:db8::11    unreachable: Network is unreachable
    # 20  mx2.good.example
    #  c    203.0.113.12    silence on port 25                            10 s
    #
    # NOT KNOWN  Port 25 is silent everywhere.
    #     Try it elsewhere.
    # Outcome: not known: dns.nxdomain (a and c); status 75
    """#

  static let narrow = #"""
    # How mail for good.example is
    # delivered, as a sending server sees it
    #
    # MX
    #   2 hosts, signed by DNSSEC
    # Promised
    #   DANE (TLSA) by both hosts; MTA-STS:
    #   enforce, names both hosts
    #   reports of TLS failures go to
    #   tls@good.example (TLS-RPT)
    #
    # 10  mx1.good.example
    #  a  203.0.113.11
    #     220 EHLO STARTTLS TLS1.3 DANE CA
    #     PTR  48 ms
    #  b  2001:db8::11
    #     220 EHLO STARTTLS TLS1.3 DANE CA
    #     PTR  51 ms
    # 20  mx2.good.example
    #  c  203.0.113.12
    #     220 EHLO STARTTLS TLS1.3 DANE CA
    #     PTR  47 ms
    #
    # The mail goes to mx1.good.example (a
    # or b), encrypted. DNSSEC vouches for
    # its certificate (DANE), so nobody
    # along the path can read the mail or
    # take the host's place. If it is down,
    # mx2.good.example (c) takes the mail.
    #
    # Nothing to fix. Looked up through
    # 192.0.2.53, validated here; nothing
    # was sent beyond EHLO, STARTTLS and
    # QUIT.
    # By hand:  smtp-tutor --mx good.example
    #   --starttls
    # Outcome: delivered, verified by DANE;
    #   status 0
    """#

  static let plain = #"""
    # How mail for good.example is delivered, as a sending server sees it
    #
    # MX        2 hosts, signed by DNSSEC
    # Promised  DANE (TLSA) by both hosts; MTA-STS: enforce, names both hosts
    #           reports of TLS failures go to tls@good.example (TLS-RPT)
    #
    # 10  mx1.good.example
    # Row a, 203.0.113.11 of mx1.good.example: greeted with 220; EHLO
    # accepted; STARTTLS accepted; TLS 1.3; a TLSA record matches (DANE); an
    # authority vouches for the certificate; the address's name leads back to
    # it (PTR), after 48 ms.
    # Row b, 2001:db8::11 of mx1.good.example: greeted with 220; EHLO
    # accepted; STARTTLS accepted; TLS 1.3; a TLSA record matches (DANE); an
    # authority vouches for the certificate; the address's name leads back to
    # it (PTR), after 51 ms.
    # 20  mx2.good.example
    # Row c, 203.0.113.12 of mx2.good.example: greeted with 220; EHLO
    # accepted; STARTTLS accepted; TLS 1.3; a TLSA record matches (DANE); an
    # authority vouches for the certificate; the address's name leads back to
    # it (PTR), after 47 ms.
    #
    # The mail goes to mx1.good.example (a or b), encrypted. DNSSEC vouches
    # for its certificate (DANE), so nobody along the path can read the mail
    # or take the host's place. If it is down, mx2.good.example (c) takes the
    # mail.
    #
    # Nothing to fix. Looked up through 192.0.2.53, validated here; nothing
    # was sent beyond EHLO, STARTTLS and QUIT.
    # By hand:  smtp-tutor --mx good.example --starttls
    # Outcome: delivered, verified by DANE; status 0
    """#
}
