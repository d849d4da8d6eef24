package import Causes

/// What a text held that was given to be explained, counted.
package struct ExplainedSummary: Equatable, Sendable {
  /// Refusals of one cause.
  package struct Share: Equatable, Sendable {
    /// Nil: it is not known.
    package let cause: Cause?
    /// Whether the server whose log it is refused clients; otherwise others refused what it sent.
    package let isOwn: Bool
    package var count: Int
    /// One of them, and the line in which it begins.
    package let example: [UInt8]
    package let line: Int

    package init(cause: Cause?, isOwn: Bool = false, count: Int, example: [UInt8], line: Int) {
      self.cause = cause
      self.isOwn = isOwn
      self.count = count
      self.example = example
      self.line = line
    }
  }

  package let lines: Int
  package let replies: Int
  package let refusals: Int
  /// Those of them that hold for now only (4yz): whoever sends tries again.
  package let transient: Int
  /// Messages, or recipients of one, that a log says were delivered.
  package let delivered: Int
  /// The commonest first.
  package let causes: [Share]
  /// Refusals that were counted and not told, since there were too many kinds.
  package let untold: Int

  package init(lines: Int, replies: Int, refusals: Int, transient: Int, delivered: Int, causes: [Share], untold: Int) {
    self.lines = lines
    self.replies = replies
    self.refusals = refusals
    self.transient = transient
    self.delivered = delivered
    self.causes = causes
    self.untold = untold
  }

  /// Refusals of clients by the server whose log it is.
  package var own: Int { causes.reduce(0) { $0 + ($1.isOwn ? $1.count : 0) } }

  /// Of all refusals, in per cent, rounded.
  package func percentage(of share: Share) -> Int { refusals > 0 ? (share.count * 200 / refusals + 1) / 2 : 0 }
}
