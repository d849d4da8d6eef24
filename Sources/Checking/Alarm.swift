import Network
import Synchronization

/// Waits for what a server sends, up to a moment; then the connection is closed, which ends the wait.
struct Alarm {
  let connection: Connection

  /// The next piece; nil where none came in time, or the task was cancelled.
  func next(within seconds: Double) async -> Inbound? {
    let isOver = Flag()
    let timer = Task { [connection] in
      try await Task.sleep(for: .seconds(seconds))
      isOver.raise()
      connection.close()
    }
    defer { timer.cancel() }
    let piece = await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in connection.next { waiter.resume(returning: $0) } }
    } onCancel: {
      isOver.raise()
      connection.close()
    }
    return isOver.isRaised ? nil : piece
  }

  private final class Flag: Sendable {
    private let value = Mutex(false)
    var isRaised: Bool { value.withLock { $0 } }
    func raise() { value.withLock { $0 = true } }
  }
}
