/// The time that a session goes by: the system's, or one that a test sets.
package struct SessionClock: Sendable {
  let now: @Sendable () -> ContinuousClock.Instant
  /// Returns when the time has come. - Throws: `CancellationError`.
  let sleep: @Sendable (_ until: ContinuousClock.Instant) async throws -> Void

  static let system = SessionClock(
    now: { .now }, sleep: { try await Task.sleep(until: $0, clock: .continuous) })

  func seconds(since start: ContinuousClock.Instant) -> Double { (now() - start) / .seconds(1) }
}
