import NIOCore
import NIOPosix

/// The one thread that every connection of this client is on: the first, where the process runs on it. The library's own
/// group would start one for each processor.
package enum ConnectionThread {
  private static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  static var loop: any EventLoop { FirstThread.loop ?? group.next() }

  /// Returns when the time has come, by the clock of the connections, which stands still while the machine sleeps.
  /// `Task.sleep` would begin three threads for it wherever Dispatch runs the tasks.
  /// - Throws: when the task is cancelled.
  package static func sleep(until time: ContinuousClock.Instant) async throws {
    let alarm = loop.scheduleTask(in: TimeAmount(time - .now)) {}
    try await alarm.futureResult.result { alarm.cancel() }
  }
}

extension TimeAmount {
  /// Not below nothing, and no more than thirty years.
  init(_ duration: Duration) { self = .nanoseconds(Int64(min(max(0, duration / .nanoseconds(1)), 1e18))) }
}
