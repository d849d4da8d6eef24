/// What becomes of a message to the domain, and how well it is looked after.
package struct Verdict: Equatable, Sendable {
  package enum Delivered: String, Sendable {
    case yes, held, refused, unknown
  }

  /// How the way to a host is protected, the weakest first.
  package enum Level: Int, Comparable, Sendable {
    /// In plaintext.
    case clear
    /// Encrypted, by whoever answers.
    case tls
    /// The certificate is the host's, by an authority; no sender asks for that.
    case pkix
    case mtaSTS
    case dane

    package static func < (one: Level, other: Level) -> Bool { one.rawValue < other.rawValue }
  }

  /// In the order in which the worst decides.
  package enum Ending: Int, Comparable, Sendable {
    case noSuchDomain, refused, promiseBroken, notSMTP, held, brokenForSome, delivered

    package static func < (one: Ending, other: Ending) -> Bool { one.rawValue < other.rawValue }
  }

  package let ending: Ending
  package let delivered: Delivered
  /// Of the host that would be used; nil where none is.
  package let level: Level?
  /// The least that somebody between sender and host can force.
  package let weakest: Level?
  /// The index of the visit that decided it.
  package let row: Int?

  package init(ending: Ending, delivered: Delivered, level: Level? = nil, weakest: Level? = nil, row: Int? = nil) {
    (self.ending, self.delivered, self.level, self.weakest, self.row) = (ending, delivered, level, weakest, row)
  }
}
