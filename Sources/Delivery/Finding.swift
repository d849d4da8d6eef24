/// One thing that a sender or the domain's owner should know. Its words are Annotations'.
package struct Finding: Equatable, Sendable {
  /// What it does to mail, the worst first.
  package enum Severity: Int, Comparable, CaseIterable, Sendable {
    /// It comes back at once.
    case refused
    /// It waits, and comes back after days.
    case held
    /// It arrives, and can be read or diverted.
    case exposed
    /// It arrives, with one safeguard less than meant.
    case fragile
    /// Nobody could tell.
    case unknown
    case advice

    package static func < (one: Severity, other: Severity) -> Bool { one.rawValue < other.rawValue }

    /// Whether something is broken, if only for some.
    package var isFault: Bool { self < .unknown }
  }

  package let kind: FindingKind
  package let severity: Severity
  /// Indexes of the report's visits; empty: it is about the domain or a host.
  package let rows: [Int]

  package init(_ kind: FindingKind, _ severity: Severity, rows: [Int] = []) {
    (self.kind, self.severity, self.rows) = (kind, severity, rows)
  }
}

extension [Finding] {
  /// Those of one severity as they were found.
  var worstFirst: [Finding] {
    enumerated().sorted { ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset) }.map(\.element)
  }
}
