import CLibrary
import NIOCore
import NIOPosix
import Octets
package import Personas
import SMTP
import Synchronization

/// A mail server inside the program: real SMTP over real TCP, on loopback unless told otherwise, and a small world of
/// mailboxes at its side. It never opens a connection of its own; what is for
/// another server it gives to whoever takes it (`OutgoingMail`).
///
///     let server = try await PracticeServer.start()
///     // 127.0.0.1, server.port: S: 220 ESMTP server ready
///     await server.stop()
package final class PracticeServer: Sendable {
  /// Connections at a time; a further one is told 421, unless one that is silent can make room (`Connections`).
  package static let connectionLimit = 100

  /// The address it listens on.
  package let host: String
  package let port: Int

  private let listener: any Channel
  private let acceptor: ConnectionAcceptor
  /// The listener for TLS from the first octet on, once it was asked for.
  private let secureListener = Mutex<Task<any Channel, any Error>?>(nil)

  package var store: MailStore { acceptor.store }
  /// How many messages were accepted.
  package var accepted: Int { acceptor.destination.count }
  /// Whose server it is. Another one holds from the next connection on.
  package var persona: Persona {
    get { acceptor.persona }
    set { acceptor.persona = newValue }
  }
  /// The name it gives itself.
  package var hostName: String { persona.hostName }

  /// What goes wrong on purpose. It holds from the next connection on.
  package var scenarios: ScenarioSet {
    get { acceptor.scenarios }
    set { acceptor.scenarios = newValue }
  }

  private init(host: String, listener: any Channel, acceptor: ConnectionAcceptor) {
    self.host = host
    self.listener = listener
    self.acceptor = acceptor
    port = listener.localAddress?.port ?? 0
  }

  /// Starts to listen. Nothing of TLS is made before a client asks for it.
  /// - Parameters:
  ///   - host: an IP address of this machine.
  ///   - port: 0 takes any that is free.
  ///   - store: the mailboxes; several servers may share them.
  ///   - outgoing: takes what is for another host; nil: that is kept in the mailboxes, too.
  ///   - processID: goes into queue ids.
  ///   - deadlines: what a client may take longer for only to be told 421.
  ///   - destination: where messages go.
  ///   - observer: told what happens, on any thread, in order for each connection. What it does is awaited.
  /// - Throws: what NIO says when the address is not this machine's (`SocketAddressError`) or the port is taken or
  ///   not allowed (`IOError`).
  package static func start(
    host: String = "127.0.0.1", port: Int = 0, clock: WallClock = .system,
    persona: Persona = .standard, store: MailStore = MailStore(), outgoing: (any OutgoingMail)? = nil,
    processID: Int = Int(getpid()), deadlines: ServerDeadlines = .unhurried,
    destination: MailDestination = MailDestination(.mailboxes), observer: (@Sendable (ServerEvent) -> Void)? = nil
  ) async throws -> PracticeServer {
    let acceptor = ConnectionAcceptor(
      persona: persona, store: store, outgoing: outgoing, clock: clock, processID: processID, deadlines: deadlines,
      connectionLimit: connectionLimit, eventLoop: group.any(), destination: destination, observer: observer)
    let listener = try await listen(host, port, acceptor, isTLS: false)
    return PracticeServer(host: host, listener: listener, acceptor: acceptor)
  }

  /// Starts one for somebody who is led: it waits for a day, and answers mistakes without end.
  package static func startPatient(store: MailStore = MailStore()) async throws -> PracticeServer {
    try await start(persona: .standard.patient, store: store, deadlines: .patient)
  }

  /// The port where TLS is spoken from the first octet on (RFC 8314, section 3.3). It is bound when it is first asked
  /// for.
  /// - Parameter port: 0 takes any that is free.
  /// - Throws: as `start`.
  package func tlsPort(_ port: Int = 0) async throws -> Int {
    let binding = secureListener.withLock { known in
      if let known { return known }
      let new = Task { [host, acceptor] in try await Self.listen(host, port, acceptor, isTLS: true) }
      known = new
      return new
    }
    return try await binding.value.localAddress?.port ?? 0
  }

  /// The certificate, as PEM, of the authority to believe when this server shows its own. The same as long as the
  /// program runs.
  package static func authorityPEM() throws -> String { try Certificates.shared.authorityPEM() }

  /// Whether a file holds nothing but the certificate of such an authority, of this program or of another run.
  package static func isAuthority(pem: [UInt8]) -> Bool {
    let lines = String(decoding: pem, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard lines.first == "-----BEGIN CERTIFICATE-----", lines.last == "-----END CERTIFICATE-----",
      let certificate = Base64.decode(lines.dropFirst().dropLast().joined())
    else { return false }
    return certificate.contains(phrase: Certificates.authorityName)
  }

  /// Stops listening and closes every connection; a message that was not finished is gone. The mailboxes stay.
  /// - Parameter patience: how long clients are waited for that were told 421; nil does not even tell them.
  package func stop(patience: Duration? = nil) async {
    try? await listener.close().get()
    if let secure = secureListener.withLock({ $0 }) { try? await secure.value.close().get() }
    let open = acceptor.connections.closeAll()
    if let patience {
      for channel in open { channel.pipeline.fireUserInboundEventTriggered(ClosingDown()) }
      await withTaskGroup(of: Void.self) { group in
        group.addTask { for channel in open { try? await channel.closeFuture.get() } }
        group.addTask { try? await Task.sleep(for: patience) }
        await group.next()
        for channel in open { channel.close(promise: nil) }
        group.cancelAll()
      }
    }
    for channel in open { try? await channel.close().get() }
  }

  /// One thread does for those who practise; the library's own group would start one for each processor.
  private static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

  private static func listen(
    _ host: String, _ port: Int, _ acceptor: ConnectionAcceptor, isTLS: Bool
  ) async throws -> any Channel {
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 128)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(AcceptPause()) }
      }
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try acceptor.accept(channel, isTLS: isTLS) }
      }
    return try await bootstrap.bind(to: SocketAddress(ipAddress: host, port: port)).get()
  }
}
