package import Names
import Octets

/// What a domain wants done with mail that only pretends to be from it (RFC 9989, sections 4.7 and 4.10).
package struct DMARCPolicy: Equatable, Sendable {
  package enum Request: String, Sendable {
    case none, quarantine, reject
  }

  package enum Step: Equatable, Sendable {
    case needs(DNSQuestion)
    /// Nil: neither the domain nor one above it has a record that counts.
    case done(DMARCPolicy?)
    /// The name service did not say.
    case unanswered(DNSQuestion)
  }

  /// Whose record it is: the domain's own, or one above.
  package let owner: DomainName
  package let request: Request
  /// Whether receivers are asked to do less than that, for now (`t=y`).
  package let isTesting: Bool
  /// What they do then: a test asks for one level less (section 4.7).
  package var effect: Request {
    guard isTesting else { return request }
    return request == .reject ? .quarantine : .none
  }
  /// Whether the domain of SPF has to be the very one in From: (`aspf=s`).
  package let isStrict: Bool

  /// Labels of the longest name above it that is asked: a walk has eight steps at most.
  private static let mostLabels = 7

  /// Looks for the policy of a domain: at its own name, then upwards to the top, which the RFC calls a tree walk.
  /// - Parameter answer: what the name service said; nil: nobody has asked it yet.
  package static func find(_ domain: DomainName, knowing answer: (DNSQuestion) -> DNSAnswer?) -> Step {
    var above: (name: DomainName, record: TaggedRecord)?
    for name in names(from: domain) {
      guard let place = name.below("_dmarc") else { continue }
      let question = DNSQuestion(place, .txt)
      guard let answer = answer(question) else { return .needs(question) }
      if answer.hasFailed { return .unanswered(question) }
      guard let record = record(in: answer) else { continue }
      if name == domain { return .done(DMARCPolicy(record, of: name, isOwn: true)) }
      let scope = record["psd"]?.lowercased()
      // A registry's record counts unless the organization has one, whose name is just below it (section 4.10.2).
      if scope == "y", let organization = above?.name, organization.labels.count == name.labels.count + 1 { break }
      above = (name, record)
      if scope == "y" || scope == "n" { break }
    }
    return .done(above.flatMap { DMARCPolicy($0.record, of: $0.name) })
  }

  /// Nil if it asks for nothing that one can do, and names nobody to report to: then there is no DMARC (section 4.10.1).
  private init?(_ record: TaggedRecord, of owner: DomainName, isOwn: Bool = false) {
    self.owner = owner
    let isValid =
      record["p"] != nil && ["p", "sp", "np"].compactMap { record[$0] }.allSatisfy { Self.request($0) != nil }
    guard isValid || Self.namesSomebody(record["rua"] ?? "") else { return nil }
    let asked = isOwn ? record["p"] : record["sp"] ?? record["p"]
    request = isValid ? asked.flatMap(Self.request) ?? .none : .none
    isTesting = record["t"]?.lowercased() == "y"
    isStrict = record["aspf"]?.lowercased() == "s"
  }

  private static func request(_ value: String) -> Request? { Request(rawValue: value.lowercased()) }

  /// Whether one of the places for reports has the form of a URI.
  private static func namesSomebody(_ places: String) -> Bool {
    places.utf8.split(separator: UInt8(ascii: ",")).contains { place in
      let parts = Array(place).trimmingBlanks.split(separator: ASCII.colon, maxSplits: 1)
      return parts.count == 2 && parts[0].allSatisfy(\.isASCIILetter)
    }
  }

  private static func names(from domain: DomainName) -> [DomainName] {
    let labels = domain.labels
    let above = labels.dropFirst().suffix(mostLabels)
    return [domain] + above.indices.compactMap { DomainName(above[$0...].joined(separator: ".")) }
  }

  /// One that counts: several are none.
  private static func record(in answer: DNSAnswer) -> TaggedRecord? {
    let records = answer.texts.compactMap { TaggedRecord($0, version: "DMARC1") }
    return records.count == 1 ? records[0] : nil
  }
}
