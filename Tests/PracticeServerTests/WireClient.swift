import NIOCore
import NIOPosix
import PracticeServer
import SMTP
import TLS

/// A bare client: sends the octets it is given over a real TCP connection and reads replies.
final class WireClient {
  enum Failure: Error {
    case closed
    case noTLS(TLSFailure)
  }

  private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  /// To send from another task while replies are read.
  let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  private var parser = ReplyParser()
  private var replies: [Reply] = []
  private(set) var port: Int
  private var engine: TLSEngine?
  /// The server said goodbye in TLS before it closed.
  private(set) var wasClosed = false

  private init(
    _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
    _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>, port: Int
  ) {
    self.inbound = inbound
    self.outbound = outbound
    self.port = port
  }

  /// Connects, runs `body`, and closes.
  static func connect<Result: Sendable>(
    to port: Int, _ body: @Sendable (WireClient) async throws -> Result
  ) async throws -> Result {
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .channelOption(.allowRemoteHalfClosure, value: true)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
            wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
        }
      }
    let localPort = channel.channel.localAddress?.port ?? 0
    return try await channel.executeThenClose { inbound, outbound in
      try await body(WireClient(inbound.makeAsyncIterator(), outbound, port: localPort))
    }
  }

  func send(_ octets: [UInt8]) async throws {
    guard let engine else { return try await sendInClear(octets) }
    for case .send(let octets) in try engine.send(octets) { try await sendInClear(octets) }
  }

  /// Under TLS too.
  func sendInClear(_ octets: [UInt8]) async throws {
    try await outbound.write(ByteBuffer(bytes: octets))
  }

  /// Runs a handshake, to its end.
  func secure(for name: String = "mail.christian.net", trusting authority: String? = nil) async throws -> TLSFacts {
    var options = TLSClientOptions(serverName: name)
    options.authorities = .pem(try authority ?? PracticeServer.authorityPEM())
    let engine = try TLSEngine(TLSContext(client: options))
    var actions = engine.start()
    while true {
      for action in actions {
        switch action {
        case .send(let octets): try await sendInClear(octets)
        case .established(let facts):
          self.engine = engine
          parser = ReplyParser()
          return facts
        case .failed(let failure): throw Failure.noTLS(failure)
        case .received, .closed, .truncated: throw Failure.closed
        }
      }
      guard let octets = try await inbound.next() else { throw Failure.closed }
      actions = engine.receive(Array(octets.readableBytesView))
    }
  }

  /// What the server says next, decrypted; nil when it says no more.
  private func next() async throws -> [UInt8]? {
    guard let octets = try await inbound.next() else { return nil }
    guard let engine else { return Array(octets.readableBytesView) }
    var received: [UInt8] = []
    for action in engine.receive(Array(octets.readableBytesView)) {
      switch action {
      case .received(let octets): received += octets
      case .send(let octets): try await sendInClear(octets)
      case .closed: wasClosed = true
      case .failed(let failure): throw Failure.noTLS(failure)
      case .established, .truncated: break
      }
    }
    return received
  }

  func send(_ text: String) async throws { try await send(Array(text.utf8)) }

  /// Says that nothing more will be sent.
  func finish() { outbound.finish() }

  func reply() async throws -> Reply {
    while replies.isEmpty {
      guard let octets = try await next() else { throw Failure.closed }
      parser.receive(octets)
      while let event = parser.next() {
        if case .reply(let reply) = event { replies.append(reply) }
      }
    }
    return replies.removeFirst()
  }

  /// Whether the server has closed, and said nothing more before.
  func isAtEnd() async throws -> Bool {
    guard replies.isEmpty else { return false }
    while let octets = try await next() {
      guard octets.isEmpty else { return false }
    }
    return true
  }

  /// Sends the lines one by one, each after the reply to the one before, and gives the whole session in `C:` and
  /// `S:` notation, the greeting first. What follows a 354 is sent as text up to the lone dot.
  func play(_ lines: [String]) async throws -> String {
    try await [heard().joined(separator: "\n"), answers(to: lines)].joined(separator: "\n")
  }

  /// The same without the greeting.
  func answers(to lines: [String]) async throws -> String {
    var transcript: [String] = []
    var isMessage = false
    for line in lines {
      transcript.append("C: \(line)")
      try await send(line + "\r\n")
      if isMessage && line != "." { continue }
      let answer = try await heard()
      isMessage = answer[0].hasPrefix("S: 354")
      transcript += answer
    }
    return transcript.joined(separator: "\n")
  }

  private func heard() async throws -> [String] {
    try await reply().bytes.text.split(separator: "\r\n").map { "S: \($0)" }
  }
}
