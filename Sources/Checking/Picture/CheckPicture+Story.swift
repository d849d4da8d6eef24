import Delivery
import Events
import Names
import SMTP
import Terminal

/// What becomes of a message that finds everything in order.
extension CheckPicture {
  /// - Parameter isShort: nothing that the rows say already.
  func story(isShort: Bool) -> [PageLine] {
    // What a machine sends goes nowhere here.
    guard report.sender == nil else { return [] }
    var lines: [PageLine] = []
    if let way { lines += (isShort ? [] : [empty]) + wrapped(way, role: .note) }
    let isWell = !findings.contains { $0.finding.severity != .advice }
    guard isWell, report.verdict?.delivered == .yes else { return lines }
    lines += isShort ? [] : [empty]
    lines += wrapped("Nothing \(findings.isEmpty ? "to fix" : "is broken"). \(manner)", role: .success)
    if !isShort, let byHand { lines += wrapped("By hand:  \(byHand)", indent: 4, role: .hint) }
    return lines
  }

  // MARK: The way

  private var way: String? {
    guard let verdict = report.verdict, verdict.delivered == .yes, let row = verdict.row,
      report.visits.indices.contains(row)
    else { return nil }
    let used = report.visits[row].host
    let rows = report.visits.indices.filter { report.visits[$0].host == used && isOpen(report.visits[$0]) }
    let host = "\(report.hosts[used].name) (\(RowLetter.list(rows.isEmpty ? [row] : rows, "or")))"
    return "The mail goes to \(host), \(Self.protection(verdict.level))\(next(after: used))\(weakness(verdict))"
  }

  private static func protection(_ level: Verdict.Level?) -> String {
    switch level {
    case .dane?:
      "encrypted. DNSSEC vouches for its certificate (DANE), so nobody along the path can read the mail or take the "
        + "host's place."
    case .mtaSTS?:
      "encrypted. The domain's policy (MTA-STS) asks for a certificate that an authority vouches for, and the host has "
        + "it, so senders that heed the policy cannot be led elsewhere."
    case .pkix?, .tls?:
      "encrypted. No sender checks who answers, since there is neither DANE nor MTA-STS in force: an attacker along "
        + "the path can take the host's place."
    case .clear?: "in plaintext: anyone along the path can read it."
    case nil: "as far as could be seen."
    }
  }

  private func next(after used: Int) -> String {
    let others = report.hosts.indices.filter { $0 != used }
    guard let other = others.first(where: { !rows(of: $0).isEmpty }) else { return "" }
    return " If it is down, \(report.hosts[other].name) (\(RowLetter.list(rows(of: other), "or"))) takes the mail."
  }

  private func weakness(_ verdict: Verdict) -> String {
    guard let level = verdict.level, let weakest = verdict.weakest, level > .pkix, level > weakest else { return "" }
    return " Whoever keeps senders away from it can have the mail sent with less protection: \(Self.words(weakest))."
  }

  static func words(_ level: Verdict.Level) -> String {
    switch level {
    case .dane: "verified by DANE"
    case .mtaSTS: "verified by MTA-STS"
    case .pkix, .tls: "encrypted, not verified"
    case .clear: "in plaintext"
    }
  }

  private func rows(of host: Int) -> [Int] {
    report.visits.indices.filter { report.visits[$0].host == host && isOpen(report.visits[$0]) }
  }

  private func isOpen(_ visit: Visit) -> Bool { visit.failure == nil && visit.hello?.code.kind == .completion }

  // MARK: How it was found out

  private var manner: String {
    let names = options.resolvers.isEmpty ? "this system's resolver" : options.resolvers.joined(separator: ", ")
    let hasTried = report.visits.contains { !$0.trials.isEmpty }
    let sent = hasTried ? "no message was sent." : "nothing was sent beyond EHLO, STARTTLS and QUIT."
    return switch report.dnssec {
    case .validated: "Looked up through \(names), validated here; \(sent)"
    case .practice: "Looked up in the practice world; \(sent)"
    case .stripped, .oldAnchor, .unknown: "Looked up through \(names); \(sent)"
    }
  }

  private var byHand: String? {
    if options.isInSession { return report.visits.isEmpty ? nil : ":open a starttls" }
    return isDomain ? "smtp-tutor --mx \(subject) --starttls" : "smtp-tutor \(subject) --starttls"
  }
}
