package import Octets

/// What the name service answered, and whether it can be believed.
package struct DNSAnswer: Equatable, Sendable {
  package enum Result: Equatable, Sendable {
    /// One or more.
    case records([RecordData])
    /// The name exists, and has none of that kind.
    case noData
    /// NXDOMAIN.
    case noSuchName
    case failed(Failure)
  }

  package enum Failure: Equatable, Sendable {
    /// The resolver's own word, as a number: 2 is SERVFAIL. It stands for REFUSED, loops and lame servers too.
    case code(Int)
    /// Nothing came in time, in seconds.
    case timedOut(seconds: Double)
    /// The library's words.
    case library(ForeignText)
  }

  /// What DNSSEC says of it (RFC 4035, section 4.3).
  package enum Trust: Equatable, Sendable {
    case secure
    /// Nobody signs that zone.
    case insecure
    /// It ought to be signed, and the signatures do not hold; why, in the library's words.
    case bogus(ForeignText)
    /// Nobody looked.
    case unchecked
  }

  package let question: DNSQuestion
  package let result: Result
  package let trust: Trust
  /// Where aliases led; the name asked for where there are none.
  package let canonicalName: DomainName
  /// Seconds for which it may be kept.
  package let timeToLive: Int
  package let milliseconds: Double

  package init(
    _ question: DNSQuestion, _ result: Result, trust: Trust = .unchecked, canonicalName: DomainName? = nil,
    timeToLive: Int = 0, milliseconds: Double = 0
  ) {
    self.question = question
    self.result = result
    self.trust = trust
    self.canonicalName = canonicalName ?? question.name
    self.timeToLive = timeToLive
    self.milliseconds = milliseconds
  }

  package var records: [RecordData] {
    if case .records(let records) = result { records } else { [] }
  }

  package var addresses: [IPAddress] {
    records.compactMap { if case .address(let address) = $0 { address } else { nil } }
  }

  /// Of an address (PTR).
  package var names: [DomainName] { records.compactMap { if case .ptr(let name) = $0 { name } else { nil } } }

  package var texts: [[UInt8]] { records.compactMap { if case .txt(let octets) = $0 { octets } else { nil } } }

  /// In the answer's order, null MX and all.
  package var exchangers: [(preference: Int, host: DomainName)] {
    records.compactMap { if case .mx(let preference, let host) = $0 { (preference, host) } else { nil } }
  }

  package var hasFailed: Bool { if case .failed = result { true } else { false } }
}

extension Duration {
  package var milliseconds: Double { Double(components.seconds) * 1e3 + Double(components.attoseconds) * 1e-15 }
}

/// What answers: a validating resolver, or the table of the practice world.
package protocol NameService: Sendable {
  /// Always an answer, and within a bounded time: a failure is one too.
  func answer(_ question: DNSQuestion) async -> DNSAnswer
}
