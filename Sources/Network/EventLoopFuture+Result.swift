import NIOCore

extension EventLoopFuture where Value: Sendable {
  /// What `get()` gives, to whoever waits, straight from the event loop: `get()` itself waits on the shared pool, which
  /// is a thread to begin and two to wake.
  func result() async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      whenComplete { continuation.resume(with: $0) }
    }
  }
}
