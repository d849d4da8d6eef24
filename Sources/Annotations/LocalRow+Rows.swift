import Causes

extension LocalRow {
  /// What the DNS says, and what it leads to.
  static let dns: [LocalRow] = [
    LocalRow(
      phrases: [
        "loops back to myself", "mx record points to local host", "mx list for+points back to",
        "config error: mail loops back", "although i'm listed as a best-preference mx",
      ],
      name: "loops-back", headline: "The MX points here, but this host does not accept the domain",
      meaning:
        "The DNS names this very host as the mail server of the recipient's domain, and the host is not configured to "
        + "accept mail for it (Postfix: mydestination, virtual or relay domains). That would have been a loop, so it stopped "
        + "before sending to itself.",
      remedy: "Add the domain to those this host accepts mail for, or fix its MX", cause: .loop,
      who: .senderAdmin,
      source: "Postfix, Sendmail and Exim, their own words"),
    LocalRow(
      phrases: ["nullmx", "null mx", "does not accept mail", "domain does not accept email"], name: "null-mx",
      headline: "The recipient's domain accepts no mail at all (null MX)",
      meaning:
        "The DNS has the record MX 0 . for the domain: its owner says that it accepts no mail. No server was asked.",
      remedy: "Check the spelling of the domain, or ask for another address", cause: .nullMX, who: .senderUser,
      source: "RFC 7505"),
    LocalRow(
      phrases: [
        "host or domain name not found. name service error+try again", "name service error+temporary",
        "temporary failure in name resolution",
        "cname_lookup_failed_temporarily", "cname lookup failed temporarily", "host lookup did not complete",
        "name server+timeout",
        "name server+transient", "responded with code servfail",
      ], name: "dns-later", headline: "The DNS gave no answer about the recipient's domain",
      meaning:
        "The name servers did not answer, so the mail system does not know where to send the message. It may be this "
        + "host's resolver or the recipient's name servers.",
      remedy: "If it lasts, look the domain's MX up on this host: dig MX DOMAIN", cause: .dnsRecipient, who: .wait),
    LocalRow(
      phrases: [
        "host or domain name not found", "name service error", "unable to look up host",
        "no address associated with hostname", "host not found", "couldn't find any host",
        "unable to find any host",
        "unrouteable address", "unrouteable mail domain", "unknown mail domain", "host unknown", "no such domain",
        "nxdomain",
        "non-existent hosts", "the account or domain may not exist", "domain not found", "no mx or a record",
        "no mx found", "mx+could not be resolved",
      ], name: "no-domain", headline: "The recipient's domain does not exist, or has no mail server",
      meaning: "No mail server could be found in the DNS for the part of the address after the @. No server was asked.",
      remedy: "Check the spelling of the domain; if it is right, its DNS is broken", cause: .dnsRecipient,
      who: .senderUser),
  ]

  /// Why there was no conversation, or none to its end.
  static let connections: [LocalRow] = [
    LocalRow(
      phrases: [
        "cannot start tls", "tls handshake", "handshake failure", "tls is required, but",
        "tls session is required, but", "server certificate not",
        "certificate verify failed",
        "untrusted certificate", "tls session+failed", "ssl_accept error", "ssl_connect error",
        "tls error on connection", "tls library problem",
        "starttls failed", "certificate+expired", "tlsa", "no tls",
      ],
      name: "tls", headline: "TLS could not be set up between the two servers",
      meaning:
        "The connection was made, but no encrypted session came about: no common version or cipher, a certificate "
        + "that is not accepted, or TLS demanded and not offered. The message itself was not judged.",
      remedy: "Try it by hand from this host: smtp-tutor --starttls HOST", cause: .tlsFailed, who: .senderAdmin),
    LocalRow(
      phrases: ["connection refused"], name: "refused", headline: "The mail server's port is closed",
      meaning:
        "The host was reached and nothing listens on its port: the mail server is down, or a firewall answers for it.",
      remedy: "If it lasts, tell the recipient's administrator another way", cause: .serverFault, who: .recipientAdmin),
    LocalRow(
      phrases: ["no route to host", "network is unreachable", "network unreachable", "network error"],
      name: "unreachable",
      headline: "There is no way through the network to the mail server",
      meaning: "Packets do not get there: this host has no route, often no IPv6, or the other network is cut off.",
      remedy: "Check this host's network, IPv6 above all", cause: .other, who: .senderAdmin),
    LocalRow(
      phrases: [
        "connection timed out", "operation timed out", "connect+timed out",
        "wasn't able to establish an smtp connection", "connection timeout",
        "network timeout", "did not accept our requests to connect",
      ],
      name: "connect-timeout", headline: "The mail server cannot be reached: no answer to the connection",
      meaning:
        "Nothing came back on that port. The server is down, or a firewall drops the packets; many networks block "
        + "outgoing port 25.",
      remedy: "Try another server on port 25: if none answers, it is your side", cause: .timeout,
      who: .senderAdmin),
    LocalRow(
      phrases: ["timed out while", "timeout after", "timeout while", "read timeout", "idle timeout"], name: "timeout",
      headline: "The other side fell silent in the middle of the conversation",
      meaning:
        "The connection was made and then nothing came in time. Suspect an overloaded server, a slow filter, or a "
        + "firewall that loses large packets (MTU).",
      remedy: "If only large messages fail, look for a firewall or an MTU problem", cause: .timeout, who: .wait),
    LocalRow(
      phrases: ["initial server greeting", "while receiving the initial", "greeting failed"], name: "no-greeting",
      headline: "The connection was closed before the server greeted",
      meaning:
        "The other side accepted the connection and closed it without a word of SMTP: it may refuse this IP address, or be "
        + "overloaded.",
      remedy: "Check whether this IP address is on a blocklist; otherwise wait", cause: .serverBusy, who: .wait),
    LocalRow(
      phrases: [
        "lost connection", "connection died", "connection closed unexpectedly", "remote host closed connection",
        "connection reset", "broken pipe", "closed connection in response",
        "connection+dropped",
      ],
      name: "lost", headline: "The connection was lost in the middle of the conversation",
      meaning:
        "The other side closed it, or something between cut it, without a reply. The text says after which command.",
      remedy: "If it is always the same command, ask the other side's administrator", cause: .other, who: .wait),
  ]
}
