import NIOCore

/// Octets on their way: until the system has taken them, or will not.
package struct Sending: Sendable {
  private let written: EventLoopFuture<Void>

  init(_ written: EventLoopFuture<Void>) { self.written = written }

  /// Waits for it; nil when all were taken.
  package func callAsFunction() async -> TransportFailure? {
    await withCheckedContinuation { continuation in whenOver { continuation.resume(returning: $0) } }
  }

  /// Calls with the same from the connection's own thread.
  package func whenOver(_ tell: @escaping @Sendable (TransportFailure?) -> Void) {
    written.whenComplete { result in
      switch result {
      case .success: tell(nil)
      case .failure(let error): tell(TransportFailure(error))
      }
    }
  }
}
