import Names
import Octets
import SMTP
import TLS

/// What the servers showed.
extension CheckJudge {
  mutating func judgeHosts() {
    if let evidence = report.otherPort, evidence.port != nil, !report.visits.isEmpty,
      report.visits.allSatisfy({ isBlocked($0, evidence) })
    {
      add(.port25Blocked(evidence), .unknown)
    } else {
      for index in report.hosts.indices { judge(index) }
    }
    if let banner = interceptor { add(.port25Intercepted(banner: banner), .unknown) }
    for row in report.visits.indices { judgeReverse(row) }
    for index in report.hosts.indices { judgeTrials(index) }
  }

  /// A refusal comes from nearby only if it comes sooner than the other port's answer did.
  private func isBlocked(_ visit: Visit, _ evidence: PortEvidence) -> Bool {
    switch visit.failure {
    case .silent?, .unreachable?: visit.reached == .nowhere
    case .refused?: visit.milliseconds < evidence.milliseconds
    default: false
    }
  }

  private mutating func judge(_ index: Int) {
    let host = report.hosts[index]
    var groups: [(kind: FindingKind, severity: Finding.Severity, rows: [Int])] = []
    for row in rows(of: index) {
      for (kind, severity) in faults(row) {
        if let place = groups.firstIndex(where: { $0.kind == kind && $0.severity == severity }) {
          groups[place].rows.append(row)
        } else {
          groups.append((kind, severity, [row]))
        }
      }
    }
    for group in groups { add(group.kind, group.severity, rows: group.rows) }
    judgeDANE(host, index)
  }

  /// What is wrong where mail goes elsewhere instead, and where it cannot.
  private var down: Finding.Severity { isDeliverable ? .fragile : .held }

  /// What is wrong with one address, DANE apart.
  private func faults(_ row: Int) -> [(FindingKind, Finding.Severity)] {
    let (visit, host) = (report.visits[row], host(row))
    if let fault = fault(ofFailure: visit, host) { return [fault] }
    guard let greeting = visit.greeting else { return [] }
    switch greeting.code.kind {
    case .permanentFailure: return [(.notWelcome(host.name), isDeliverable ? .fragile : .refused)]
    case .transientFailure: return [(.busy(host.name), .unknown)]
    default: break
    }
    guard let hello = visit.hello, greeting.code.kind == .completion else { return [] }
    switch hello.code.kind {
    case .permanentFailure: return [(.helloRefused(host.name), isDeliverable ? .fragile : .refused)]
    case .transientFailure: return [(.busy(host.name), .unknown)]
    default: return tlsFaults(visit, host)
    }
  }

  private func fault(ofFailure visit: Visit, _ host: MailHost) -> (FindingKind, Finding.Severity)? {
    switch visit.failure {
    // Before anything went out it is this machine that could not.
    case .other? where visit.reached == .nowhere: (.unreachable(host.name), .unknown)
    case .silent?: (.silent(host.name), down)
    case .refused?: (.refused(host.name), down)
    case .unreachable?: (.unreachable(host.name), .unknown)
    case .lost?, .other?: (.lost(host.name), down)
    case .notSMTP?: (.notSMTP(host.name), down)
    case .endless?: (.endless(host.name), down)
    case .tls?, .injected?, .notTried?, .unfinished?, nil: nil
    }
  }

  /// What a missing safeguard costs: the mail, where senders were promised it.
  private func unprotected(_ host: MailHost) -> Finding.Severity {
    if isDANE(host) || isEnforced(host) { return isDeliverable ? .fragile : .held }
    return needsAuthority(host) ? .fragile : .exposed
  }

  private func tlsFaults(_ visit: Visit, _ host: MailHost) -> [(FindingKind, Finding.Severity)] {
    if visit.extensions?.isMasked == true { return [(.masked(host.name), unprotected(host))] }
    guard visit.extensions?[.startTLS] != nil else { return [(.noStartTLS(host.name), unprotected(host))] }
    switch visit.startTLS?.code.kind {
    case .transientFailure?: return [(.startTLSRefused(host.name), .unknown)]
    case .permanentFailure?: return [(.startTLSRefused(host.name), unprotected(host))]
    default: break
    }
    switch visit.failure {
    case .tls(let failure)?: return [(.tlsFailed(host.name, failure), unprotected(host))]
    case .injected?: return [(.injected(host.name), unprotected(host))]
    default: break
    }
    guard let tls = visit.tls else { return [] }
    var faults: [(FindingKind, Finding.Severity)] = []
    if tls.version < .tls12 {
      faults.append((.oldTLS(host.name, tls.version), isEnforced(host) ? unprotected(host) : .fragile))
    }
    return faults + certificateFaults(tls, visit, host)
  }

  // MARK: The certificate

  private func certificateFaults(
    _ tls: TLSFacts, _ visit: Visit, _ host: MailHost
  ) -> [(FindingKind, Finding.Severity)] {
    // Where DANE vouches for it nobody asks an authority, its name or its dates.
    if visit.dane.contains(where: { $0.result == .matches && $0.record.usage == 3 }) { return [] }
    let isLookedAt = needsAuthority(host)
    let severity: Finding.Severity =
      !isLookedAt ? .advice : isEnforced(host) ? isDeliverable ? .fragile : .held : .fragile
    switch tls.verification {
    case .failed(let reasons):
      return isDANE(host) ? [] : reasons.prefix(1).map { (Self.kind($0, host.name), severity) }
    case .verified:
      guard let days = tls.chain.first?.notAfter.days(from: now), days < warnDays else { return [] }
      return [(.certificateSoon(host.name, days: days), isLookedAt ? .fragile : .advice)]
    case .notAsked: return []
    }
  }

  private static func kind(_ reason: VerificationFailure, _ host: DomainName) -> FindingKind {
    switch reason {
    case .expired, .notYetValid: .certificateExpired(host)
    case .wrongName(_, let names): .certificateName(host, names: names)
    case .commonNameOnly, .nulInName: .certificateName(host, names: [])
    case .missingIntermediate: .certificateChain(host)
    case .selfSigned, .unknownAuthority, .unknownIssuer: .certificateAuthority(host)
    case .badSignature, .weakKey, .weakSignature, .notAnAuthority, .wrongPurpose, .revoked, .noCertificate, .other:
      .certificateOther(host)
    }
  }

  // MARK: DANE

  private mutating func judgeDANE(_ host: MailHost, _ index: Int) {
    switch host.dane {
    case .none, .notJudged: return
    case .notSecure:
      guard host.ignoredRecords > 0 else { return }
      return add(
        report.isMXSecure ? .daneInsecureAddress(host.name) : .daneInsecureMX(host.name), .advice)
    case .unknown: return add(.daneLookupFailed(host.name), down)
    case .records(let records, let base):
      let seen = rows(of: index).filter { report.visits[$0].tls != nil && !report.visits[$0].dane.isEmpty }
      guard !seen.isEmpty else { return }
      let matching = seen.filter { row in report.visits[row].dane.contains { $0.result == .matches } }
      guard seen.contains(where: { row in report.visits[row].dane.contains { $0.result.isUsable } }) else {
        return add(.daneUnusable(host.name), .exposed, rows: seen)
      }
      if matching.isEmpty {
        let owner = base.below("_\(report.port)._tcp") ?? base
        let right = report.visits[seen[0]].tls?.chain.first.flatMap { DANE.record(for: $0) }
        return add(.daneMismatch(host.name, owner: owner, right: right), down, rows: seen)
      }
      if matching.count < seen.count {
        add(.danePartial(host.name), .fragile, rows: seen.filter { !matching.contains($0) })
      }
      for record in records {
        let verdicts = seen.compactMap { row in report.visits[row].dane.first { $0.record == record } }
        guard verdicts.allSatisfy({ $0.result == .differs }), !verdicts.isEmpty else { continue }
        add(.daneStale(host.name, record), .advice)
      }
    }
  }

  // MARK: Besides

  /// All hosts greet alike, with a name of none of them, and without STARTTLS: somebody between answers in their place.
  private var interceptor: ForeignText? {
    let greeted = report.visits.filter { $0.greeting?.code.kind == .completion }
    let banners = greeted.compactMap(\.greeting).map { $0.firstText.prefix { $0 != " " }.lowercased() }
    guard Set(banners).count == 1, let banner = banners.first, DomainName(banner) != nil, banner.contains("."),
      Set(greeted.map(\.host)).count > 1, !report.hosts.contains(where: { $0.name.text == banner }),
      greeted.allSatisfy({ visit in visit.extensions.map { $0[.startTLS] == nil } ?? false })
    else { return nil }
    return ForeignText(banner)
  }

  private mutating func judgeReverse(_ row: Int) {
    let visit = report.visits[row]
    guard visit.greeting != nil, !isRelocated else { return }
    switch visit.reverse {
    case .none: add(.noReverseName(visit.address), .advice, rows: [row])
    case .names(let names, confirmed: false):
      guard let name = names.first else { return }
      add(.reverseNameNotConfirmed(visit.address, name), .advice, rows: [row])
    case .names, .unknown: break
    }
  }

  private mutating func judgeTrials(_ index: Int) {
    let name = report.hosts[index].name
    for row in rows(of: index) {
      for outcome in report.visits[row].trials {
        switch outcome.trial {
        case .relay where outcome.isAccepted: add(.openRelay(name), .exposed, rows: [row])
        case .vrfy where [250, 251].contains(outcome.replies.first?.code.rawValue):
          add(.verifies(name), .advice, rows: [row])
        case .postmaster where outcome.replies.last?.code.kind == .permanentFailure:
          add(.postmasterRefused(name), .fragile, rows: [row])
        case .relay, .vrfy, .postmaster: break
        }
      }
    }
  }
}
