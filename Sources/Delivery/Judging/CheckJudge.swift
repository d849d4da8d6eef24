import Names
import SMTP
import TLS

/// What follows from all that was learned: what is wrong, and what becomes of a message.
///
///     report = CheckJudge(report, now: seconds).judged
package struct CheckJudge {
  var report: CheckReport
  /// Seconds since 1970.
  let now: Int64
  let warnDays: Int
  /// Whether hosts were looked at elsewhere than where DNS has them: their addresses say nothing then.
  let isRelocated: Bool
  var findings: [Finding] = []

  /// - Parameters:
  ///   - warnDays: days that a certificate should have left.
  ///   - isRelocated: hosts were looked at elsewhere than where DNS has them.
  package init(_ report: CheckReport, now: Int64, warnDays: Int = 14, isRelocated: Bool = false) {
    (self.report, self.now, self.warnDays, self.isRelocated) = (report, now, warnDays, isRelocated)
  }

  /// The report with its findings, the worst first, and its verdict.
  package var judged: CheckReport {
    var judge = self
    judge.markPolicy()
    judge.judgeNames()
    judge.judgeHosts()
    judge.judgePolicies()
    judge.report.findings = judge.findings.worstFirst
    judge.report.verdict = judge.verdict
    return judge.report
  }

  mutating func add(_ kind: FindingKind, _ severity: Finding.Severity, rows: [Int] = []) {
    findings.append(Finding(kind, severity, rows: rows))
  }

  /// Whether not one question got an answer, not even that about the root: then it is the resolver that is silent, and
  /// nothing is known about the domain.
  var isDeaf: Bool {
    report.answers.contains { $0.question.name.isRoot } && report.answers.allSatisfy(\.hasFailed)
  }

  // MARK: What holds where

  var policy: STSPolicy? {
    if case .policy(let policy, _) = report.policies.sts { policy } else { nil }
  }

  private mutating func markPolicy() {
    guard let policy, policy.mode != .none else { return }
    for index in report.hosts.indices { report.hosts[index].isInPolicy = policy.allows(report.hosts[index].name) }
  }

  func rows(of host: Int) -> [Int] { report.visits.indices.filter { report.visits[$0].host == host } }

  func host(_ row: Int) -> MailHost { report.hosts[report.visits[row].host] }

  /// Whether DANE decides about a host, and MTA-STS does not (RFC 8461, section 2).
  func isDANE(_ host: MailHost) -> Bool {
    switch host.dane {
    case .records, .unknown: true
    case .none, .notSecure, .notJudged: false
    }
  }

  func isEnforced(_ host: MailHost) -> Bool { policy?.mode == .enforce && !isDANE(host) }

  /// Whether senders that keep promises look at the certificate of a host as an authority's.
  func needsAuthority(_ host: MailHost) -> Bool { policy.map { $0.mode != .none } == true && !isDANE(host) }

  static func isOpen(_ visit: Visit) -> Bool {
    visit.greeting?.code.kind == .completion && visit.hello?.code.kind == .completion
      && [nil, .notTried, .unfinished].contains(visit.failure.map(Self.plain))
  }

  /// A failure of TLS closes the way to TLS alone: a sender without a promise comes back in plaintext.
  private static func plain(_ failure: Visit.Failure) -> Visit.Failure? {
    switch failure {
    case .tls, .injected: .notTried
    default: failure
    }
  }

  /// How the way to an address is protected for a sender that keeps every promise; nil: it does not use it.
  package func level(_ row: Int) -> Verdict.Level? {
    let (visit, host) = (report.visits[row], host(row))
    guard Self.isOpen(visit) else { return nil }
    switch host.dane {
    case .unknown: return nil
    case .records:
      guard visit.tls != nil else { return nil }
      if visit.dane.contains(where: { $0.result == .matches }) { return .dane }
      return visit.dane.contains { $0.result.isUsable } ? nil : .tls
    case .none, .notSecure, .notJudged: break
    }
    if isEnforced(host) {
      guard host.isInPolicy == true, let tls = visit.tls, tls.verification.isVerified, tls.version >= .tls12 else {
        return nil
      }
      return .mtaSTS
    }
    guard let tls = visit.tls else { return .clear }
    return tls.verification.isVerified ? .pkix : .tls
  }

  /// The level that somebody on the path can bring a sender down to.
  func weakest(_ row: Int) -> Verdict.Level? {
    level(row).map { $0 >= .mtaSTS ? $0 : host(row).dane.hasRecords ? .tls : .clear }
  }

  /// Whether there is somewhere a message could go.
  var isDeliverable: Bool { report.visits.indices.contains { level($0) != nil } }
}
