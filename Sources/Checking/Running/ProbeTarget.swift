package import Delivery
package import Names

/// One address to look at, and as whose it is looked at.
package struct ProbeTarget: Sendable {
  package let visit: Visit
  /// Where the address is reached; the address itself but in a practice world without addresses of its own.
  package var host: String
  package var port: Int
  /// The name that the certificate has to be for, and that is sent along (SNI).
  package let name: DomainName?
  /// The host's TLSA records, to judge its certificate by; none: there are none that count.
  package let records: [TLSARecord]
  /// The domain that the mail is for, which usage 2 may name (RFC 7672, section 3.2.2); nil where one host is checked.
  package let nextHop: DomainName?
  /// The name in EHLO.
  package let helo: String
  package let trials: [Trial]

  package init(
    _ visit: Visit, port: Int, name: DomainName?, records: [TLSARecord], nextHop: DomainName?, helo: String,
    trials: [Trial]
  ) {
    (self.visit, self.port, self.name, self.records) = (visit, port, name, records)
    host = visit.address.description
    (self.nextHop, self.helo, self.trials) = (nextHop, helo, trials)
  }
}
