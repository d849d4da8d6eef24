package import Names
import SMTP
import SenderPolicy

/// What the name service says about a machine that sends mail: its name, the name it greets with, SPF and DMARC of its
/// domain, and the lists that somebody names. Questions come out, answers go in, as with `DomainSurvey`.
package struct SenderSurvey: Sendable {
  private let facts: SenderFacts
  private let zones: [DomainName]
  private let isPractice: Bool
  private var answers = SurveyAnswers()

  /// - Parameters:
  ///   - facts: whose mail it is, and the address if it is known.
  ///   - zones: block lists.
  ///   - isPractice: the answers are the practice world's own.
  package init(_ facts: SenderFacts, zones: [DomainName] = [], isPractice: Bool = false) {
    (self.facts, self.zones, self.isPractice) = (facts, zones, isPractice)
  }

  /// What can be asked now, each question once.
  package mutating func questions() -> [DNSQuestion] { answers.ask(wanted) }

  package mutating func receive(_ answer: DNSAnswer) { answers.receive(answer) }

  package var report: CheckReport {
    var report = CheckReport(subject: .sender)
    report.dnssec = isPractice ? .practice : .unknown
    report.answers = answers.all
    report.sender = known
    return report
  }

  // MARK: What is asked

  private var wanted: [DNSQuestion] {
    guard let address = facts.address else { return policyQuestion.map { [$0] } ?? [] }
    var wanted = [DNSQuestion(address.reverseName, .ptr)]
    wanted +=
      ((reverseAnswer(address)?.names ?? []).prefix(Visit.ReverseName.mostAsked) + [facts.hello].compactMap(\.self)).map
    { DNSQuestion($0, address.recordType) }
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

  private func reverseAnswer(_ address: IPAddress) -> DNSAnswer? { answers[DNSQuestion(address.reverseName, .ptr)] }

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
    guard let answer = reverseAnswer(address), !answer.hasFailed else { return .unknown }
    let names = answer.names
    guard !names.isEmpty else { return .none }
    let isConfirmed = names.prefix(Visit.ReverseName.mostAsked).contains { name in
      answers[DNSQuestion(name, address.recordType)]?.addresses.contains(address) == true
    }
    return .names(names, confirmed: isConfirmed)
  }

  private func helloName(_ address: IPAddress) -> SenderFacts.HelloName {
    guard let hello = facts.hello, let answer = answers[DNSQuestion(hello, address.recordType)], !answer.hasFailed
    else { return .unknown }
    if answer.addresses.isEmpty { return .leadsNowhere }
    return answer.addresses.contains(address) ? .confirmed : .leadsElsewhere(answer.addresses)
  }
}
