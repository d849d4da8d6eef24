package import Names

/// A host that mail for a domain may go to, as the name service has it.
package struct MailHost: Equatable, Sendable {
  package enum Origin: Equatable, Sendable {
    case mx(preference: Int)
    /// The domain has no MX: its own addresses take its mail (RFC 5321, section 5.1).
    case implicit
    /// Named on the command line.
    case named
  }

  /// What DANE promises for it (RFC 7672, section 2.2).
  package enum DANE: Equatable, Sendable {
    /// No TLSA record, or nobody asked, since the answers before it were not secure.
    case none
    /// The MX record is not signed, or the host's address is not: its TLSA records protect in part or not at all.
    case notSecure
    /// The look-up failed, or its answer is bogus: a sender with DANE keeps the mail (section 2.1.1).
    case unknown
    /// - Parameter base: the name whose certificate is meant (section 2.2.3).
    case records([TLSARecord], base: DomainName)
    /// Nobody could validate here.
    case notJudged

    package var hasRecords: Bool {
      if case .records = self { true } else { false }
    }
  }

  package let name: DomainName
  package let origin: Origin
  /// Where aliases lead; nil: it is none (RFC 5321, section 5.1 asks for that).
  package var alias: DomainName?
  /// IPv4 and IPv6, each family in the order of the answer.
  package var addresses: [IPAddress] = []
  package var dane = DANE.none
  /// TLSA records to which what leads is not signed: not every sender heeds them, or none.
  package var ignoredRecords = 0
  /// Whether the MTA-STS policy names it; nil: there is no policy.
  package var isInPolicy: Bool?

  package init(name: DomainName, origin: Origin) { (self.name, self.origin) = (name, origin) }

  package var preference: Int {
    if case .mx(let preference) = origin { preference } else { 0 }
  }
}
