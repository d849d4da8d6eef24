import Dispatch
import PracticeServer
import Synchronization

/// Carries what happens from the server's thread to whoever shows it. At most so many events are on their way: of more
/// than that, a person is told the number, and a program gets every one, for which the server waits.
final class EventFeed: Sendable {
  private static let backlog = 4_096

  let events: AsyncStream<ServerEvent>
  private let feed: AsyncStream<ServerEvent>.Continuation
  /// Room for events on their way; nil where some may be left out.
  private let room: DispatchSemaphore?
  private let state = Mutex((leftOut: 0, isOver: false))

  init(isComplete: Bool) {
    room = isComplete ? DispatchSemaphore(value: Self.backlog) : nil
    (events, feed) = AsyncStream.makeStream(
      bufferingPolicy: isComplete ? .unbounded : .bufferingOldest(Self.backlog))
  }

  /// On the server's thread.
  func send(_ event: ServerEvent) {
    if let room {
      room.wait()
      // Whoever waits after this one is let through too.
      if state.withLock(\.isOver) { room.signal() }
    }
    if case .dropped = feed.yield(event) { state.withLock { $0.leftOut += 1 } }
  }

  /// An event was shown.
  /// - Returns: how many were left out before it.
  func shown() -> Int {
    room?.signal()
    return state.withLock { state in
      defer { state.leftOut = 0 }
      return state.leftOut
    }
  }

  /// Nobody looks any more, and the server waits for nobody.
  func finish() {
    feed.finish()
    state.withLock { $0.isOver = true }
    room?.signal()
  }
}
