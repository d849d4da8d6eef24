import Names
import Octets

/// MTA-STS and the reports about it.
extension CheckJudge {
  /// A day: what is kept for less is hardly kept at all.
  private static let shortest = 86_400

  mutating func judgePolicies() {
    guard case .domain = report.subject, report.route == .hosts else { return }
    judgeSTS()
    let isPromised = report.policies.sts != .none || report.hosts.contains { $0.dane.hasRecords }
    if report.policies.areReportsMalformed {
      add(.reportsMalformed, .advice)
    } else if isPromised, report.policies.reports.isEmpty, !report.policies.areReportsUnknown {
      add(.noReports, .advice)
    }
  }

  private mutating func judgeSTS() {
    switch report.policies.sts {
    case .none:
      if !report.hosts.contains(where: { isDANE($0) || $0.dane == .notJudged }) { add(.noPromise, .advice) }
    case .announced: break
    case .unusable(let fault): add(.stsFault(fault), .fragile)
    case .policy(let policy, _): judge(policy)
    }
  }

  private mutating func judge(_ policy: STSPolicy) {
    switch policy.mode {
    case .none: return add(.stsTakenBack, .advice)
    case .testing: add(.stsTesting, .advice)
    case .enforce: break
    }
    // Where DANE decides nobody asks the policy.
    let subjects = report.hosts.filter { !isDANE($0) }
    let missing = subjects.filter { $0.isInPolicy == false }.map(\.name)
    if !missing.isEmpty {
      let isTesting = policy.mode == .testing
      add(.stsHostNotListed(missing, isTesting: isTesting), isTesting || isDeliverable ? .fragile : .held)
    }
    let idle = policy.hosts.filter { pattern in
      let alone = STSPolicy(mode: policy.mode, hosts: [pattern], maxAge: policy.maxAge)
      return !report.hosts.contains { alone.allows($0.name) }
    }
    if !idle.isEmpty, missing.count < report.hosts.count, report.hostsLeft == 0 { add(.stsListedNotMX(idle), .advice) }
    if policy.maxAge < Self.shortest { add(.stsShort(policy.maxAge), .advice) }
  }
}
