import NIOCore
import NIOPosix

/// The one thread that every connection of this client is on; the library's own group would start one for each processor.
package enum ConnectionThread {
  private static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  static var loop: any EventLoop { group.next() }

  /// Returns when the time has come, by the clock of the connections, which stands still while the machine sleeps.
  /// `Task.sleep` would begin three threads for it.
  /// - Throws: when the task is cancelled.
  package static func sleep(until time: ContinuousClock.Instant) async throws {
    let rest = max(0, (time - .now) / .nanoseconds(1))
    let alarm = loop.scheduleTask(in: .nanoseconds(Int64(min(rest, 1e18)))) {}
    try await alarm.futureResult.result { alarm.cancel() }
  }
}
