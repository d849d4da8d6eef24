import Names
import Octets

/// One evaluation, over what is known so far (RFC 7208, sections 4 to 6).
struct SPFEvaluation {
  /// Why it goes no further.
  enum Stop: Error {
    case needs(DNSQuestion)
    case fault(SPF.Fault)
    case unanswered(DNSQuestion)
  }

  /// Terms that may ask the name service, and questions that may lead nowhere (section 4.6.4).
  private static let mostLookups = 10
  private static let mostVoidLookups = 2
  /// MX of one domain, and names of the address.
  private static let mostHosts = 10

  private let sender: SPF.Sender
  private let answer: (DNSQuestion) -> DNSAnswer?
  private(set) var lookups = 0
  private var voidLookups = 0

  init(_ sender: SPF.Sender, _ answer: @escaping (DNSQuestion) -> DNSAnswer?) {
    (self.sender, self.answer) = (sender, answer)
  }

  /// - Returns: what the record of a domain comes to; `none` where it has none.
  mutating func check(_ domain: DomainName) throws(Stop) -> SPF.Outcome {
    let records = SPF.records(try look(domain, .txt).texts)
    guard let text = records.first else { return SPF.Outcome(.none) }
    guard records.count == 1 else { throw .fault(.severalRecords(records.count)) }
    let record: SPFRecord
    do throws(SPF.Fault) { record = try SPFRecord(text) } catch { throw .fault(error) }
    for mechanism in record.mechanisms {
      if mechanism.asks { try count() }
      guard try matches(mechanism, in: domain) else { continue }
      var outcome = SPF.Outcome(mechanism.meaning)
      (outcome.term, outcome.owner) = (ForeignText(mechanism.text), domain)
      return outcome
    }
    guard let redirect = record.redirect else { return SPF.Outcome(.neutral) }
    try count()
    let target = try target(redirect, in: domain)
    let outcome = try check(target)
    guard outcome.result != .none else { throw .fault(.noRecord(target)) }
    return outcome
  }

  // MARK: Asking

  private mutating func count() throws(Stop) {
    lookups += 1
    guard lookups <= Self.mostLookups else { throw .fault(.tooManyLookups) }
  }

  private func look(_ name: DomainName, _ type: RecordType) throws(Stop) -> DNSAnswer {
    let question = DNSQuestion(name, type)
    guard let answer = answer(question) else { throw .needs(question) }
    if answer.hasFailed { throw .unanswered(question) }
    return answer
  }

  /// The same, where an answer without records counts.
  private mutating func lookCounted(_ name: DomainName, _ type: RecordType) throws(Stop) -> DNSAnswer {
    let answer = try look(name, type)
    if answer.records.isEmpty {
      voidLookups += 1
      guard voidLookups <= Self.mostVoidLookups else { throw .fault(.tooManyVoidLookups) }
    }
    return answer
  }

  private var addressType: RecordType { sender.address.recordType }

  private func target(_ text: String?, in domain: DomainName) throws(Stop) -> DomainName {
    guard let text else { return domain }
    guard let name = SPFMacro.expand(text, for: sender, in: domain) else { throw .fault(.term(ForeignText(text))) }
    return name
  }

  // MARK: Mechanisms

  private mutating func matches(
    _ mechanism: SPFRecord.Mechanism, in domain: DomainName
  ) throws(Stop) -> Bool {
    switch mechanism.kind {
    case .all: return true
    case .network(let network, let bits): return sender.address.agrees(with: network, bits: bits)
    case .include(let text):
      let target = try target(text, in: domain)
      switch try check(target).result {
      case .pass: return true
      case .fail, .softfail, .neutral: return false
      case .none, .permerror, .temperror: throw .fault(.noRecord(target))
      }
    case .a(let text, let prefix):
      let answer = try lookCounted(try target(text, in: domain), addressType)
      return answer.addresses.contains { isNear($0, prefix) }
    case .mx(let text, let prefix): return try isExchanger(of: try target(text, in: domain), prefix)
    case .ptr(let text): return try isNamed(below: try target(text, in: domain))
    case .exists(let text):
      // IPv4, whatever the client has (section 5.7).
      return try !lookCounted(try target(text, in: domain), .a).addresses.isEmpty
    }
  }

  private func isNear(_ address: IPAddress, _ prefix: SPFRecord.Mechanism.Prefix) -> Bool {
    sender.address.agrees(with: address, bits: sender.address.isIPv6 ? prefix.ipv6 : prefix.ipv4)
  }

  private mutating func isExchanger(
    of domain: DomainName, _ prefix: SPFRecord.Mechanism.Prefix
  ) throws(Stop) -> Bool {
    let hosts = try lookCounted(domain, .mx).exchangers.map(\.host).filter { !$0.isRoot }
    guard hosts.count <= Self.mostHosts else { throw .fault(.tooManyHosts(domain)) }
    for host in hosts where try look(host, addressType).addresses.contains(where: { isNear($0, prefix) }) {
      return true
    }
    return false
  }

  /// Whether the address has a name there, and that name leads back to it (section 5.5). What fails on the way matches
  /// nothing; only the first names count.
  private mutating func isNamed(below domain: DomainName) throws(Stop) -> Bool {
    let question = DNSQuestion(sender.address.reverseName, .ptr)
    guard let answer = answer(question) else { throw .needs(question) }
    for name in answer.names.prefix(Self.mostHosts) where name.isWithin(domain) {
      let question = DNSQuestion(name, addressType)
      guard let back = self.answer(question) else { throw .needs(question) }
      if back.addresses.contains(sender.address) { return true }
    }
    return false
  }
}

extension IPAddress {
  /// Whether the first bits of two addresses of one kind are the same.
  fileprivate func agrees(with other: IPAddress, bits: Int) -> Bool {
    guard isIPv6 == other.isIPv6 else { return false }
    return zip(octets, other.octets).enumerated().allSatisfy { index, pair in
      let left = min(8, max(0, bits - index * 8))
      let mask = UInt8(truncatingIfNeeded: 0xFF << (8 - left))
      return pair.0 & mask == pair.1 & mask
    }
  }
}
