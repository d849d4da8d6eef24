import NIOCore
import NIOPosix
import Personas
import SMTP
import TLS

/// The practice server's end of one TCP connection: carries octets between the socket and a `ServerSession`.
///
/// It reads only when everything read before was answered and the answers were taken: a client that does not read its
/// replies is not read from either, so nothing piles up. Replies to commands that came together leave together, in
/// order (RFC 2920, section 3.2). Many lines are answered in several turns, so that other clients have theirs between.
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
    /// A scenario: what comes in is thrown away, and nothing is said.
    case silent
    case closed
  }

  private var session: ServerSession
  private let agent: DeliveryAgent
  /// Nil: this client is welcome.
  private let refusal: ServerVerdict?
  private let turns: TurnQueue
  private let secure: () throws -> TLSHandler
  private let report: ((ServerEvent.Kind) -> Void)?
  private let onAnswered: (NIODeadline) -> Void
  private let client: (address: String, port: Int)
  private let isTLS: Bool
  private var isGreeted = false
  private var phase: Phase
  /// Octets read and not yet looked at: at most what one turn of the event loop reads.
  private var input = ByteBuffer()
  private var turn = Turn.none
  /// A scenario makes the client wait: nothing is read or said meanwhile.
  private var isPausing = false
  /// A message is being written: nothing is read or said until it is on the disk.
  private var isWriting = false
  /// What is said after that, before hanging up.
  private var lastWord: ServerVerdict?
  private var deadline: ConnectionDeadline
  private var timer: (task: Scheduled<Void>, due: NIODeadline)?

  private enum Turn {
    case none
    case running
    /// In the queue.
    case coming
  }

  /// Lines that are answered in one turn. More than a client has cause to send together (a message to fifty people), and
  /// answered within a millisecond or so, the longest that another client then waits for this one.
  static let linesATurn = 64

  /// - Parameters:
  ///   - isTLS: a `TLSHandler` is in front already; the greeting waits for its handshake.
  ///   - refusal: said instead of a greeting, before hanging up.
  ///   - turns: shared by all connections of the server.
  ///   - secure: makes the `TLSHandler` that STARTTLS asks for.
  ///   - report: told what happens.
  ///   - onAnswered: told when commands or messages have been answered.
  init(
    agent: DeliveryAgent, client: (address: String, port: Int), isTLS: Bool, refusal: ServerVerdict?,
    deadlines: ServerDeadlines, turns: TurnQueue, secure: @escaping () throws -> TLSHandler,
    report: ((ServerEvent.Kind) -> Void)?, onAnswered: @escaping (NIODeadline) -> Void
  ) {
    self.client = client
    self.isTLS = isTLS
    self.secure = secure
    self.report = report
    phase = isTLS ? .securing : .talking
    self.agent = agent
    self.refusal = refusal
    self.turns = turns
    self.onAnswered = onAnswered
    deadline = ConnectionDeadline(deadlines, at: .now())
    session = ServerSession(
      agent: agent, clientAddress: client.address, clientPort: client.port, reports: report != nil)
  }

  func channelActive(context: ChannelHandlerContext) {
    report?(.opened(address: client.address, port: client.port, isTLS: isTLS))
    if isTLS { expect(.handshake, context) } else { greet(context) }
    if phase != .hangingUp, !isPausing { context.read() }
  }

  private func greet(_ context: ChannelHandlerContext) {
    isGreeted = true
    if let refusal { return say(refusal, context) }
    perform(session.greet()[...], context)
    context.flush()
    if phase == .talking { expect(.firstCommand, context) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    phase = .closed
    timer?.task.cancel()
    report?(.closed(insideMessage: session.isTakingMessage))
    session.end()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard phase != .hangingUp, phase != .silent else { return }
    deadline.hear(at: context.eventLoop.now)
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
    case is ClosingDown: leave(with: .closingDown, context)
    // It took too long, now that others need its place.
    case is GivingWay: leave(with: .timedOut(insideMessage: session.isTakingMessage), context)
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if let failure = error as? TLSFailure { report?(.insecure(failure)) }
    context.close(promise: nil)
  }

  private func inputEnded(_ context: ChannelHandlerContext) {
    switch phase {
    case .promisingTLS, .securing, .hangingUp, .silent: context.close(promise: nil)
    case .talking:
      phase = .finishing
      proceed(context)
    case .finishing, .closed: break
    }
  }

  /// Ends the connection, unasked. Within a handshake there is nothing to be said that would be understood.
  private func leave(with verdict: ServerVerdict, _ context: ChannelHandlerContext) {
    switch phase {
    case .promisingTLS, .securing, .silent: context.close(promise: nil)
    case .talking where isWriting, .finishing where isWriting: lastWord = verdict
    case .talking, .finishing: say(verdict, context)
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
    expect(.handshake, context)
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
    if isGreeted { expect(.anything, context) } else { greet(context) }
  }

  // MARK: Going on

  /// Has a turn: answers what has come, as far as that goes; then asks for more, or for another turn.
  private func proceed(_ context: ChannelHandlerContext) {
    guard turn == .none, !isPausing else { return }
    turn = .running
    answer(context)
    context.flush()
    turn = .none
    if isPausing || isWriting { return }
    guard input.readableBytes == 0 else {
      // If the client does not take its answers, this goes on when it does (`channelWritabilityChanged`).
      if canAnswer(context) { takeTurnLater(context) }
      return
    }
    switch phase {
    case .promisingTLS: break
    case .securing, .talking, .hangingUp, .silent: context.read()
    case .finishing where !agent.persona.rules.answersLostInput: hangUp(context)
    case .finishing: say(.inputLost(insideMessage: session.isTakingMessage), context)
    case .closed: break
    }
  }

  private func takeTurnLater(_ context: ChannelHandlerContext) {
    turn = .coming
    turns.enqueue {
      self.turn = .none
      self.proceed(context)
    }
  }

  private func canAnswer(_ context: ChannelHandlerContext) -> Bool {
    (phase == .talking || phase == .finishing) && !isPausing && !isWriting && input.readableBytes > 0
      && context.channel.isWritable
  }

  private func answer(_ context: ChannelHandlerContext) {
    var lines = 0
    while lines < Self.linesATurn, canAnswer(context) {
      let step = input.withUnsafeReadableBytes { session.step($0.assumingMemoryBound(to: UInt8.self)) }
      input.moveReaderIndex(forwardBy: step.consumed)
      if let message = step.writing { write(message, context) }
      for event in step.events { report?(event) }
      if step.endsLine || step.reply != nil { lines += 1 }
      if step.startsTLS, let reply = step.reply { startTLS(reply, context) }
      perform(step.acts[...], context)
    }
    if lines > 0 { onAnswered(context.eventLoop.now) }
    guard phase == .talking || phase == .finishing else { return }
    deadline.proceed(hasAnswered: lines > 0, isInsideLine: session.isInsideLine, at: context.eventLoop.now)
    watch(context)
  }

  /// Does one thing after the other, up to a pause; when that is over it goes on.
  private func perform(_ acts: ArraySlice<Interference.Act>, _ context: ChannelHandlerContext) {
    for (index, act) in zip(acts.indices, acts) where phase == .talking || phase == .finishing {
      switch act {
      case .say(let reply): send(reply, context)
      case .write(let octets):
        context.write(wrapOutboundOut(context.channel.allocator.buffer(bytes: octets)), promise: nil)
      case .pause(let seconds): return pause(seconds: seconds, then: acts[(index + 1)...], context)
      case .fallSilent:
        phase = .silent
        input.clear()
      case .hangUp: hangUp(context)
      case .drop: context.close(promise: nil)
      }
    }
  }

  private func pause(seconds: Int, then rest: ArraySlice<Interference.Act>, _ context: ChannelHandlerContext) {
    isPausing = true
    context.flush()
    context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(Int64(seconds))) {
      self.isPausing = false
      self.perform(rest, context)
      context.flush()
      self.proceed(context)
    }
  }

  /// Has a message written on a thread that may wait for the disk. Whoever else is connected does not wait for it.
  private func write(_ message: FileDelivery, _ context: ChannelHandlerContext) {
    isWriting = true
    let written = NIOThreadPool.singleton.runIfActive(eventLoop: context.eventLoop) { message.run() }
    written.assumeIsolated().whenComplete { result in
      self.isWriting = false
      self.wrote(message, (try? result.get()) ?? .notStored(reason: "the program ends"), context)
    }
  }

  private func wrote(_ message: FileDelivery, _ result: MailTransaction.DataResult, _ context: ChannelHandlerContext) {
    let step = session.wrote(message, result)
    for event in step.events { report?(event) }
    guard phase == .talking || phase == .finishing else { return }
    perform(step.acts[...], context)
    onAnswered(context.eventLoop.now)
    if let lastWord { return say(lastWord, context) }
    guard phase == .talking || phase == .finishing else { return context.flush() }
    deadline.expect(.anything, at: context.eventLoop.now)
    watch(context)
    proceed(context)
  }

  private func send(_ reply: Reply, _ context: ChannelHandlerContext) {
    report?(.said(reply))
    context.write(wrapOutboundOut(context.channel.allocator.buffer(bytes: reply.bytes)), promise: nil)
  }

  /// Says a last word and closes the connection.
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
    expect(.closing, context)
    context.read()
  }

  // MARK: Time

  private func expect(_ awaited: ConnectionDeadline.Awaited, _ context: ChannelHandlerContext) {
    deadline.expect(awaited, at: context.eventLoop.now)
    watch(context)
  }

  /// Sees to it that the loop calls when the time is up. A deadline that was postponed is not worth a new timer: the one
  /// that comes too early looks again.
  private func watch(_ context: ChannelHandlerContext) {
    let due = deadline.due
    if let timer, timer.due <= due { return }
    timer?.task.cancel()
    let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: due) { self.timeIsUp(context) }
    timer = (task, due)
  }

  private func timeIsUp(_ context: ChannelHandlerContext) {
    timer = nil
    guard deadline.due <= context.eventLoop.now else { return watch(context) }
    if phase == .hangingUp { return context.close(promise: nil) }
    leave(with: .timedOut(insideMessage: session.isTakingMessage), context)
  }
}
