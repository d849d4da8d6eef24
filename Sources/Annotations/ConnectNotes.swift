/// No connection was made: the likely causes in order, and what to try. The failure itself was reported before.
enum ConnectNotes {
  static func note(_ trouble: ConnectFailure, _ context: AnnotationContext) -> Note {
    let rows = rows[trouble] ?? []
    // The last row of each table holds everywhere; a test looks.
    let row = rows.first { $0.holds(in: context) } ?? other
    return Note(
      "unreached.\(trouble.rawValue).\(row.id)", trouble == .noName ? .refused : .tryLater,
      DiagnosisRow.fill(row.headline, context), DiagnosisRow.fill(row.summary, context),
      next: row.next.map { DiagnosisRow.fill($0, context) }, more: more[trouble] ?? [],
      reference: "RFC 5321, section 5.1")
  }

  /// No connection yet, nor an end of the attempt: what is likely.
  /// - Parameter isLookup: whether the address of the host is still awaited.
  static func early(isLookup: Bool, _ context: AnnotationContext) -> Note {
    let rows = rows[isLookup ? .nameService : .silence] ?? []
    let row = rows.first { $0.holds(in: context) } ?? other
    return Note(
      "unreached.early.\(isLookup ? "name-service" : row.id)", .information,
      isLookup ? "No address of \(context.host) yet" : "No connection yet", DiagnosisRow.fill(row.summary, context),
      reference: "RFC 5321, section 5.1")
  }

  /// One address answered after others had not.
  static func reachedLater(_ failed: Int) -> Note {
    Note(
      "reached.later", .information,
      "\(failed == 1 ? "One address" : "\(failed) addresses") failed before this one answered",
      "Mail servers also try the addresses of a host one after another, and wait for each. A host with an "
        + "address that does not answer gets its mail late. If it is an IPv6 address, the fault may be on this "
        + "side (-4 leaves it out).",
      reference: "RFC 5321, section 5.1")
  }

  private static let other = DiagnosisRow(
    id: "any", headline: "The system could not make the connection",
    summary: "The reason it gave is above. Often this machine has no network, or its firewall forbids the "
      + "connection.",
    next: "Check this machine's network, then :reconnect")

  static let rows: [ConnectFailure: [DiagnosisRow]] = [
    .noName: [
      DiagnosisRow(
        id: "any", headline: "There is no such name, or it has no address of that kind",
        summary:
          "Check the spelling first. A mail domain need not have an address of its own: its mail goes to the "
          + "host that its MX record names. -4 and -6 allow addresses of one kind only.",
        next: "In a shell: host -t MX {host}")
    ],
    .nameService: [
      DiagnosisRow(
        id: "any", headline: "The name server gave no answer: the name may well exist",
        summary:
          "This machine may be off the network; or its name server (/etc/resolv.conf) or the domain's own is "
          + "down or blocked. An IP address in place of the name needs no name server.",
        next: "Try another name, or the server's IP address")
    ],
    .silence: silence, .refused: refused,
    .unreachable: [
      DiagnosisRow(
        id: "any", headline: "There is no route from here to that address",
        summary:
          "This machine has no network, or no IPv6 (-4 leaves it out); or a VPN is down, or a router along the "
          + "path refuses.",
        next: "Try -4, then check this machine's network")
    ],
    .brokenOff: [
      DiagnosisRow(
        id: "any", headline: "The connection was reset while it was being made",
        summary: "The usual reasons: a firewall or load balancer, a limit on connections, or a server that is "
          + "just starting.",
        next: ":reconnect")
    ],
    .source: [
      DiagnosisRow(
        id: "any", headline: "This machine cannot connect from that address",
        summary:
          "--source needs an IP address of this machine, of the same kind as the server's: IPv4 to reach IPv4, "
          + "IPv6 to reach IPv6.", next: "In a shell: ip address")
    ],
    .other: [other],
  ]

  private static let silence = [
    DiagnosisRow(
      id: "loopback", peers: [.loopback], headline: "This machine itself does not answer on port {port}",
      summary:
        "A program listens there but accepts no connections: it hangs, was stopped, or its queue is full. Or a "
        + "firewall on this machine drops them.", next: "In a shell: ss -ltnp"),
    DiagnosisRow(
      id: "local", peers: [.local], headline: "Nothing answered in the local network",
      summary:
        "The host is off or has another address now; or its firewall drops what comes to port {port}; or there "
        + "is no route to it (VPN, container network).", next: "In a shell: ping {host}"),
    DiagnosisRow(
      id: "25", ports: [25], headline: "Nothing answered on port 25; many providers block it",
      summary:
        "Probably your provider or cloud blocks port 25 for its customers. Otherwise a firewall protects the "
        + "server, or the host is down. Mail programs use port 587, and log in.", next: ":open {host} 587"),
    DiagnosisRow(
      id: "465", ports: [465], headline: "Nothing answered on port 465; the host may not offer it",
      summary:
        "A firewall drops it, or the host is down. Port 465 speaks TLS from the start; 587 begins in the clear.",
      next: ":open {host} 587"),
    DiagnosisRow(
      id: "587", ports: [587], headline: "Nothing answered on port 587; the host may not offer it",
      summary:
        "A firewall drops it, or the host is down. A host that only accepts mail from other servers has port 25 "
        + "alone.", next: ":open {host} 25"),
    DiagnosisRow(
      id: "2525", ports: [2525], headline: "Nothing answered on port 2525; few hosts offer it",
      summary:
        "It is not an official port: some providers offer it where 25 and 587 are blocked. A firewall drops it, "
        + "or the host is down.", next: ":open {host} 587"),
    DiagnosisRow(
      id: "other", headline: "Nothing answered on port {port}",
      summary:
        "Is the port right? Mail uses 25 (between servers) and 587 or 465 (from mail programs). Otherwise a "
        + "firewall drops it, or the host is down.", next: ":open {host} 25"),
  ]

  private static let refused = [
    DiagnosisRow(
      id: "loopback-465", ports: [465], peers: [.loopback],
      headline: "This machine is here, but nothing listens on port 465",
      summary:
        "The server is not running, or does not offer TLS from the first octet, which is what --tls and port 465 mean. "
        + "What swaks calls --tls is --starttls here, on port 587 or 25.", next: "In a shell: ss -ltnp"),
    DiagnosisRow(
      id: "loopback", peers: [.loopback], headline: "This machine is here, but nothing listens on port {port}",
      summary:
        "The server is not running, or it listens on another port or another address: 127.0.0.1 and ::1 differ.",
      next: "In a shell: ss -ltnp"),
    DiagnosisRow(
      id: "local", peers: [.local], headline: "The host is there, but nothing listens on port {port}",
      summary:
        "Its mail server is not running, or listens only on its own 127.0.0.1, or runs in a container whose port "
        + "is not published; or a firewall refuses in its place.", next: "There, in a shell: ss -ltnp"),
    DiagnosisRow(
      id: "25", ports: [25], headline: "The host is there, but nothing listens on port 25",
      summary:
        "It may be a web host and not the one that accepts the domain's mail. Or its mail server is down, or a "
        + "firewall refuses in its place.", next: "In a shell: host -t MX {host}"),
    DiagnosisRow(
      id: "465", ports: [465], headline: "The host is there, but nothing listens on port 465",
      summary:
        "It may not offer TLS from the first octet, which is what --tls and port 465 mean. What swaks calls --tls is "
        + "--starttls here, on port 587 or 25.", next: ":open {host} 587 starttls"),
    DiagnosisRow(
      id: "587", ports: [587], headline: "The host is there, but nothing listens on port 587",
      summary:
        "It may accept mail from other servers only, on port 25, or from mail programs on 465 only. A provider's "
        + "host for mail programs often has a name of its own.", next: ":open {host} 25"),
    DiagnosisRow(
      id: "2525", ports: [2525], headline: "The host is there, but nothing listens on port 2525",
      summary: "It is not an official port, and few hosts offer it. Mail programs submit on 587.",
      next: ":open {host} 587"),
    DiagnosisRow(
      id: "other", headline: "The host is there, but nothing listens on port {port}",
      summary:
        "Is the port right? Mail uses 25 (between servers) and 587 or 465 (from mail programs). Otherwise the "
        + "server is down.", next: ":open {host} 25"),
  ]

  private static let more: [ConnectFailure: [String]] = [
    .silence: [
      "No answer at all usually means that something along the path drops the packets; a host without a listener "
        + "would refuse at once. Providers block port 25 so that infected machines cannot send spam past them."
    ],
    .refused: [
      "A refusal is an answer: the host, or a firewall in its place, received the packet. So the name and the "
        + "route are right."
    ],
  ]
}

/// Why no connection was made, as far as it decides what to say.
package enum ConnectFailure: String, Sendable, CaseIterable {
  case noName = "no-name"
  case nameService = "name-service"
  case silence
  case refused
  case unreachable
  case brokenOff = "broken-off"
  case source
  case other
}
