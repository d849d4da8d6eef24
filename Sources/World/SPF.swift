/// What SPF says of a sender's domain and an address (RFC 7208): whether the domain allows the address to send in its name.
///
/// Macros and the modifier `exp` are not known here; a record with a macro is an error, as one with a fault is.
package enum SPF {
  package enum Result: String, Sendable {
    case none, neutral, pass, fail, softfail, permerror
  }

  /// Mechanisms and modifiers that ask DNS; more in one evaluation are an error (section 4.6.4).
  private static let lookupLimit = 10

  package static func evaluate(_ domain: String, from address: IPv4Address, in dns: WorldDNS) -> Result {
    var lookups = 0
    return evaluate(domain, address, dns, &lookups)
  }

  private static func evaluate(
    _ domain: String, _ address: IPv4Address, _ dns: WorldDNS, _ lookups: inout Int
  ) -> Result {
    let records = dns.texts(of: domain).map { $0.lowercased() }
      .filter { $0 == "v=spf1" || $0.hasPrefix("v=spf1 ") }
    guard let record = records.first else { return .none }
    guard records.count == 1 else { return .permerror }
    let terms = record.split(separator: " ").dropFirst().map(String.init)
    var redirect: String?
    for term in terms {
      if term.hasPrefix("redirect=") {
        redirect = String(term.dropFirst("redirect=".count))
        continue
      }
      guard let mechanism = Mechanism(term, of: domain) else { return .permerror }
      if mechanism.asksDNS {
        lookups += 1
        guard lookups <= lookupLimit else { return .permerror }
      }
      switch matches(mechanism, address, dns, &lookups) {
      case true?: return mechanism.result
      case false?: continue
      case nil: return .permerror
      }
    }
    guard let redirect else { return .neutral }
    lookups += 1
    guard lookups <= lookupLimit else { return .permerror }
    let result = evaluate(redirect, address, dns, &lookups)
    return result == .none ? .permerror : result
  }

  /// Nil: the record cannot be evaluated.
  private static func matches(
    _ mechanism: Mechanism, _ address: IPv4Address, _ dns: WorldDNS, _ lookups: inout Int
  ) -> Bool? {
    func isNear(_ other: IPv4Address) -> Bool { IPv4Network(other, mechanism.prefix).contains(address) }
    switch mechanism.kind {
    case .all: return true
    case .ip4(let network): return network.contains(address)
    case .ip6: return false
    case .a: return dns.addresses(of: mechanism.domain).contains(where: isNear)
    case .mx:
      let hosts = dns.answer(mechanism.domain, .mx).contents(.mx).compactMap { content in
        if case .mx(_, let host) = content { host } else { nil }
      }
      return hosts.flatMap { dns.addresses(of: $0) }.contains(where: isNear)
    case .ptr:
      guard let name = dns.confirmedName(of: address) else { return false }
      return name == mechanism.domain || name.hasSuffix(".\(mechanism.domain)")
    case .exists: return !dns.addresses(of: mechanism.domain).isEmpty
    case .include:
      return switch evaluate(mechanism.domain, address, dns, &lookups) {
      case .pass: true
      case .fail, .softfail, .neutral: false
      case .none, .permerror: nil
      }
    }
  }
}

extension SPF {
  /// One mechanism of a record with its qualifier: `~all`, `a:desk.study.example/24`.
  fileprivate struct Mechanism {
    enum Kind {
      case all, ip6, a, mx, ptr, exists, include
      case ip4(IPv4Network)
    }

    let kind: Kind
    /// What a match means.
    let result: Result
    let domain: String
    /// Bits of an address that have to agree.
    let prefix: Int

    var asksDNS: Bool {
      switch kind {
      case .all, .ip4, .ip6: false
      case .a, .mx, .ptr, .exists, .include: true
      }
    }

    /// Nil for what is none.
    init?(_ term: String, of own: String) {
      let results: [Character: Result] = ["+": .pass, "-": .fail, "~": .softfail, "?": .neutral]
      let qualifier = term.first.flatMap { results[$0] }
      result = qualifier ?? .pass
      let body = qualifier == nil ? term[...] : term.dropFirst()
      let name = body.prefix { $0 != ":" && $0 != "/" }
      let rest = body.dropFirst(name.count)
      let value = rest.hasPrefix(":") ? rest.dropFirst() : ""
      guard !term.contains("%") else { return nil }
      if name == "ip4" {
        guard let network = IPv4Network(value) else { return nil }
        (kind, domain, prefix) = (.ip4(network), own, 32)
        return
      }
      let parts = (value.isEmpty ? rest : value).split(separator: "/", omittingEmptySubsequences: false)
      let target = value.isEmpty ? "" : String(parts.first ?? "")
      let bits = parts.count > 1 ? Int(parts[1]) : 32
      guard let bits, (0...32).contains(bits) else { return nil }
      switch name {
      case "all" where rest.isEmpty: kind = .all
      case "ip6" where !target.isEmpty: kind = .ip6
      case "a": kind = .a
      case "mx": kind = .mx
      case "ptr": kind = .ptr
      case "exists" where !target.isEmpty: kind = .exists
      case "include" where !target.isEmpty: kind = .include
      default: return nil
      }
      (domain, prefix) = (target.isEmpty ? own : target, bits)
    }
  }
}
