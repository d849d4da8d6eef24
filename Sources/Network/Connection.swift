import NIOCore
package import TLS

/// A connection to a server: octets out, octets in, one piece at a time and only on demand.
package final class Connection: Sendable {
  /// `127.0.0.1:52814`: our end, and the server's.
  package let local: String
  /// Our end's IP address alone.
  package let localAddress: String
  package let remote: String

  private let channel: any Channel
  private let gate: NIOLoopBound<InboundGate>

  init(channel: any Channel, gate: NIOLoopBound<InboundGate>) {
    self.channel = channel
    self.gate = gate
    local = channel.localAddress.map(Self.text) ?? "?"
    localAddress = channel.localAddress?.ipAddress ?? "127.0.0.1"
    remote = channel.remoteAddress.map(Self.text) ?? "?"
  }

  /// Calls with the next piece from the server, from the connection's own thread. One call at a time; after the end it
  /// gives the end again.
  package func next(_ deliver: @escaping @Sendable (Inbound) -> Void) {
    channel.eventLoop.execute { [gate] in gate.value.next(deliver) }
  }

  /// Puts octets after what was enqueued before, at once; what it returns waits until the system has taken them, which
  /// a server that reads nothing may delay for ever.
  package func enqueue(_ bytes: [UInt8]) -> Sending {
    let promise = channel.eventLoop.makePromise(of: Void.self)
    channel.eventLoop.execute { [channel, gate] in
      // Where sending meets the break first, the channel tells its reader of a mere end: the gate has to know before.
      promise.futureResult.whenFailure { gate.value.broke(TransportFailure($0)) }
      channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: promise)
    }
    return Sending(promise.futureResult)
  }

  /// Begins a TLS handshake; `.secured` or `.insecure` tells what came of it. What had come before and was not asked for
  /// yet is given first: it was not encrypted. Nothing may be enqueued in between.
  /// - Throws: where there can be no engine; the connection is as it was.
  package func secure(_ context: TLSContext) throws(TLSOptionsFailure) {
    let handler = NIOLoopBoundBox.makeBoxSendingValue(try TLSHandler(context), eventLoop: channel.eventLoop)
    channel.eventLoop.execute { [channel] in
      // A channel that is gone takes no handler, and its reader is told of the end.
      try? channel.pipeline.syncOperations.addHandler(handler.value, position: .first)
    }
  }

  /// Closes both directions. Nothing that was not yet taken by the system is sent.
  package func close() {
    channel.close(promise: nil)
  }

  static func text(_ address: SocketAddress) -> String {
    let host = address.ipAddress ?? "?"
    let port = address.port ?? 0
    return host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}

extension EventLoopFuture where Value: Sendable {
  /// What `get()` gives, until the task is cancelled: then `cancel` has to see to it that the future ends.
  func result(onCancel cancel: @Sendable () -> Void) async throws -> Value {
    try await withTaskCancellationHandler {
      try await get()
    } onCancel: {
      cancel()
    }
  }
}

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
