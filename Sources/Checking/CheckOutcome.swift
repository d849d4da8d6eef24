package import Delivery
package import Events

extension Outcome {
  /// How a check went: the worst decides (`Verdict.Ending`).
  /// - Parameters:
  ///   - report: with its verdict and its findings.
  ///   - isStrict: advice counts, too.
  ///   - isInSession: nothing ends with it, and so the status is not told.
  package init(of report: CheckReport, isStrict: Bool = false, isInSession: Bool = false) {
    let verdict = report.verdict ?? Verdict(ending: .held, delivered: .unknown)
    let hasAdvice = report.findings.contains { $0.severity == .advice }
    var status = Self.status(verdict.ending)
    var sentence = Self.words(verdict, report)
    if isStrict, status == .ok, hasAdvice {
      status = .differs
      sentence += ", and there is advice (--strict)"
    }
    self.init(
      status: status, stage: "the check", sentence: isInSession ? sentence : "\(sentence); status \(status.rawValue)",
      check: CheckedDelivery(
        delivered: verdict.delivered, level: verdict.level, row: verdict.row.map(RowLetter.of)))
  }

  private static func status(_ ending: Verdict.Ending) -> ExitStatus {
    switch ending {
    case .noSuchDomain: .unknownHost
    case .refused: .refused
    case .promiseBroken: .security
    case .notSMTP: .notSMTP
    case .held: .tryLater
    case .brokenForSome: .differs
    case .delivered: .ok
    }
  }

  private static func words(_ verdict: Verdict, _ report: CheckReport) -> String {
    let cause =
      report.findings.first { $0.severity != .advice }.map { ": \($0.kind.id)\(rows($0))" } ?? host(verdict, report)
    if let facts = report.sender { return words(verdict, facts, cause) }
    switch verdict.ending {
    case .noSuchDomain: return "no such domain"
    case .refused: return "refused for good\(cause)"
    case .promiseBroken: return "held back, since a promise is broken\(cause)"
    case .notSMTP: return "not SMTP\(host(verdict, report))"
    case .held: return verdict.delivered == .unknown ? "not known\(cause)" : "held back\(cause)"
    case .brokenForSome: return "\(delivered(verdict.level)); broken for some\(cause)"
    case .delivered: return delivered(verdict.level)
    }
  }

  private static func words(_ verdict: Verdict, _ facts: SenderFacts, _ cause: String) -> String {
    let sender = facts.address.map { "mail from \($0)" } ?? "mail from here"
    switch verdict.ending {
    case .delivered: return "nothing was found that servers would hold against \(sender)"
    case .brokenForSome: return "some servers refuse or distrust \(sender)\(cause)"
    case .noSuchDomain, .refused, .promiseBroken, .notSMTP, .held:
      return "not known\(cause.isEmpty ? ": not everything was looked up" : cause)"
    }
  }

  private static func rows(_ finding: Finding) -> String {
    finding.rows.isEmpty ? "" : " (\(RowLetter.list(finding.rows)))"
  }

  private static func host(_ verdict: Verdict, _ report: CheckReport) -> String {
    guard let row = verdict.row, report.visits.indices.contains(row) else { return "" }
    return ": \(report.hosts[report.visits[row].host].name) (\(RowLetter.of(row)))"
  }

  private static func delivered(_ level: Verdict.Level?) -> String {
    switch level {
    case .clear?: "delivered in plaintext"
    case let level?: "delivered, \(CheckPicture.words(level))"
    case nil: "delivered"
    }
  }
}
