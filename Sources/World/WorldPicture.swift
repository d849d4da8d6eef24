/// What `:world` shows, in lines of at most 70 columns: the hosts, the mail each accepts, and the places to connect from.
/// They hold names of the table alone.
package struct WorldPicture {
  /// The widest line there may be: a note is no wider.
  package static let width = 70

  package let lines: [String]

  /// - Parameters:
  ///   - isChanged: whether a host's rules are not those of the table any more.
  ///   - mailbox: the person's own.
  ///   - source: where the person is.
  package init(
    _ world: PracticeWorld, isChanged: (WorldHost) -> Bool, mailbox: String, source: WorldPlace, listed: [IPv4Address]
  ) {
    var lines = ["The mail servers, and whose mail they accept:"]
    for host in world.hosts {
      let mark = isChanged(host) ? "* " : "  "
      lines.append("\(mark)\(Self.padded(host.name, 25))\(Self.padded("\(host.address)", 12))\(host.words)")
      if !host.domains.isEmpty {
        let users = host.users.map { $0.sorted().joined(separator: ", ") } ?? "anybody"
        lines.append("    \(users) @ \(host.domains.joined(separator: ", "))")
      } else {
        lines.append("    relays what is for \(host.relayDomains.joined(separator: ", "))")
      }
    }
    if world.hosts.contains(where: isChanged) { lines.append("* has other rules than it had at first") }
    lines += ["", "You are \(mailbox), and may connect from:"]
    for place in world.places {
      let mark = place == source ? "> " : "  "
      let name = world.dns.names(of: place.address).first ?? "(no reverse name)"
      lines.append("\(mark)\(Self.padded(place.name, 10))\(Self.padded("\(place.address)", 14))\(name)")
    }
    if !world.places.contains(source) { lines.append("> \(source.name) (\(source.address))") }
    lines += ["", "On the block list \(world.blockList.zone):"]
    lines.append("  \(listed.map { "\($0)" }.joined(separator: ", "))")
    self.lines = lines
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}

/// What `:mx` shows: the records of a domain, and what a sending server makes of them.
package struct RouteWords {
  package let lines: [String]

  package init(_ domain: String, in dns: WorldDNS) {
    let name = DNSRecord.folded(domain)
    var lines: [String] = []
    if case .records(let records) = dns.answer(name, .mx) {
      lines += records.map { "\($0.name)  \($0.data)" }
    }
    let route = MailRoute(to: name, in: dns)
    for host in route.hosts {
      lines += host.addresses.map { "\(host.host)  A \($0)" }
      if host.isAlias {
        lines.append("\(host.host) is an alias (CNAME), which an MX must not lead to; many senders accept it.")
      }
    }
    for (label, owner) in [("SPF", name), ("DMARC", "_dmarc.\(name)"), ("MTA-STS", "_mta-sts.\(name)")] {
      lines += dns.texts(of: owner).map { "\(label): \(owner)  TXT \"\($0)\"" }
    }
    for host in route.hosts {
      if case .records(let records) = dns.answer("_25._tcp.\(host.host)", .tlsa) {
        lines += records.map { "DANE: \($0.name)  TLSA ..." }
      }
    }
    lines.append(Self.conclusion(route, name))
    self.lines = lines
  }

  private static func conclusion(_ route: MailRoute, _ name: String) -> String {
    switch route {
    case .exchangers(let list):
      let equal = list.filter { $0.preference == list[0].preference }.count
      let names = list.map(\.host).joined(separator: ", then ")
      return "Mail for \(name) goes to \(names)."
        + (equal > 1 ? " \(equal) have the same preference: a sender takes any of them first." : "")
        + " :open \(list[0].host) connects."
    case .implicit: return "No MX: the domain itself is the mail server (implicit MX). :open \(name) connects."
    case .nullMX: return "Null MX: \(name) accepts no mail at all, and says so (RFC 7505)."
    case .noHost: return "\(name) has neither an MX nor an address: nobody can send mail there."
    case .noSuchDomain: return "There is no \(name) in the practice world."
    case .notOurs:
      return "\(name) is not in the practice world, and no other DNS is asked: :check \(name) does that. :world shows "
        + "who is."
    }
  }
}
