/// Something a reply is awaited for. Replies answer requests in the order in which they were sent.
package struct Request: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// The connection itself: the server's greeting answers it.
    case connection
    case command(Verb)
    /// The lone dot that ends a message.
    case endOfMessage
    /// A line that answered a 334.
    case authResponse
  }

  package let kind: Kind
  /// The line as it was sent, without its line ending; empty for the connection.
  package let line: [UInt8]

  package init(kind: Kind, line: [UInt8] = []) {
    self.kind = kind
    self.line = line
  }

  /// The line read as a command; nil if it is none, or not well formed.
  package var command: Command? {
    guard case .command = kind else { return nil }
    return try? Command(parsing: line)
  }

  package var verb: Verb? {
    if case .command(let verb) = kind { verb } else { nil }
  }

  /// Whether the line may hold a secret: AUTH with an initial response, or the answer to a challenge. A blank in front
  /// of AUTH makes it no command, and its argument no less secret.
  package var isSecret: Bool {
    switch kind {
    case .authResponse: true
    case .command: Verb(of: line.trimmingBlanks) == .auth
    case .connection, .endOfMessage: false
    }
  }
}
