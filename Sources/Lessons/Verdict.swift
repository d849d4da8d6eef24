/// What becomes of an attempt at a step.
package enum Verdict: Equatable, Sendable {
  case right
  /// - Parameters:
  ///   - own: what the lesson says to it; nil: the general answer is due.
  ///   - mark: where the typed line first differs, as an index of its octets; nil where there is no such place.
  case wrong(Mismatch, own: Lesson.Words?, mark: Int?)
}
