package import Delivery
package import Events
import Names
import Octets
import Terminal

/// How mail for a domain arrives, as a person reads it: lines with their roles, from a report alone. A healthy domain takes
/// at most 24 of them.
///
///     # 10  mx1.good.example
///     #  a    203.0.113.11    220 EHLO STARTTLS TLS1.3 DANE CA PTR       48 ms
package struct CheckPicture {
  /// Columns of the widest line, the mark `# ` included.
  package static let widest = 74
  /// Lines of the picture of a domain without faults.
  static let mostLines = 24

  package struct Options: Sendable {
    /// Columns of the window.
    package var width = CheckPicture.widest
    /// full: every row is explained; brief: the picture; off: findings and the outcome alone.
    package var notes = NotesLevel.brief
    /// Every row is a sentence.
    package var isPlain = false
    /// Whom the program asked, as a person named them; none: as the system is set up.
    package var resolvers: [String] = []
    /// Whether the picture is shown at a prompt, where rows can be opened by their letters.
    package var isInSession = false

    /// Whether the last line may become several: a script reads it as one.
    package var wrapsOutcome = true

    package init() {}
  }

  let report: CheckReport
  let options: Options
  /// The words of each finding, in their order.
  let findings: [FoundFinding]
  let outcome: Outcome

  package init(_ report: CheckReport, findings: [FoundFinding], outcome: Outcome, options: Options) {
    (self.report, self.findings, self.outcome, self.options) = (report, findings, outcome, options)
  }

  package var lines: [PageLine] {
    var lines = options.notes == .off ? [] : head + table(isCompact: false) + story(isShort: false)
    let ending = findingLines + last
    let isDrawn = options.notes == .brief && !options.isPlain && !isNarrow
    if isDrawn, lines.count + ending.count > Self.mostLines {
      // What every row says needs no room between, and less to follow.
      lines = head + table(isCompact: true) + story(isShort: true)
    }
    return lines + ending
  }

  private var last: [PageLine] {
    let sentence = "Outcome: \(outcome.sentence)"
    if options.wrapsOutcome { return wrapped(sentence, indent: 4, role: outcomeRole) }
    return [PageLine(text: "# \(visible(sentence))", role: outcomeRole)]
  }

  private var outcomeRole: Role {
    switch outcome.status {
    case .ok: .success
    case .differs: .warning
    default: .failure
    }
  }

  // MARK: What every part uses

  /// Columns of a line, its mark included.
  var width: Int { min(Self.widest, max(20, options.width)) }
  /// Whether columns side by side still have room.
  var isNarrow: Bool { width < 60 }

  var empty: PageLine { PageLine(text: "#", role: .note) }

  /// - Parameter indent: blanks before every line but the first.
  func wrapped(_ text: some StringProtocol, indent: Int = 0, role: Role) -> [PageLine] {
    let indent = isNarrow ? min(indent, 2) : indent
    let shown = visible(String(text))
    guard let first = wrap(shown, width: width, prefix: "# ").first else { return [] }
    let others = shown.dropFirst(first.count - 2).drop { $0 == " " }
    let rest = others.isEmpty ? [] : wrap(String(others), width: width, prefix: "# " + blanks(indent))
    return ([first] + rest).map { PageLine(text: $0, role: role) }
  }

  /// A label at the left, and what is said beside it.
  func labelled(_ label: String, _ text: String, role: Role = .note) -> [PageLine] {
    let gap = isNarrow ? 2 : 10
    let prefix = "# " + blanks(gap)
    if isNarrow {
      return (label.isEmpty ? [] : [PageLine(text: "# \(label)", role: .heading)])
        + wrap(text, width: width, prefix: prefix).map { PageLine(text: $0, role: role) }
    }
    var lines = wrap(text, width: width, prefix: prefix)
    if let first = lines.first {
      lines[0] = "# \(label.padded(to: gap))\(first.dropFirst(prefix.count))"
    }
    return lines.map { PageLine(text: $0, role: role) }
  }

  func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// Blanks before what belongs to the line above.
  var inner: String { isNarrow ? "  " : "    " }

  /// The name that the check is about.
  var subject: String {
    switch report.subject {
    case .domain(let name): name.description
    case .host(let name, let port): port == 25 ? name.description : "\(name):\(port)"
    case .address(let address, let port):
      port == 25 ? "[\(address)]" : "[\(address)]:\(port)"
    case .sender: report.sender?.address?.description ?? "here"
    }
  }

  var isDomain: Bool { if case .domain = report.subject { true } else { false } }
}

extension String {
  /// With blanks after it; never shortened.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - columns(self))) }
}
