import Delivery
import Events
import Names
import Octets
import SMTP
import Terminal

/// Hosts by preference, and below each its addresses.
extension CheckPicture {
  /// - Parameter isCompact: no empty line before the table.
  func table(isCompact: Bool) -> [PageLine] {
    guard isDomain ? !report.hosts.isEmpty : !report.visits.isEmpty else { return [] }
    var lines = isCompact ? [] : [empty]
    var told = 0
    for (index, host) in report.hosts.enumerated() {
      let rows = report.visits.indices.filter { report.visits[$0].host == index }
      // A domain may name thousands.
      guard !rows.isEmpty || told < Self.mostHosts else { continue }
      told += 1
      if isDomain { lines += hostLine(host, index) }
      for row in rows { lines += rowLines(row, report.visits[row], host) }
    }
    let left = report.hosts.count - told + report.hostsLeft
    if left > 0 { lines += wrapped("    and \(left) more hosts", role: .note) }
    if !report.notVisited.isEmpty { lines += wrapped(notVisited, indent: 4, role: .warning) }
    return lines
  }

  /// Hosts without a row that are shown.
  private static let mostHosts = 20

  private var notVisited: String {
    let some = report.notVisited.prefix(8).map(\.description).joined(separator: ", ")
    let more = report.notVisited.count > 8 ? " and \(report.notVisited.count - 8) more" : ""
    return "Not looked at: \(some)\(more); --all looks at every address."
  }

  // MARK: Hosts

  private func hostLine(_ host: MailHost, _ index: Int) -> [PageLine] {
    let head = "\(label(host))\(host.name)"
    let remarks = remarks(on: host, index)
    guard !remarks.isEmpty else { return wrapped(head, indent: 4, role: .heading) }
    let said = remarks.joined(separator: "; ")
    let one = "# \(head.padded(to: 42)) \(said)"
    if !isNarrow, columns(one) <= width { return [PageLine(text: one, role: .heading)] }
    return wrapped(head, indent: 4, role: .heading) + wrapped("\(inner)\(said)", indent: 4, role: .heading)
  }

  private func label(_ host: MailHost) -> String {
    switch host.origin {
    case .mx(let preference): "\(preference)".padded(to: 3) + " "
    case .implicit, .named: "    "
    }
  }

  private func remarks(on host: MailHost, _ index: Int) -> [String] {
    var remarks: [String] = []
    if let alias = host.alias { remarks.append("an alias of \(alias)") }
    if host.addresses.isEmpty { remarks.append("has no address") }
    if host.isInPolicy == false { remarks.append("not in the MTA-STS policy") }
    let equals = report.hosts.count { $0.origin == host.origin }
    let isFirst = !report.hosts[..<index].contains { $0.origin == host.origin }
    if case .mx(let preference) = host.origin, equals > 1, isFirst {
      remarks.append("\(equals) hosts with \(preference): random order")
    }
    return remarks
  }

  // MARK: Rows

  private func state(_ visit: Visit, _ host: MailHost) -> RowState {
    var hasPolicy = false
    if case .policy(let policy, _) = report.policies.sts { hasPolicy = policy.mode != .none }
    return RowState(visit, host, port: report.port, hasPolicy: hasPolicy)
  }

  private func rowLines(_ row: Int, _ visit: Visit, _ host: MailHost) -> [PageLine] {
    let state = state(visit, host)
    let role = Self.role(state.worst)
    if options.isPlain { return wrapped(sentence(row, visit, host, state), role: role) + trialLines(visit) }
    let picture = drawn(row, visit, state, role) + trialLines(visit)
    guard options.notes == .full else { return picture }
    return picture + wrapped("\(inner)\(inner)\(state.sentence).", indent: 8, role: .note)
  }

  /// What came of that which was asked for besides.
  private func trialLines(_ visit: Visit) -> [PageLine] {
    visit.trials.flatMap { outcome in
      let replies = outcome.replies.map { "\($0.code)" }
      return wrapped(
        "\(inner)\(inner)tried \(outcome.trial.name): "
          + (replies.isEmpty ? "no reply" : "\(replies.joined(separator: ", ")) (\(Self.words(outcome)))"),
        indent: 8, role: .note)
    }
  }

  private static func words(_ outcome: TrialOutcome) -> String {
    switch (outcome.trial, outcome.isAccepted) {
    case (.vrfy, true): outcome.replies.first?.code.rawValue == 252 ? "tells nothing" : "tells who exists"
    case (.vrfy, false): "refused"
    case (.postmaster, let isAccepted), (.relay, let isAccepted): isAccepted ? "accepted" : "refused"
    }
  }

  private func sentence(_ row: Int, _ visit: Visit, _ host: MailHost, _ state: RowState) -> String {
    let time = visit.milliseconds > 0 ? ", after \(Self.time(visit.milliseconds))" : ""
    return "Row \(RowLetter.of(row)), \(visit.address) of \(host.name): \(state.sentence)\(time)."
  }

  private func drawn(_ row: Int, _ visit: Visit, _ state: RowState, _ role: Role) -> [PageLine] {
    let time = visit.milliseconds > 0 ? Self.time(visit.milliseconds) : ""
    let head = "#  \(RowLetter.of(row).padded(to: 4)) \(visit.address.description.padded(to: addressWidth)) "
    let said = visible(state.text)
    let room = width - columns(head) - columns(said)
    if !isNarrow, room > columns(time), !time.isEmpty {
      let line = head + said.padded(to: columns(said) + room - columns(time)) + time
      return [PageLine(text: line, role: role)]
    }
    // A server's words need no time beside them.
    if !isNarrow, room >= 0, time.isEmpty || state.ending != nil { return [PageLine(text: head + said, role: role)] }
    // The states have a line of their own where the address leaves no room, or the window none.
    let first = "#  \(RowLetter.of(row).padded(to: isNarrow ? 2 : 4)) \(visit.address)"
    let rest = "#  " + blanks(isNarrow ? 3 : 5)
    let states = wrap(time.isEmpty ? said : "\(said)  \(time)", width: width, prefix: rest)
    return ([first] + states).map { PageLine(text: $0, role: role) }
  }

  /// Columns of the addresses; a long one does not push the others away.
  private var addressWidth: Int {
    let widths = report.visits.map { $0.address.description.utf8.count }
    return max(15, min(22, widths.max() ?? 0))
  }

  private static func role(_ mark: RowState.Mark) -> Role {
    switch mark {
    case .well: .note
    case .missing, .unknown: .warning
    case .failed: .failure
    }
  }

  /// `48 ms`, `10 s`.
  static func time(_ milliseconds: Double) -> String {
    guard milliseconds.isFinite, milliseconds < 1e9 else { return "" }
    return milliseconds < 9_950 ? "\(Int(milliseconds.rounded())) ms" : "\(Int((milliseconds / 1_000).rounded())) s"
  }
}
