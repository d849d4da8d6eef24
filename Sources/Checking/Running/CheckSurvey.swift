package import Delivery
package import Names

/// What has to be known before a server is looked at: questions come out, answers go in, until there is nothing more to ask.
package protocol CheckSurvey: Sendable {
  /// What can be asked now; each question once.
  mutating func questions() -> [DNSQuestion]
  mutating func receive(_ answer: DNSAnswer)
  /// What the answers say so far.
  var report: CheckReport { get }
  /// Where the policy is that the domain announces; nil: it announces none.
  var policy: PolicyPlace? { get }
}

extension DomainSurvey: CheckSurvey {}
