extension GlossaryTable {
  /// Addresses, the envelope and the DNS.
  static let addressing: [Term] = [
    Term(
      "envelope", "what MAIL and RCPT name",
      "What MAIL and RCPT name. It decides where a message goes, and is not part of the message.",
      "RFC 5321, section 2.3.1"),
    Term(
      "envelope sender",
      also: [
        "return path", "reverse path", "MAIL FROM address", "bounce address", "RFC5321.MailFrom", "mailfrom",
        "5321.From",
      ], "the address given with MAIL FROM", "The address given with MAIL FROM. Bounces go there.",
      "RFC 5321, section 3.3"),
    Term(
      "envelope recipient", also: ["forward path", "RCPT TO address"], "an address given with RCPT TO",
      "An address given with RCPT TO. The message goes there.", "RFC 5321, section 3.3"),
    Term("recipient", "the one who gets the message", "The one who gets the message.", "RFC 5321, section 2.3.1"),
    Term(
      "null sender", also: ["empty sender", "null reverse path", "null return path", "bounce sender"],
      "MAIL FROM:<>, for bounces",
      "MAIL FROM:<>, the empty envelope sender. Bounces and automatic replies use it, so that they cannot cause another "
        + "bounce. A server should not refuse it.", "RFC 5321, section 4.5.5"),
    Term(
      "mailbox", also: ["email address", "mail address", "inbox"], "where messages for an address are kept",
      "The place where messages for an address are kept. Its address is local-part@domain.", "RFC 5321, section 2.3.11"),
    Term(
      "local part", also: ["local-part", "user part"], "the part of an address before the @",
      "The part of an address before the @. Only the server of that domain knows what it means; others must not change it.",
      "RFC 5321, section 2.3.11"),
    Term(
      "plus addressing", also: ["subaddress", "subaddressing", "address tag", "recipient delimiter", "plus address"],
      "you+shop@example.org reaches you",
      "Many servers ignore a + and what follows it before the @, so that one mailbox has any number of addresses to filter "
        + "by.", "RFC 5233"),
    Term(
      "domain", "the part of an address after the @", "The part of an address after the @.",
      "RFC 5321, section 2.3.5"),
    Term(
      "DNS", also: ["domain name system", "name server", "nameserver", "name service"], "the directory of the Internet",
      "The Domain Name System: it answers which address a name has, which server accepts mail for a domain (MX), and what "
        + "a domain says about its mail (SPF, DKIM, DMARC).", "RFC 1034"),
    Term(
      "MX", also: ["MX record", "mail exchanger", "mail exchange"], "the DNS record that names a domain's mail server",
      "The DNS record of a domain that names the server that accepts its mail.", "RFC 5321, section 5.1"),
    Term(
      "null MX", also: ["nullmx", "MX 0 .", "no MX"], "a domain that accepts no mail",
      "A single MX record whose host is a lone dot: the domain never accepts mail. A message to it is refused at once (556), "
        + "and one from it may be (5.7.27).", "RFC 7505"),
    Term(
      "A record", also: ["AAAA", "AAAA record", "address record"], "the DNS record with a name's IP address",
      "The DNS record that gives the IP address of a name: A for IPv4, AAAA for IPv6. Without an MX, mail goes to it.",
      "RFC 5321, section 5.1"),
    Term(
      "TXT record", also: ["TXT"], "a DNS record with free text",
      "A DNS record that holds text. SPF, DKIM keys, DMARC and MTA-STS are published in TXT records.", "RFC 1035"),
    Term(
      "DNSSEC", "signatures over DNS records",
      "Signatures over DNS records, so that nobody can forge an answer. DANE rests on it.", "RFC 4033"),
    Term(
      "IP address", also: ["IP", "IPv4", "IPv6", "source IP", "client IP"], "the number of a computer on the network",
      "The number by which computers reach each other.", "RFC 791; RFC 8200"),
    Term(
      "PTR", also: ["PTR record", "reverse DNS", "rDNS", "reverse lookup", "reverse name"],
      "the DNS record from an IP address to its name",
      "The DNS record that gives the name of an IP address. Many servers refuse mail from an address without one (5.7.25). "
        + "Whoever owns the address sets it: usually the hosting provider.", "RFC 1912, section 2.1; RFC 8601"),
    Term(
      "FCrDNS", also: ["forward-confirmed reverse DNS", "full circle DNS", "iprev"],
      "the PTR name points back to the address",
      "Forward-confirmed reverse DNS: the PTR record of an IP address gives a name, and that name has the same address. "
        + "Receivers expect it of a mail server.", "RFC 8601, section 3"),
    Term(
      "HELO name", also: ["EHLO name", "helo host", "FQDN", "fully qualified domain name", "hostname", "host name"],
      "the name a client gives itself",
      "The name after HELO or EHLO: the client's full host name (FQDN), mail.example.org and not localhost. Receivers check "
        + "that it exists, some that it fits the IP address.", "RFC 5321, section 4.1.1.1"),
    Term(
      "address literal", also: ["domain literal", "IP literal"], "an IP address in brackets, as a name",
      "An IP address in square brackets in place of a name, [192.0.2.1] or [IPv6:2001:db8::1], where there is no name.",
      "RFC 5321, section 4.1.3"),
    Term(
      "postmaster", "the address of a mail administrator",
      "The administrator of a mail server. Every domain that accepts mail has to accept it for postmaster.",
      "RFC 5321, section 4.5.1"),
    Term(
      "abuse", also: ["abuse address", "abuse contact", "abuse desk"], "the address for complaints",
      "abuse@DOMAIN is the address to which complaints about mail from a domain or network are sent.", "RFC 2142"),
    Term(
      "catch-all", also: ["catchall", "catch all address", "wildcard address", "accept all"],
      "a domain that accepts every name",
      "A mailbox that gets all mail for names of its domain that do not exist. So a 250 to RCPT says nothing about the "
        + "person.", "practice"),
    Term(
      "alias", also: ["forwarding", "forward", "forwarder", "redirect", ".forward"],
      "an address that leads to another one",
      "An address whose mail goes to another. A message that is forwarded still has its old sender, so SPF fails at the "
        + "next server unless the forwarder rewrites it (SRS).", "RFC 5321, section 3.9.1"),
    Term(
      "mailing list", also: ["list", "listserv", "list server"], "one address for many recipients",
      "An address whose messages are sent on to every member, with the list as envelope sender. Its changes to headers "
        + "and body often break DKIM.", "RFC 5321, section 3.9.2"),
    Term(
      "VERP", also: ["variable envelope return path"], "an envelope sender of its own for each recipient",
      "Variable Envelope Return Path: the recipient is written into the envelope sender, list-bob=example.org@lists.test, so "
        + "that a bounce shows whom it is about.", "draft-varshavchik-verp-smtpext"),
    Term(
      "SRS", also: ["sender rewriting scheme"], "a forwarder's own envelope sender",
      "Sender Rewriting Scheme: a forwarder replaces the envelope sender by an address of its own, so that SPF passes and a "
        + "bounce still finds its way back.", "practice"),
    Term(
      "BATV", also: ["bounce address tag validation", "prvs"], "a signed envelope sender",
      "Bounce Address Tag Validation: the server signs its envelope senders (prvs=...), and refuses bounces to others: they "
        + "are backscatter.", "draft-levine-smtp-batv"),
  ]
}
