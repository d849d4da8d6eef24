import Annotations
import Causes
import Octets
import Terminal

/// The words of a summary, as a person reads them: a sentence, and a line for each cause.
enum ExplainedText {
  /// Columns of the longest bar.
  private static let barWidth = 10
  /// A line keeps to the width of a terminal, but shows so much of its example.
  private static let (lineWidth, leastExample) = (79, 16)

  static func sentence(_ summary: ExplainedSummary) -> String {
    var parts = [Phrases.count(summary.refusals, "refusal")]
    if summary.own == summary.refusals, summary.own > 0 {
      parts[0] += " by this server"
    } else if summary.own > 0 {
      parts[0] += " (\(summary.own) by this server)"
    }
    if summary.transient > 0 {
      parts[0] += summary.transient == summary.refusals ? ", for now only" : ", \(summary.transient) for now only"
    }
    let others = summary.replies - summary.refusals
    if others > 0 { parts.append(Phrases.count(others, "other reply", "other replies")) }
    if summary.delivered > 0 { parts.append("\(summary.delivered) delivered") }
    return "In \(Phrases.count(summary.lines, "line")): \(parts.joined(separator: ", "))."
  }

  /// `    14  40 %  ########  no-such-user  (line 12: 550 5.1.1 ...)`
  static func rows(_ summary: ExplainedSummary) -> [[UInt8]] {
    let most = summary.causes.first?.count ?? 1
    let width = summary.causes.map { name($0).utf8.count }.max() ?? 0
    return summary.causes.map { share in
      let bar = String(repeating: "#", count: max(1, share.count * barWidth / max(1, most)))
      let head =
        "# \(right("\(share.count)", 7)) \(right("\(summary.percentage(of: share))", 3)) %  \(left(bar, barWidth))  "
        + "\(left(name(share), width))  line \(share.line): "
      let room = max(leastExample, lineWidth - head.utf8.count)
      guard share.example.count > room else { return Array(head.utf8) + share.example }
      return Array(head.utf8) + share.example.prefix(room - 3).trimmingBlanks + Array("...".utf8)
    }
  }

  private static func name(_ share: ExplainedSummary.Share) -> String {
    (share.cause?.rawValue ?? "not known") + (share.isOwn ? " (a client)" : "")
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}
