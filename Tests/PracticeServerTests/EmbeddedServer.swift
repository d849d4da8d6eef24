import NIOCore
import NIOEmbedded
import Personas
import SMTP
import TLS

@testable import PracticeServer

/// A practice server without sockets, whose clock stands still until a test moves it.
final class EmbeddedServer {
  private let loop = EmbeddedEventLoop()
  private let acceptor: ConnectionAcceptor

  /// - Parameter change: made to the standard persona, which answers any number of junk commands here.
  init(
    deadlines: ServerDeadlines = ServerDeadlines(), places: Int = 100, _ change: (inout Persona) -> Void = { _ in }
  ) {
    var persona = Persona.standard
    persona.limits.junkCommands = nil
    change(&persona)
    acceptor = ConnectionAcceptor(
      persona: persona, store: MailStore(), outgoing: nil, clock: .stopped(at: tutorialMoment),
      processID: tutorialProcess, deadlines: deadlines,
      connectionLimit: places, eventLoop: loop, observer: nil)
  }

  func connect(isTLS: Bool = false) throws -> EmbeddedClient {
    let channel = EmbeddedChannel(loop: loop)
    try acceptor.accept(channel, isTLS: isTLS)
    channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
    return EmbeddedClient(channel)
  }

  func wait(_ time: TimeAmount) { loop.advanceTime(by: time) }

  /// Lets the next of those who wait for a turn have it.
  func haveTurn() { wait(TurnQueue.pause) }
}

/// The other end of such a connection.
final class EmbeddedClient {
  private let channel: EmbeddedChannel
  private var parser = ReplyParser()
  private var engine: TLSEngine?

  init(_ channel: EmbeddedChannel) { self.channel = channel }

  var isOpen: Bool { channel.isActive }

  func send(_ text: String) throws {
    guard let engine else { return try carry(Array(text.utf8)) }
    try perform(engine.send(Array(text.utf8)))
  }

  /// Tells the server's end what the server tells its connections.
  func tell(_ event: some Sendable) { channel.pipeline.fireUserInboundEventTriggered(event) }

  private func carry(_ octets: [UInt8]) throws { try channel.writeInbound(ByteBuffer(bytes: octets)) }

  /// Runs a handshake, to its end.
  func secure() throws {
    var options = TLSClientOptions(serverName: "mail.christian.net")
    options.authorities = .pem(try PracticeServer.authorityPEM())
    let engine = try TLSEngine(TLSContext(client: options))
    self.engine = engine
    parser = ReplyParser()
    try perform(engine.start())
    try receive()
  }

  private func perform(_ actions: [TLSEngine.Action]) throws {
    for action in actions {
      switch action {
      case .send(let octets): try carry(octets)
      case .received(let octets): parser.receive(octets)
      case .failed(let failure): throw failure
      case .established, .closed, .truncated: break
      }
    }
  }

  private func receive() throws {
    while let octets = try channel.readOutbound(as: ByteBuffer.self) {
      let octets = Array(octets.readableBytesView)
      if let engine { try perform(engine.receive(octets)) } else { parser.receive(octets) }
    }
  }

  /// The replies that have come since the last time.
  func replies() throws -> [Reply] {
    try receive()
    var replies: [Reply] = []
    while let event = parser.next() {
      if case .reply(let reply) = event { replies.append(reply) }
    }
    return replies
  }

  func codes() throws -> [Int] { try replies().map(\.code.rawValue) }

  /// Sends a line and gives the codes that answer it.
  func say(_ line: String) throws -> [Int] {
    try send(line + "\r\n")
    return try codes()
  }
}
