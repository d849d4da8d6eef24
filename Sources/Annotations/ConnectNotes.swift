/// No connection came about: the likely causes in order, and what to try. The failure itself was told before.
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

  /// One address answered after others had not.
  static func reachedLater(_ failed: Int) -> Note {
    Note(
      "reached.later", .information,
      "\(failed == 1 ? "One address" : "\(failed) addresses") failed before this one answered",
      "Mail servers try a host's addresses one after another too, and wait for each. A host with an address that does "
        + "not answer gets its mail late; if it is the IPv6 one, the fault may be on this side (-4 leaves it out).",
      reference: "RFC 5321, section 5.1")
  }

  private static let other = DiagnosisRow(
    id: "any", headline: "The system could not make the connection",
    summary: "The reason it gave is above. Without a network, or with a firewall on this machine, it is often so.",
    next: "Look at this machine's network, then :reconnect")

  static let rows: [ConnectFailure: [DiagnosisRow]] = [
    .noName: [
      DiagnosisRow(
        id: "any", headline: "There is no such name, or none with an address of that kind",
        summary:
          "First, the spelling. Then: a mail domain need not have an address of its own, its mail goes to the host that "
          + "its MX record names. -4 and -6 leave only addresses of one kind.",
        next: "In a shell: host -t MX {host}")
    ],
    .nameService: [
      DiagnosisRow(
        id: "any", headline: "Name service gave no answer: the name may well exist",
        summary:
          "First, this machine may be off the network. Then: its name server (/etc/resolv.conf) is down or blocked, or "
          + "the domain's own is. An IP address in place of the name needs none.",
        next: "Try another name, or the server's IP address")
    ],
    .silence: silence, .refused: refused,
    .unreachable: [
      DiagnosisRow(
        id: "any", headline: "There is no way from here to that address",
        summary:
          "This machine has no network, or none of that kind (IPv6 is often missing: -4 leaves it out), a VPN is down, or "
          + "a router on the way refuses.",
        next: "Try -4, then look at this machine's network")
    ],
    .brokenOff: [
      DiagnosisRow(
        id: "any", headline: "The connection was broken off while it was being made",
        summary: "A firewall or load balancer does that, a limit on connections, or a server that is just starting.",
        next: ":reconnect")
    ],
    .source: [
      DiagnosisRow(
        id: "any", headline: "This machine cannot connect from that address",
        summary:
          "--source takes an IP address of this machine, and of the same kind as the server's: IPv4 to reach IPv4, IPv6 "
          + "to reach IPv6.", next: "In a shell: ip address")
    ],
    .other: [other],
  ]

  private static let silence = [
    DiagnosisRow(
      id: "loopback", peers: [.loopback], headline: "This machine itself does not answer on port {port}",
      summary:
        "A program listens there but takes no more connections: it hangs, was stopped, or its queue is full. Else a "
        + "firewall on this machine drops them.", next: "In a shell: ss -ltnp"),
    DiagnosisRow(
      id: "local", peers: [.local], headline: "Nothing answered in the local network",
      summary:
        "The host is off or has another address now; then its firewall drops what comes to port {port}; then the way to it "
        + "is missing (VPN, container network).", next: "In a shell: ping {host}"),
    DiagnosisRow(
      id: "25", ports: [25], headline: "Nothing answered on port 25: many providers block it",
      summary:
        "Most likely your provider or cloud lets nobody out to port 25. Then: a firewall before the server, or the host is "
        + "down. Mail programs use port 587, and log in.", next: ":open {host} 587"),
    DiagnosisRow(
      id: "465", ports: [465], headline: "Nothing answered on port 465: it may not be served there",
      summary:
        "A firewall drops what is not for a port in use, or the host is down. Port 465 speaks TLS from the start; 587 "
        + "begins in the clear.", next: ":open {host} 587"),
    DiagnosisRow(
      id: "587", ports: [587], headline: "Nothing answered on port 587: it may not be served there",
      summary:
        "A firewall drops what is not for a port in use, or the host is down. A host that only accepts mail from other "
        + "servers has port 25 alone.", next: ":open {host} 25"),
    DiagnosisRow(
      id: "2525", ports: [2525], headline: "Nothing answered on port 2525: few hosts serve it",
      summary:
        "It is not an official port: some providers offer it where 25 and 587 are blocked. Elsewhere a firewall drops it; or the "
        + "host is down.", next: ":open {host} 587"),
    DiagnosisRow(
      id: "other", headline: "Nothing answered on port {port}",
      summary:
        "Is the port right? Mail is on 25 (between servers) and on 587 or 465 (from mail programs). Then: a firewall drops "
        + "it, or the host is down.", next: ":open {host} 25"),
  ]

  private static let refused = [
    DiagnosisRow(
      id: "loopback", peers: [.loopback], headline: "This machine is here, but nothing listens on port {port}",
      summary:
        "The server is not running, listens on another port, or only on another address: 127.0.0.1 and ::1 are two.",
      next: "In a shell: ss -ltnp"),
    DiagnosisRow(
      id: "local", peers: [.local], headline: "The host is there, but nothing listens on port {port}",
      summary:
        "Its mail server is not running, listens only on its own 127.0.0.1, or in a container whose port is not published; "
        + "or a firewall refuses in its name.", next: "There, in a shell: ss -ltnp"),
    DiagnosisRow(
      id: "25", ports: [25], headline: "The host is there, but nothing listens on port 25",
      summary:
        "It may be a web host and not the one that takes the domain's mail; else its mail server is down, or a firewall, "
        + "yours or theirs, refuses in its name.", next: "In a shell: host -t MX {host}"),
    DiagnosisRow(
      id: "465", ports: [465], headline: "The host is there, but nothing listens on port 465",
      summary:
        "It offers no port that speaks TLS from the start, or accepts no mail from mail programs at all. Port 587 begins in "
        + "the clear.", next: ":open {host} 587"),
    DiagnosisRow(
      id: "587", ports: [587], headline: "The host is there, but nothing listens on port 587",
      summary:
        "It accepts mail only from other servers, on port 25, or from mail programs on 465 alone. A provider's host for mail "
        + "programs often has a name of its own.", next: ":open {host} 25"),
    DiagnosisRow(
      id: "2525", ports: [2525], headline: "The host is there, but nothing listens on port 2525",
      summary: "It is not an official port, and few hosts serve it. Mail programs submit their mail on 587.",
      next: ":open {host} 587"),
    DiagnosisRow(
      id: "other", headline: "The host is there, but nothing listens on port {port}",
      summary:
        "Is the port right? Mail is on 25 (between servers) and on 587 or 465 (from mail programs). Else the server is "
        + "down.", next: ":open {host} 25"),
  ]

  private static let more: [ConnectFailure: [String]] = [
    .silence: [
      "No answer at all mostly means that something on the way throws the packets away without a word; a host without a "
        + "listener would refuse at once. Providers block port 25 so that infected machines cannot send spam past them."
    ],
    .refused: [
      "A refusal is an answer: the host, or a firewall in its name, got the packet and said no. So the name and the way to "
        + "it are right."
    ],
  ]
}

/// Why no connection came about, as far as it decides what to say.
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
