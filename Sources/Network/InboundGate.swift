import NIOCore
package import TLS

/// Reads from the socket only when somebody asks for the next piece, so that a server that never stops talking
/// fills the kernel's buffer and not our memory. Lives on the channel's event loop.
final class InboundGate: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private var arrived: CircularBuffer<Inbound> = []
  private var waiting: ((Inbound) -> Void)?
  private var ended = false
  private var context: ChannelHandlerContext?

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    finish(with: .end)
  }

  /// Calls with the next piece; after the end, with the end again.
  func next(_ deliver: @escaping (Inbound) -> Void) {
    if let first = arrived.popFirst() {
      deliver(first)
    } else if ended {
      deliver(.end)
    } else {
      waiting = deliver
      context?.read()
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    deliver(.bytes(Array(buffer.readableBytesView)))
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    // A read can complete without a single octet; whoever waits still waits.
    if waiting != nil { context.read() }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case TLSEvent.established(let facts): deliver(.secured(facts))
    case TLSEvent.truncated: finish(with: .truncated)
    case TLSEvent.closed, ChannelEvent.inputClosed: finish(with: .end)
    default: break
    }
  }

  func channelInactive(context: ChannelHandlerContext) { finish(with: .end) }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    finish(with: (error as? TLSFailure).map { .insecure($0) } ?? .failed(TransportFailure(error)))
    context.close(promise: nil)
  }

  /// Octets could not be sent. After a close of our own that is no news.
  func broke(_ failure: TransportFailure) {
    if failure != .closedHere { finish(with: .failed(failure)) }
  }

  private func finish(with last: Inbound) {
    guard !ended else { return }
    ended = true
    deliver(last)
  }

  private func deliver(_ inbound: Inbound) {
    if let waiting {
      self.waiting = nil
      waiting(inbound)
    } else {
      arrived.append(inbound)
    }
  }
}

/// What comes from the other side of a connection.
package enum Inbound: Equatable, Sendable {
  /// At least one octet; after `.secured` it came encrypted.
  case bytes([UInt8])
  /// The TLS handshake is done. Nothing that came before it is still under way.
  case secured(TLSFacts)
  /// The other side has closed, or will send no more, which for SMTP is the same.
  case end
  /// The end of a TLS connection that the other side had not announced (RFC 8446, section 6.1).
  case truncated
  /// There is no TLS with the other side, or no more of it.
  case insecure(TLSFailure)
  case failed(TransportFailure)
}
