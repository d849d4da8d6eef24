package import SenderPolicy

/// What DMARC says of a message (RFC 9989, section 5.3): whether the domain in its From: is the one that SPF has found right, and what
/// that domain wants done where it is not. Nobody in the practice world signs with DKIM, so SPF alone decides.
package struct DMARC: Equatable, Sendable {
  package enum Policy: String, Sendable {
    case none, quarantine, reject
  }

  /// The domain in From:.
  package let domain: String
  /// Nil: neither the domain nor the one above it has a record.
  package let policy: Policy?
  package let passes: Bool

  /// - Parameters:
  ///   - domain: in From:, in lower case.
  ///   - spf: what SPF came to, and of which domain.
  package init(_ domain: String, spf: (result: SPF.Result, domain: String), in dns: WorldDNS) {
    self.domain = domain
    let organization = Self.organization(of: domain)
    let own = Self.tags(of: domain, dns)
    guard let tags = own ?? Self.tags(of: organization, dns) else {
      (policy, passes) = (nil, false)
      return
    }
    let asked = own == nil ? tags["sp"] ?? tags["p"] : tags["p"]
    policy = (asked?.lowercased()).flatMap(Policy.init) ?? Policy.none
    let isStrict = tags["aspf"]?.lowercased() == "s"
    let isAligned =
      isStrict ? spf.domain == domain : Self.organization(of: spf.domain) == organization
    passes = spf.result == .pass && isAligned
  }

  /// The last two labels: in the practice world every domain that somebody can register has two.
  static func organization(of domain: String) -> String {
    domain.split(separator: ".").suffix(2).joined(separator: ".")
  }

  private static func tags(of domain: String, _ dns: WorldDNS) -> TaggedRecord? {
    let records = dns.texts(of: "_dmarc.\(domain)").compactMap { TaggedRecord(Array($0.utf8), version: "DMARC1") }
    return records.count == 1 ? records[0] : nil
  }
}
