package import Names
import Octets

/// The DNS of the practice world, asked as the real one is; a table answers, and no socket is opened.
package struct WorldNames: NameService {
  private let dns: WorldDNS
  /// The domains whose answers count as signed.
  private let signed: [DomainName]

  /// - Parameter signed: in lower case; each with everything below it.
  package init(_ dns: WorldDNS, signed: [String]) {
    self.dns = dns
    self.signed = signed.compactMap { DomainName($0) }
  }

  /// At once. A name that the world does not have exists nowhere.
  package func answer(_ question: DNSQuestion) async -> DNSAnswer { look(question) }

  func look(_ question: DNSQuestion) -> DNSAnswer {
    // The root vouches for those domains, and is asked whether anything can be validated at all.
    if question.name.isRoot { return DNSAnswer(question, .records([.opaque([])]), trust: .secure) }
    guard let kind = DNSRecord.Kind(question.type) else {
      return DNSAnswer(question, exists(question.name) ? .noData : .noSuchName, trust: trust(in: question.name))
    }
    switch dns.answer(question.name.text, kind) {
    case .noSuchName, .notOurs: return DNSAnswer(question, .noSuchName, trust: trust(in: question.name))
    case .noData: return DNSAnswer(question, .noData, trust: trust(in: question.name))
    case .records(let records):
      let canonical = records.last { $0.kind == .cname }.flatMap { record -> DomainName? in
        if case .cname(let target) = record.content { DomainName(target) } else { nil }
      }
      let data = records.filter { $0.kind == kind }.map { RecordData($0.content) }
      let isSigned = [question.name, canonical ?? question.name].allSatisfy { trust(in: $0) == .secure }
      return DNSAnswer(
        question, data.isEmpty ? .noData : .records(data), trust: isSigned ? .secure : .insecure,
        canonicalName: canonical)
    }
  }

  private func trust(in name: DomainName) -> DNSAnswer.Trust {
    signed.contains { name.isWithin($0) } ? .secure : .insecure
  }

  private func exists(_ name: DomainName) -> Bool { dns.answer(name.text, .a) != .noSuchName && dns.owns(name.text) }
}

extension DNSRecord.Kind {
  /// Nil for a kind that nobody has in the practice world.
  init?(_ type: RecordType) {
    switch type {
    case .a: self = .a
    case .mx: self = .mx
    case .ptr: self = .ptr
    case .txt: self = .txt
    case .tlsa: self = .tlsa
    case .aaaa, .soa: return nil
    }
  }
}

extension RecordData {
  init(_ content: DNSRecord.Content) {
    self =
      switch content {
      case .a(let address): IPAddress(address).map { .address($0) } ?? .malformed([])
      case .mx(let preference, let host):
        Self.name(host).map { .mx(preference: preference, host: $0) } ?? .malformed(Array(host.utf8))
      case .cname(let name): .opaque(Array(name.utf8))
      case .ptr(let name): Self.name(name).map { .ptr($0) } ?? .malformed(Array(name.utf8))
      case .txt(let text): .txt(Array(text.utf8))
      case .tlsa(let text): TLSARecord(text).map { .tlsa($0) } ?? .malformed(Array(text.utf8))
      }
  }

  private static func name(_ text: String) -> DomainName? { [".", ""].contains(text) ? .root : DomainName(text) }
}

extension IPAddress {
  /// The same address, where IPv6 is known too.
  package init?(_ address: IPv4Address) { self.init("\(address)") }
}
