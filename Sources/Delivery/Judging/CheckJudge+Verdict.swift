import SMTP

extension CheckJudge {
  /// What becomes of a message; `findings` are known.
  var verdict: Verdict {
    switch report.route {
    case .noSuchDomain: return Verdict(ending: .noSuchDomain, delivered: .refused)
    case .takesNone, .nowhere: return Verdict(ending: .refused, delivered: .refused)
    case .held: return Verdict(ending: .held, delivered: isDeaf ? .unknown : .held)
    case .unknown: return Verdict(ending: .held, delivered: .unknown)
    case .hosts: break
    }
    let order = report.visits.indices
    if let row = order.first(where: { level($0) != nil }) {
      let isBroken = findings.contains { $0.severity.isFault }
      return Verdict(
        ending: isBroken ? .brokenForSome : .delivered, delivered: .yes, level: level(row),
        weakest: order.compactMap(weakest).min(), row: row)
    }
    return undelivered
  }

  /// Nobody takes the message: whether it comes back, waits, or nobody knows.
  private var undelivered: Verdict {
    // A machine without IPv6 reaches no address of that kind, which says nothing about them.
    let reachable = report.visits.indices.filter { !isUnreachable($0) }
    let order = reachable.isEmpty ? Array(report.visits.indices) : reachable
    guard !order.isEmpty else { return Verdict(ending: .held, delivered: .unknown) }
    let open = order.filter { Self.isOpen(report.visits[$0]) }
    if let row = open.first(where: { !isUndecided($0) }) {
      return Verdict(ending: .promiseBroken, delivered: .held, row: row)
    }
    if let row = open.first {
      return Verdict(ending: .held, delivered: host(row).dane == .unknown ? .held : .unknown, row: row)
    }
    if let row = order.first, order.allSatisfy({ isRefusing($0) }) {
      return Verdict(ending: .refused, delivered: .refused, row: row)
    }
    if let row = order.first(where: { isNotSMTP($0) }), order.allSatisfy({ isNotSMTP($0) }) {
      return Verdict(ending: .notSMTP, delivered: .held, row: row)
    }
    let isKnown = order.contains { isRefusing($0) || isNotSMTP($0) } || order.allSatisfy { isDown($0) }
    let isBlocked = findings.contains { if case .port25Blocked = $0.kind { true } else { false } }
    return Verdict(ending: .held, delivered: isKnown && !isBlocked ? .held : .unknown, row: order.first)
  }

  private func isUnreachable(_ row: Int) -> Bool {
    if case .unreachable? = report.visits[row].failure { true } else { false }
  }

  /// Whether nobody could find out if the promise is kept: the name service failed, or the server has no TLS just now.
  private func isUndecided(_ row: Int) -> Bool {
    host(row).dane == .unknown || report.visits[row].startTLS?.code.kind == .transientFailure
  }

  private func isRefusing(_ row: Int) -> Bool {
    let visit = report.visits[row]
    return visit.greeting?.code.kind == .permanentFailure || visit.hello?.code.kind == .permanentFailure
  }

  private func isNotSMTP(_ row: Int) -> Bool {
    if case .notSMTP? = report.visits[row].failure { true } else { false }
  }

  private func isDown(_ row: Int) -> Bool {
    switch report.visits[row].failure {
    case .silent?, .refused?, .lost?: true
    default: false
    }
  }
}
