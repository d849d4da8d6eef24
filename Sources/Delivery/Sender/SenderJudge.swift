import Names
import SMTP
import SenderPolicy

/// What servers make of mail from an address: findings, the worst first, and what becomes of it.
package struct SenderJudge {
  private var report: CheckReport
  private var findings: [Finding] = []

  package init(_ report: CheckReport) { self.report = report }

  /// The report with its findings and its verdict.
  package var judged: CheckReport {
    guard let facts = report.sender else { return report }
    var judge = self
    judge.judge(facts)
    judge.report.findings = (report.findings + judge.findings).worstFirst
    judge.report.verdict = Self.verdict(facts, judge.report.findings)
    return judge.report
  }

  private mutating func add(_ kind: FindingKind, _ severity: Finding.Severity) {
    findings.append(Finding(kind, severity))
  }

  private mutating func judge(_ facts: SenderFacts) {
    if let address = facts.address {
      judgeNames(address, facts)
      for listing in facts.listings { judge(listing, address) }
      if let domain = facts.domain, let outcome = facts.spf { judge(outcome, domain, address) }
    } else {
      add(.ownAddressUnknown, .unknown)
    }
    if let domain = facts.domain { judgePolicy(domain, facts) }
    judgeSilence(facts)
  }

  /// What had no answer. Block lists have a word of their own for that.
  private mutating func judgeSilence(_ facts: SenderFacts) {
    let lists = facts.listings.map(\.zone)
    for answer in report.answers where !lists.contains(where: { answer.question.name.isWithin($0) }) {
      switch answer.result {
      case .failed(.timedOut): add(.lookupSilent(answer.question), .unknown)
      case .failed: add(.lookupFailed(answer.question), .unknown)
      case .records, .noData, .noSuchName: break
      }
    }
  }

  private mutating func judgeNames(_ address: IPAddress, _ facts: SenderFacts) {
    switch facts.reverse {
    case .none: add(.senderWithoutName(address), .refused)
    case .names(let names, confirmed: false):
      if let name = names.first { add(.senderNameNotConfirmed(address, name), .refused) }
    case .names, .unknown: break
    }
    guard let hello = facts.hello else { return }
    switch facts.helloName {
    case .leadsNowhere: add(.helloNameUnknown(hello), .fragile)
    case .leadsElsewhere: add(.helloNameElsewhere(hello, address), .advice)
    case .confirmed, .unknown: break
    }
  }

  private mutating func judge(_ outcome: SPF.Outcome, _ domain: DomainName, _ address: IPAddress) {
    switch outcome.result {
    case .pass: break
    case .none: add(.spfMissing(domain), .fragile)
    case .neutral: add(.spfRefuses(domain, address, outcome), .advice)
    case .softfail: add(.spfRefuses(domain, address, outcome), .fragile)
    case .fail: add(.spfRefuses(domain, address, outcome), .refused)
    case .permerror: outcome.fault.map { add(.spfFault(domain, $0), .refused) }
    case .temperror: break
    }
  }

  private mutating func judgePolicy(_ domain: DomainName, _ facts: SenderFacts) {
    guard facts.isDMARCKnown else { return }
    guard let policy = facts.dmarc else { return add(.dmarcMissing(domain), .advice) }
    guard let spf = facts.spf, ![.pass, .temperror].contains(spf.result), policy.effect != .none else { return }
    add(.dmarcNeedsSignature(domain, policy.effect), .fragile)
  }

  private mutating func judge(_ listing: SenderFacts.Listing, _ address: IPAddress) {
    switch listing.state {
    case .notListed: break
    case .listed(_, let reasons): add(.listed(address, zone: listing.zone, reason: reasons.first), .refused)
    case .unusable(let fault): add(.listUnusable(listing.zone, fault), .unknown)
    }
  }

  private static func verdict(_ facts: SenderFacts, _ findings: [Finding]) -> Verdict {
    if findings.contains(where: { $0.severity.isFault }) { return Verdict(ending: .brokenForSome, delivered: .unknown) }
    let isUnknown = !facts.areComplete || findings.contains { $0.severity == .unknown }
    return isUnknown ? Verdict(ending: .held, delivered: .unknown) : Verdict(ending: .delivered, delivered: .yes)
  }
}
