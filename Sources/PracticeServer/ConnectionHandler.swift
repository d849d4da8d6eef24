import NIOCore
import SMTP

/// The practice server's end of one TCP connection: carries octets between the socket and a `ServerSession`.
///
/// It reads only when everything read before was answered and the answers were taken: a client that does not read its
/// replies is not read from either, so nothing piles up. Replies to commands that came together leave together, in
/// order (RFC 2920, section 3.2).
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private enum Phase {
    case talking
    /// The client has sent all it will; what is left of it is answered, then we close.
    case finishing
    /// The last reply is on its way; what still comes in is thrown away until the client closes. Closing at once with
    /// octets unread would make the kernel take the reply back.
    case hangingUp
    case closed
  }

  private var session: ServerSession
  private let office: PostOffice
  /// Nil: this client is welcome.
  private let refusal: ServerVerdict?
  private let idleLimit: TimeAmount
  private let onClose: () -> Void
  private var phase = Phase.talking
  /// Octets read and not yet looked at: at most what one turn of the event loop reads.
  private var input = ByteBuffer()
  private var lastHeard = NIODeadline.now()
  private var timer: Scheduled<Void>?

  /// - Parameters:
  ///   - refusal: said instead of a greeting, before hanging up.
  ///   - idleLimit: how long nothing may come in (RFC 5321, section 4.5.3.2.7: at least 5 minutes).
  ///   - onClose: called once, when the connection is gone.
  init(
    office: PostOffice, client: (address: String, port: Int), refusal: ServerVerdict?, idleLimit: TimeAmount,
    onClose: @escaping () -> Void
  ) {
    self.office = office
    self.refusal = refusal
    self.idleLimit = idleLimit
    self.onClose = onClose
    session = ServerSession(office: office, clientAddress: client.address, clientPort: client.port)
  }

  func channelActive(context: ChannelHandlerContext) {
    if let refusal { return say(refusal, context) }
    lastHeard = .now()
    watch(context, for: idleLimit)
    send(session.greeting, context)
    context.flush()
    context.read()
  }

  func channelInactive(context: ChannelHandlerContext) {
    phase = .closed
    timer?.cancel()
    session.end()
    onClose()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard phase != .hangingUp else { return }
    lastHeard = .now()
    var octets = unwrapInboundIn(data)
    if input.readableBytes == 0 { input = octets } else { input.writeBuffer(&octets) }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    proceed(context)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { proceed(context) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case ChannelEvent.inputClosed = event else { return context.fireUserInboundEventTriggered(event) }
    if phase == .hangingUp { return context.close(promise: nil) }
    phase = .finishing
    proceed(context)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  // MARK: Going on

  /// Answers what has come, as long as the client takes the answers; then asks for more.
  private func proceed(_ context: ChannelHandlerContext) {
    while phase != .hangingUp, phase != .closed, input.readableBytes > 0 {
      guard context.channel.isWritable else { break }
      let step = input.withUnsafeReadableBytes { session.step($0.assumingMemoryBound(to: UInt8.self)) }
      input.moveReaderIndex(forwardBy: step.consumed)
      guard let reply = step.reply else { continue }
      send(reply, context)
      if step.hangsUp { return hangUp(context) }
    }
    context.flush()
    guard input.readableBytes == 0 else { return }
    switch phase {
    case .talking, .hangingUp: context.read()
    case .finishing: say(.inputLost(insideMessage: session.isTakingMessage), context)
    case .closed: break
    }
  }

  private func send(_ reply: Reply, _ context: ChannelHandlerContext) {
    context.write(wrapOutboundOut(context.channel.allocator.buffer(bytes: reply.bytes)), promise: nil)
  }

  /// Says a last word and hangs up.
  private func say(_ verdict: ServerVerdict, _ context: ChannelHandlerContext) {
    send(office.persona.word(verdict), context)
    hangUp(context)
  }

  private func hangUp(_ context: ChannelHandlerContext) {
    let clientIsDone = phase == .finishing
    phase = .hangingUp
    input.clear()
    session.end()
    context.flush()
    guard !clientIsDone else { return context.close(promise: nil) }
    context.close(mode: .output, promise: nil)
    watch(context, for: .seconds(2))
    context.read()
  }

  // MARK: Time

  private func watch(_ context: ChannelHandlerContext, for time: TimeAmount) {
    timer?.cancel()
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { self.timeIsUp(context) }
  }

  private func timeIsUp(_ context: ChannelHandlerContext) {
    switch phase {
    case .closed: break
    case .hangingUp: context.close(promise: nil)
    case .talking, .finishing:
      let left = lastHeard + idleLimit - .now()
      if left > .nanoseconds(0) {
        watch(context, for: left)
      } else {
        say(.timedOut(insideMessage: session.isTakingMessage), context)
      }
    }
  }
}
