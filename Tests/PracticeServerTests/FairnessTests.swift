import NIOCore
import NIOEmbedded
import NIOPosix
import SMTP
import Synchronization
import Testing

@testable import PracticeServer

@Suite("a client that sends much, and the others")
struct FairnessTests {
  /// Each is answered with its number.
  private static func flood(_ count: Int) -> String { (0..<count).map { "EHLO n\($0).test\r\n" }.joined() }

  private static func numbers(_ replies: [Reply]) -> [Int] {
    replies.compactMap { reply in
      reply.firstText.split(separator: " ").first { $0.hasPrefix("n") }.flatMap { Int($0.dropFirst().dropLast(5)) }
    }
  }

  private static let turn = ConnectionHandler.linesATurn

  @Test("lines that come together are answered so many a turn, each once and in order", arguments: [false, true])
  func turns(isSecured: Bool) throws {
    let server = EmbeddedServer()
    let client = try server.connect(isTLS: isSecured)
    if isSecured { try client.secure() }
    #expect(try client.codes() == [220])
    try client.send(Self.flood(1_000))
    var heard = Self.numbers(try client.replies())
    #expect(heard == Array(0..<Self.turn))
    while heard.count < 1_000 {
      server.haveTurn()
      let more = Self.numbers(try client.replies())
      guard (1...Self.turn).contains(more.count) else {
        Issue.record("\(more.count) lines in a turn")
        return
      }
      heard += more
    }
    #expect(heard == Array(0..<1_000))
    server.haveTurn()
    #expect(try client.say("NOOP") == [250])
  }

  @Test("those who wait for a turn have one each before anybody has another")
  func roundRobin() throws {
    let server = EmbeddedServer()
    let clients = try (0..<3).map { _ in try server.connect() }
    for client in clients {
      _ = try client.replies()
      try client.send(Self.flood(300))
    }
    for client in clients { #expect(try client.replies().count == Self.turn) }
    for number in 0..<9 {
      server.haveTurn()
      #expect(try clients.map { try $0.replies().count } == (0..<3).map { $0 == number % 3 ? Self.turn : 0 })
    }
  }

  @Test("in the middle of a flood another client is answered at once")
  func between() throws {
    let server = EmbeddedServer()
    let (busy, other) = (try server.connect(), try server.connect())
    _ = (try busy.replies(), try other.replies())
    try busy.send(Self.flood(10 * Self.turn))
    #expect(try other.say("MAIL FROM:<a@b.test>") == [250])
    server.haveTurn()
    #expect(try other.say("RCPT TO:<daffy@christian.net>") == [250])
    #expect(try busy.replies().count == 2 * Self.turn)
  }

  @Test("what follows QUIT or too many errors is not answered, in whichever turn it comes")
  func ending() throws {
    let server = EmbeddedServer()
    let client = try server.connect()
    _ = try client.replies()
    try client.send(Self.flood(100) + "QUIT\r\n" + Self.flood(200))
    server.haveTurn()
    server.haveTurn()
    #expect(try client.codes() == Array(repeating: 250, count: 100) + [221])
    #expect(!client.isOpen)
  }

  @Test("a server that is stopped ends a flood with 421")
  func stopped() throws {
    let server = EmbeddedServer()
    let client = try server.connect()
    _ = try client.replies()
    try client.send(Self.flood(200))
    server.wait(.nanoseconds(1))
    client.tell(ClosingDown())
    server.haveTurn()
    #expect(try client.codes() == Array(repeating: 250, count: Self.turn) + [421])
  }

  @Test("between two turns the event loop looks at its sockets, however many turns are wanted", .timeLimit(.minutes(1)))
  func sockets() async throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let loop = group.next()
    let isHeard = Mutex(false)
    // As many as fit into 10 seconds; with a socket looked at between, a few do.
    let bound = 100_000
    let listener = try await ServerBootstrap(group: group)
      .childChannelInitializer { channel in
        isHeard.withLock { $0 = true }
        return channel.close()
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let port = try #require(listener.localAddress?.port)
    let queue = TurnQueue(eventLoop: loop)
    let turns = Turns(queue, bound: bound) { isHeard.withLock(\.self) }
    let ended = loop.flatSubmit { turns.begin(on: loop) }
    _ = try? await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connect(host: "127.0.0.1", port: port)
      .get().close()
    #expect(try await ended.get() < bound)
    try await listener.close()
    try await group.shutdownGracefully()
  }

  /// Asks for one turn after the other, until something has happened or there were enough of them.
  private final class Turns: Sendable {
    private let queue: TurnQueue
    private let bound: Int
    private let isOver: @Sendable () -> Bool
    private let count = Mutex(0)

    init(_ queue: TurnQueue, bound: Int, until isOver: @escaping @Sendable () -> Bool) {
      self.queue = queue
      self.bound = bound
      self.isOver = isOver
    }

    func begin(on loop: any EventLoop) -> EventLoopFuture<Int> {
      let promise = loop.makePromise(of: Int.self)
      next(promise)
      return promise.futureResult
    }

    private func next(_ promise: EventLoopPromise<Int>) {
      queue.enqueue { [self] in
        let count = count.withLock { count in
          count += 1
          return count
        }
        if count >= bound || isOver() { promise.succeed(count) } else { next(promise) }
      }
    }
  }
}
