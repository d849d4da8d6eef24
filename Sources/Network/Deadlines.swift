package import SMTP

/// How long to wait for what: one deadline for the whole reply, however slowly it trickles in
/// (RFC 5321, section 4.5.3.2). All in seconds.
package struct Deadlines: Equatable, Sendable {
  /// For a connection, each address.
  package var connect = 30.0
  /// For a TLS handshake.
  package var handshake = 30.0
  /// 4.5.3.2.1.
  package var greeting = 300.0
  /// 4.5.3.2.2 and 4.5.3.2.3, and every command the RFC names no time for.
  package var command = 300.0
  /// 4.5.3.2.4: from DATA to its 354.
  package var data = 120.0
  /// 4.5.3.2.5: while text is sent, without any progress.
  package var block = 180.0
  /// 4.5.3.2.6: from the lone dot to its answer.
  package var endOfMessage = 600.0
  /// From QUIT to its answer, when the program says it because input ended.
  package var quit = 5.0

  package init() {}

  /// One limit for every wait.
  package init(every seconds: Double) {
    connect = seconds
    handshake = seconds
    greeting = seconds
    command = seconds
    data = seconds
    block = seconds
    endOfMessage = seconds
    quit = min(seconds, quit)
  }

  package func limit(for request: Request) -> Double {
    switch request.kind {
    case .connection: greeting
    case .endOfMessage: endOfMessage
    case .command(.data): data
    case .command, .authResponse: command
    }
  }
}
