import Annotations
import Delivery
import Events
import Terminal

/// What is wrong, the worst first, and below each what to do about it.
extension CheckPicture {
  /// Findings that are told; of more than that, the number.
  private static let most = 12
  /// The same for those of one kind.
  private static let mostAlike = 3
  /// The same for advice, unless everything is to be explained.
  private static let mostAdvice = 3

  var findingLines: [PageLine] {
    var lines: [PageLine] = []
    var told = 0
    var advice = 0
    var alike: [String: Int] = [:]
    for found in findings {
      if found.finding.severity == .advice { advice += 1 }
      alike[found.finding.kind.id, default: 0] += 1
      let isWanted = options.notes == .full || advice <= Self.mostAdvice || found.finding.severity != .advice
      guard told < Self.most, isWanted, alike[found.finding.kind.id, default: 0] <= Self.mostAlike else { continue }
      if told == 0, options.notes != .off { lines.append(empty) }
      told += 1
      lines += self.lines(found)
    }
    let left = findings.count - told
    if left > 0 {
      lines += wrapped(
        "(\(left == 1 ? "1 more finding" : "\(left) more findings"); --json has all of them.)", role: .note)
    }
    return lines
  }

  private func lines(_ found: FoundFinding) -> [PageLine] {
    let role = Self.role(found.finding.severity)
    let words = found.words
    let reference = words.reference.isEmpty ? "" : " (\(words.reference))"
    var lines = wrapped("\(Self.label(found.finding.severity))  \(words.sentence)\(reference)", indent: 4, role: role)
    for (index, step) in words.remedy.enumerated() {
      let number = words.remedy.count > 1 ? "\(index + 1). " : ""
      lines += wrapped("\(inner)\(number)\(step)", indent: 4 + number.utf8.count, role: .hint)
    }
    if let byHand = byHand(found) { lines += wrapped("\(inner)See it by hand:  \(byHand)", indent: 4, role: .hint) }
    return lines
  }

  /// For a shell, or at a prompt the row to open; nil there where no row could be.
  private func byHand(_ found: FoundFinding) -> String? {
    guard options.isInSession, found.words.byHand?.look != nil else { return found.words.byHand?.line }
    return (found.finding.rows.first ?? report.visits.indices.first).flatMap { row in
      found.words.byHand?.atPrompt(row: RowLetter.of(row))
    }
  }

  static func label(_ severity: Finding.Severity) -> String {
    switch severity {
    case .refused: "REFUSED"
    case .held: "HELD BACK"
    case .exposed: "EXPOSED"
    case .fragile: "FRAGILE"
    case .advice: "Advice"
    case .unknown: "NOT KNOWN"
    }
  }

  private static func role(_ severity: Finding.Severity) -> Role {
    switch severity {
    case .refused, .held: .failure
    case .exposed, .fragile, .unknown: .warning
    case .advice: .note
    }
  }
}
