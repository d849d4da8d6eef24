/// The practice world: hosts, their DNS, and the places that one may connect from. A value, described in one file
/// (`PracticeWorld+Cast.swift`); what happens in it, and when, it does not know.
package struct PracticeWorld: Sendable {
  package let hosts: [WorldHost]
  /// The one named first is where a person sits unless they go elsewhere.
  package let places: [WorldPlace]
  package let dns: WorldDNS
  /// The zone in which listed addresses are found, and those that are in it from the beginning.
  package let blockList: BlockList
  /// The domains whose DNS counts as signed, in lower case.
  package let signed: [String]
  /// What a web server would give as the MTA-STS policy of a domain (RFC 8461, section 3.2).
  package let policies: [String: String]

  /// A DNS-based block list (RFC 5782).
  package struct BlockList: Sendable {
    package let zone: String
    /// Seconds from an open relay's message to its listing.
    package let delay: Int
    package let listed: [IPv4Address]

    /// What the zone has for an address that is listed.
    package func records(for address: IPv4Address) -> [DNSRecord] {
      [
        DNSRecord(address.reversed(in: zone), .a(IPv4Address(bits: 0x7F00_0002))),
        DNSRecord(address.reversed(in: zone), .txt("\(address) sent spam, or relays for anybody")),
      ]
    }
  }

  package func host(named name: String) -> WorldHost? {
    let name = DNSRecord.folded(name)
    return hosts.first { $0.name == name }
  }

  package func host(at address: IPv4Address) -> WorldHost? { hosts.first { $0.address == address } }

  /// The host whose name this is, or to which it leads.
  package func host(reachedAs name: String) -> WorldHost? {
    host(named: name) ?? dns.addresses(of: name).lazy.compactMap { host(at: $0) }.first
  }

  /// A host by its name, or by the beginning of it that no other host has.
  package func host(meantBy text: String) -> WorldHost? {
    if let known = host(reachedAs: text) { return known }
    let begun = hosts.filter { $0.name.hasPrefix(DNSRecord.folded(text)) }
    return begun.count == 1 && !text.isEmpty ? begun[0] : nil
  }

  /// The host where the mailboxes of a domain are.
  package func home(of domain: String) -> WorldHost? {
    hosts.first { $0.domains.contains(DNSRecord.folded(domain)) }
  }

  package var desk: WorldPlace { places[0] }

  /// A place, a host, or an address of one of them.
  package func source(named text: String) -> WorldPlace? {
    let name = DNSRecord.folded(text)
    let address = IPv4Address(name)
    if let place = places.first(where: { $0.name == name || $0.address == address }) { return place }
    if let place = places.first(where: { dns.names(of: $0.address).contains(name) }) { return place }
    guard let host = hosts.first(where: { $0.name == name || $0.address == address }) else { return nil }
    return WorldPlace(name: host.name, address: host.address, words: "a mail server of the world")
  }
}
