/// A line read from an input that is no terminal, exactly as it stood there.
package struct Line: Sendable, Equatable {
  /// What ended the line.
  package enum Terminator: Sendable, Equatable {
    case lf
    case crlf
    /// The input ended without one.
    case none
  }

  /// The octets before the line end, any of them, NUL included.
  package var bytes: [UInt8]
  package var terminator: Terminator
  /// How many octets did not fit the bound and were dropped; 0 for all but absurd lines.
  package var overflow: Int

  package init(bytes: [UInt8], terminator: Terminator, overflow: Int = 0) {
    self.bytes = bytes
    self.terminator = terminator
    self.overflow = overflow
  }
}
