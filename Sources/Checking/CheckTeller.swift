package import Delivery
package import Events
import Names
import Octets
import Terminal

/// Tells what a check found out: the facts for a program, the picture for a person.
@MainActor package struct CheckTeller {
  private let reporter: Reporter
  private let setup: CheckSetup

  package init(_ reporter: Reporter, _ setup: CheckSetup) { (self.reporter, self.setup) = (reporter, setup) }

  /// - Parameters:
  ///   - report: with its findings and its verdict.
  ///   - isStrict: advice counts, too.
  ///   - isInSession: it is shown at a prompt, where rows can be opened by their letters, and nothing ends with it.
  @discardableResult package func tell(
    _ report: CheckReport, isStrict: Bool = false, isInSession: Bool = false
  ) -> Outcome {
    let outcome = Outcome(of: report, isStrict: isStrict, isInSession: isInSession)
    reporter.checkBegan(
      SessionEvent.CheckBegun(
        subject: report.subject, resolvers: setup.resolvers, dnssec: report.dnssec, helo: setup.options.helo))
    for answer in report.answers + report.reverseAnswers { reporter.looked(answer) }
    for policy in Self.policies(of: report) { reporter.published(policy) }
    if let facts = report.sender { reporter.sender(facts) }
    let judge = CheckJudge(report, now: 0)
    for (index, visit) in report.visits.enumerated() {
      reporter.row(
        SessionEvent.CheckRow(
          letter: RowLetter.of(index), visit: visit, host: report.hosts[visit.host], level: judge.level(index)))
    }
    let findings = report.findings.map { FoundFinding($0, setup.words($0, report)) }
    for finding in findings { reporter.found(finding) }
    let options = options(isInSession: isInSession)
    reporter.picture(CheckPicture(report, findings: findings, outcome: outcome, options: options).lines)
    if !isInSession { reporter.outcome(outcome) }
    return outcome
  }

  private func options(isInSession: Bool) -> CheckPicture.Options {
    var options = CheckPicture.Options()
    options.width = reporter.medium.screen.width
    options.notes = reporter.display.level
    // At a prompt the notes are full by themselves, and the picture is what was asked for.
    if isInSession, options.notes == .full { options.notes = .brief }
    options.isPlain = reporter.isPlain
    options.resolvers = setup.resolvers
    options.isInSession = isInSession
    options.wrapsOutcome = reporter.isInteractive
    return options
  }

  private static func policies(of report: CheckReport) -> [SessionEvent.PublishedPolicy] {
    let policies = report.policies
    var found: [SessionEvent.PublishedPolicy] = []
    if case .policy(let policy, let id) = policies.sts, case .domain(let domain) = report.subject {
      found.append(.sts(policy, id: id, source: "https://mta-sts.\(domain)/.well-known/mta-sts.txt"))
    }
    if !policies.reports.isEmpty { found.append(.reports(policies.reports.map(\.raw))) }
    return found + policies.spf.map { .spf($0.raw) } + policies.dmarc.map { .dmarc($0.raw) }
  }
}
