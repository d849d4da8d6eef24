import Glibc
package import NIOCore
import NIOPosix
package import SMTP

/// A mail server inside the program: real SMTP over real TCP, on loopback unless told otherwise, and a small world of
/// mailboxes behind it. It never opens a connection of its own.
///
///     let server = try await PracticeServer.start()
///     // 127.0.0.1, server.port: S: 220 ESMTP server ready
///     await server.stop()
package final class PracticeServer: Sendable {
  /// Connections at a time; a further one is told 421.
  package static let connectionLimit = 100

  /// The address it listens on.
  package let host: String
  package let port: Int
  package let persona: any ServerPersona
  package let world: World

  private let listener: any Channel
  private let connections: Connections

  /// The name it gives itself: `mail.christian.net`.
  package var hostName: String { persona.hostName }

  private init(
    host: String, listener: any Channel, office: PostOffice, connections: Connections
  ) {
    self.host = host
    self.listener = listener
    self.connections = connections
    port = listener.localAddress?.port ?? 0
    persona = office.persona
    world = office.world
  }

  /// Starts to listen.
  /// - Parameters:
  ///   - host: an IP address of this machine.
  ///   - port: 0 takes any that is free.
  ///   - processID: goes into message ids.
  ///   - idleLimit: how long a connection may be silent before it is told 421 (RFC 5321, section 4.5.3.2.7).
  /// - Throws: what NIO says when the address is not this machine's (`SocketAddressError`) or the port is taken or
  ///   not allowed (`IOError`).
  package static func start(
    host: String = "127.0.0.1", port: Int = 0, clock: WallClock = .system,
    persona: any ServerPersona = TutorialPersona(), processID: Int = Int(getpid()),
    idleLimit: TimeAmount = .minutes(5)
  ) async throws -> PracticeServer {
    let office = PostOffice(
      persona: persona, world: World(), clock: clock, ids: MessageIDSource(processID: processID))
    let connections = Connections(limit: connectionLimit)
    let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.backlog, value: 128)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.autoRead, value: false)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try accept(channel, office: office, connections: connections, idleLimit: idleLimit)
        }
      }
    let listener = try await bootstrap.bind(to: SocketAddress(ipAddress: host, port: port)).get()
    return PracticeServer(host: host, listener: listener, office: office, connections: connections)
  }

  /// Starts one for somebody who is led: it waits for a day, and answers mistakes without end.
  package static func startPatient() async throws -> PracticeServer {
    var persona = TutorialPersona()
    persona.limits.unknownCommands = .max
    persona.limits.protocolErrors = .max
    return try await start(persona: persona, idleLimit: .hours(24))
  }

  /// Stops listening and closes every connection; a message that was not finished is gone. The mailboxes stay.
  package func stop() async {
    try? await listener.close().get()
    for channel in connections.closeAll() { try? await channel.close().get() }
  }

  private static func accept(
    _ channel: any Channel, office: PostOffice, connections: Connections, idleLimit: TimeAmount
  ) throws {
    let isWelcome = connections.add(channel)
    let address = channel.remoteAddress
    let handler = ConnectionHandler(
      office: office, client: (address?.ipAddress ?? "unknown", address?.port ?? 0),
      refusal: isWelcome ? nil : .tooManyConnections, idleLimit: idleLimit,
      onClose: { connections.remove(channel) })
    try channel.pipeline.syncOperations.addHandler(handler)
  }
}
