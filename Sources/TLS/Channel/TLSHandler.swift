package import NIOCore

/// Carries octets between a channel and a `TLSEngine`, at either end of a connection; whatever is to be decided, the
/// engine decides. First in the pipeline: before it is what is sent over the network, after it what was said.
///
/// The handshake begins when it is added to an active channel, or when the channel becomes active. What is written
/// before the handshake is done fails (`TLSEngine.NotOpen`). A failed handshake is an error (`TLSFailure`) for the
/// handlers after it; closing the channel is theirs to do. Reads only when it is asked to.
package final class TLSHandler: ChannelDuplexHandler {
  package typealias InboundIn = ByteBuffer
  package typealias InboundOut = ByteBuffer
  package typealias OutboundIn = ByteBuffer
  package typealias OutboundOut = ByteBuffer

  private let engine: TLSEngine
  private var hasEnded = false

  package init(_ context: TLSContext) throws(TLSOptionsFailure) {
    engine = try TLSEngine(context)
  }

  package func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { perform(engine.start(), context) }
  }

  package func channelActive(context: ChannelHandlerContext) {
    perform(engine.start(), context)
    context.fireChannelActive()
  }

  package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    perform(engine.receive(Array(unwrapInboundIn(data).readableBytesView)), context)
  }

  package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed? = event as? ChannelEvent { end(context) }
    context.fireUserInboundEventTriggered(event)
  }

  package func channelInactive(context: ChannelHandlerContext) {
    end(context)
    context.fireChannelInactive()
  }

  package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    do throws(TLSEngine.NotOpen) {
      perform(try engine.send(Array(unwrapOutboundIn(data).readableBytesView)), context, promise: promise)
    } catch {
      promise?.fail(error)
    }
  }

  /// Says goodbye (close_notify) before it closes.
  package func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    if mode != .input { perform(engine.close(), context) }
    context.close(mode: mode, promise: promise)
  }

  private func end(_ context: ChannelHandlerContext) {
    guard !hasEnded else { return }
    hasEnded = true
    perform(engine.end(), context)
  }

  /// - Parameter promise: for the octets that go out.
  private func perform(
    _ actions: [TLSEngine.Action], _ context: ChannelHandlerContext, promise: EventLoopPromise<Void>? = nil
  ) {
    // First what goes out: a handler that answers what it reads writes after it, and the order of records counts.
    var octets = ByteBuffer()
    for case .send(let piece) in actions { octets.writeBytes(piece) }
    if octets.readableBytes > 0 {
      context.writeAndFlush(wrapOutboundOut(octets), promise: promise)
    } else {
      promise?.succeed()
    }
    for action in actions {
      switch action {
      case .send: break
      case .received(let piece): context.fireChannelRead(wrapInboundOut(ByteBuffer(bytes: piece)))
      case .established(let facts): context.fireUserInboundEventTriggered(TLSEvent.established(facts))
      case .closed: context.fireUserInboundEventTriggered(TLSEvent.closed)
      case .truncated: context.fireUserInboundEventTriggered(TLSEvent.truncated)
      case .failed(let failure): context.fireErrorCaught(failure)
      }
    }
  }
}

/// What a `TLSHandler` tells the handlers after it, as a user inbound event. A failure comes as an error instead.
package enum TLSEvent: Equatable, Sendable {
  /// The handshake is done; what is read from here on came encrypted.
  case established(TLSFacts)
  /// The other side has said that it says no more.
  case closed
  /// The connection ended without such a word: somebody may have cut it off.
  case truncated
}
