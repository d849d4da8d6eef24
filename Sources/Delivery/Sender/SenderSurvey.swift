package import Names
import SMTP
import SenderPolicy

/// What the name service says about a machine that sends mail: its name, the name it greets with, SPF and DMARC of its
/// domain, and the lists that somebody names. Questions come out, answers go in, as with `DomainSurvey`.
package struct SenderSurvey: Sendable {
  /// Names of the address that are asked for their addresses.
  private static let mostNames = 3

  private let facts: SenderFacts
  private let zones: [DomainName]
  private let isPractice: Bool
  private var asked: Set<DNSQuestion> = []
  private var order: [DNSQuestion] = []
  private var answers: [DNSQuestion: DNSAnswer] = [:]

  /// - Parameters:
  ///   - facts: whose mail it is, and the address if it is known.
  ///   - zones: block lists.
  ///   - isPractice: the answers are the practice world's own.
  package init(_ facts: SenderFacts, zones: [DomainName] = [], isPractice: Bool = false) {
    (self.facts, self.zones, self.isPractice) = (facts, zones, isPractice)
  }

  /// What can be asked now, each question once.
  package mutating func questions() -> [DNSQuestion] { wanted.filter { asked.insert($0).inserted } }

  package mutating func receive(_ answer: DNSAnswer) {
    guard answers.updateValue(answer, forKey: answer.question) == nil else { return }
    order.append(answer.question)
  }

  package var report: CheckReport {
    var report = CheckReport(subject: .sender)
    report.dnssec = isPractice ? .practice : .unknown
    report.answers = order.compactMap { answers[$0] }
    report.sender = known
    return report
  }

  // MARK: What is asked

  private var wanted: [DNSQuestion] {
    guard let address = facts.address else { return policyQuestion.map { [$0] } ?? [] }
    var wanted = [DNSQuestion(address.reverseName, .ptr)]
    wanted += (reverseNames.prefix(Self.mostNames) + [facts.hello].compactMap(\.self)).map { DNSQuestion($0, type) }
    if case .needs(let question)? = spf { wanted.append(question) }
    wanted += [policyQuestion].compactMap(\.self)
    for zone in zones {
      if case .needs(let questions) = BlockList.look(for: address, in: zone, knowing: { answers[$0] }) {
        wanted += questions
      }
    }
    return wanted
  }

  private var policyQuestion: DNSQuestion? { if case .needs(let question)? = dmarc { question } else { nil } }

  private var type: RecordType { facts.address?.isIPv6 == true ? .aaaa : .a }

  private var reverseNames: [DomainName] {
    facts.address.flatMap { answers[DNSQuestion($0.reverseName, .ptr)] }?.records.compactMap { record in
      if case .ptr(let name) = record { name } else { nil }
    } ?? []
  }

  private var spf: SPF.Step? {
    guard let address = facts.address, let from = facts.from, let domain = facts.domain else { return nil }
    let sender = SPF.Sender(
      address: address, localPart: from.localPart, domain: domain,
      hello: facts.hello?.text ?? "[\(address)]")
    return SPF.evaluate(sender, knowing: { answers[$0] })
  }

  private var dmarc: DMARCPolicy.Step? {
    facts.domain.map { DMARCPolicy.find($0, knowing: { answers[$0] }) }
  }

  // MARK: What the answers say

  private var known: SenderFacts {
    var facts = facts
    if case .done(let outcome)? = spf { facts.spf = outcome }
    if case .done(let policy)? = dmarc { (facts.dmarc, facts.isDMARCKnown) = (policy, true) }
    guard let address = facts.address else { return facts }
    facts.reverse = reverse(address)
    facts.helloName = helloName(address)
    facts.listings = zones.map { zone in
      if case .done(let state) = BlockList.look(for: address, in: zone, knowing: { answers[$0] }) {
        SenderFacts.Listing(zone: zone, state: state)
      } else {
        SenderFacts.Listing(zone: zone, state: .unusable(.unanswered))
      }
    }
    return facts
  }

  private func reverse(_ address: IPAddress) -> Visit.ReverseName {
    guard let answer = answers[DNSQuestion(address.reverseName, .ptr)] else { return .unknown }
    if case .failed = answer.result { return .unknown }
    let names = reverseNames
    guard !names.isEmpty else { return .none }
    let isConfirmed = names.prefix(Self.mostNames).contains { name in
      answers[DNSQuestion(name, type)]?.addresses.contains(address) == true
    }
    return .names(names, confirmed: isConfirmed)
  }

  private func helloName(_ address: IPAddress) -> SenderFacts.HelloName {
    guard let hello = facts.hello, let answer = answers[DNSQuestion(hello, type)] else { return .unknown }
    if case .failed = answer.result { return .unknown }
    if answer.addresses.isEmpty { return .leadsNowhere }
    return answer.addresses.contains(address) ? .confirmed : .leadsElsewhere(answer.addresses)
  }
}
