import NIOCore
import Personas
import SMTP
import TLS

/// The practice server's end of one TCP connection: carries octets between the socket and a `ServerSession`.
///
/// It reads only when everything read before was answered and the answers were taken: a client that does not read its
/// replies is not read from either, so nothing piles up. Replies to commands that came together leave together, in
/// order (RFC 2920, section 3.2).
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private enum Phase {
    /// The 220 to STARTTLS is on its way; nothing is read until the `TLSHandler` is there to read it.
    case promisingTLS
    /// A handshake is to come, or under way: nothing is said.
    case securing
    case talking
    /// The client has sent all it will; what is left of it is answered, then we close.
    case finishing
    /// The last reply is on its way; what still comes in is thrown away until the client closes. Closing at once with
    /// octets unread would make the kernel take the reply back.
    case hangingUp
    case closed
  }

  private var session: ServerSession
  private let agent: DeliveryAgent
  /// Nil: this client is welcome.
  private let refusal: ServerVerdict?
  private let idleLimit: TimeAmount
  private let secure: () throws -> TLSHandler
  private let report: ((ServerEvent.Kind) -> Void)?
  private let onClose: () -> Void
  private let client: (address: String, port: Int)
  private let isTLS: Bool
  private var isGreeted = false
  private var phase: Phase
  /// Octets read and not yet looked at: at most what one turn of the event loop reads.
  private var input = ByteBuffer()
  private var lastHeard = NIODeadline.now()
  private var timer: Scheduled<Void>?

  /// - Parameters:
  ///   - isTLS: a `TLSHandler` stands in front already; the greeting waits for its handshake.
  ///   - refusal: said instead of a greeting, before hanging up.
  ///   - idleLimit: how long nothing may come in (RFC 5321, section 4.5.3.2.7: at least 5 minutes).
  ///   - secure: makes the `TLSHandler` that STARTTLS asks for.
  ///   - report: told what happens.
  ///   - onClose: called once, when the connection is gone.
  init(
    agent: DeliveryAgent, client: (address: String, port: Int), isTLS: Bool, refusal: ServerVerdict?,
    idleLimit: TimeAmount, secure: @escaping () throws -> TLSHandler, report: ((ServerEvent.Kind) -> Void)?,
    onClose: @escaping () -> Void
  ) {
    self.client = client
    self.isTLS = isTLS
    self.secure = secure
    self.report = report
    phase = isTLS ? .securing : .talking
    self.agent = agent
    self.refusal = refusal
    self.idleLimit = idleLimit
    self.onClose = onClose
    session = ServerSession(agent: agent, clientAddress: client.address, clientPort: client.port)
  }

  func channelActive(context: ChannelHandlerContext) {
    report?(.opened(address: client.address, port: client.port, isTLS: isTLS))
    lastHeard = .now()
    watch(context, for: idleLimit)
    if !isTLS { greet(context) }
    if phase != .hangingUp { context.read() }
  }

  private func greet(_ context: ChannelHandlerContext) {
    isGreeted = true
    if let refusal { return say(refusal, context) }
    send(session.greeting, context)
    context.flush()
  }

  func channelInactive(context: ChannelHandlerContext) {
    phase = .closed
    timer?.cancel()
    report?(.closed(insideMessage: session.isTakingMessage))
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
    switch event {
    case TLSEvent.established(let facts): secured(facts, context)
    case ChannelEvent.inputClosed, TLSEvent.closed, TLSEvent.truncated: inputEnded(context)
    case is ClosingDown: closeDown(context)
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if let failure = error as? TLSFailure { report?(.insecure(failure)) }
    context.close(promise: nil)
  }

  private func inputEnded(_ context: ChannelHandlerContext) {
    switch phase {
    case .promisingTLS, .securing, .hangingUp: context.close(promise: nil)
    case .talking:
      phase = .finishing
      proceed(context)
    case .finishing, .closed: break
    }
  }

  /// The server is being stopped.
  private func closeDown(_ context: ChannelHandlerContext) {
    switch phase {
    case .promisingTLS, .securing: context.close(promise: nil)
    case .talking, .finishing: say(.closingDown, context)
    case .hangingUp, .closed: break
    }
  }

  // MARK: TLS

  /// Says that it may begin, and nothing more; whatever is read from here on is the handler's that is put in front.
  private func startTLS(_ reply: Reply, _ context: ChannelHandlerContext) {
    guard let handler = try? secure() else {
      report?(.judged(.tlsUnavailable))
      send(agent.persona.reply(to: .tlsUnavailable), context)
      return context.flush()
    }
    phase = .promisingTLS
    report?(.said(reply))
    let sent = context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.assumeIsolated().whenSuccess {
      // A client that left meanwhile, or was told to, needs none.
      guard self.phase == .promisingTLS else { return }
      self.phase = .securing
      do {
        try context.pipeline.syncOperations.addHandler(handler, position: .first)
        context.read()
      } catch {
        context.close(promise: nil)
      }
    }
    context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(bytes: reply.bytes)), promise: sent)
  }

  private func secured(_ facts: TLSFacts, _ context: ChannelHandlerContext) {
    guard phase == .securing else { return }
    phase = .talking
    let version = facts.version.name.filter { $0 != " " }
    session.secured(by: MailTransaction.Protection(version: version, cipher: facts.standardCipher))
    report?(.secured(facts))
    if !isGreeted { greet(context) }
  }

  // MARK: Going on

  /// Answers what has come, as long as the client takes the answers; then asks for more.
  private func proceed(_ context: ChannelHandlerContext) {
    while phase == .talking || phase == .finishing, input.readableBytes > 0 {
      guard context.channel.isWritable else { break }
      let step = input.withUnsafeReadableBytes { session.step($0.assumingMemoryBound(to: UInt8.self)) }
      input.moveReaderIndex(forwardBy: step.consumed)
      for event in step.events { report?(event) }
      guard let reply = step.reply else { continue }
      if step.startsTLS {
        startTLS(reply, context)
        continue
      }
      send(reply, context)
      if let farewell = step.farewell { send(farewell, context) }
      if step.hangsUp { return hangUp(context) }
    }
    context.flush()
    guard input.readableBytes == 0 else { return }
    switch phase {
    case .promisingTLS: break
    case .securing, .talking, .hangingUp: context.read()
    case .finishing where !agent.persona.rules.answersLostInput: hangUp(context)
    case .finishing: say(.inputLost(insideMessage: session.isTakingMessage), context)
    case .closed: break
    }
  }

  private func send(_ reply: Reply, _ context: ChannelHandlerContext) {
    report?(.said(reply))
    context.write(wrapOutboundOut(context.channel.allocator.buffer(bytes: reply.bytes)), promise: nil)
  }

  /// Says a last word and hangs up.
  private func say(_ verdict: ServerVerdict, _ context: ChannelHandlerContext) {
    report?(.judged(verdict))
    send(agent.persona.reply(to: verdict), context)
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
    case .promisingTLS, .securing, .talking, .finishing:
      let left = lastHeard + idleLimit - .now()
      guard left <= .nanoseconds(0) else { return watch(context, for: left) }
      // Within a handshake there is nothing to be said that would be understood.
      guard phase == .talking || phase == .finishing else { return context.close(promise: nil) }
      say(.timedOut(insideMessage: session.isTakingMessage), context)
    }
  }
}

/// Asks the handlers of a connection to say 421 and to hang up.
struct ClosingDown {}
