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

  private let isUserName: Bool

  /// - Parameter isUserName: whether the line answers LOGIN's question for the user name.
  package init(kind: Kind, line: [UInt8] = [], isUserName: Bool = false) {
    self.kind = kind
    self.line = line
    self.isUserName = isUserName
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

  /// What stands where LOGIN has the user name, still as base64: the first answer, or the initial response. It is no
  /// secret, if it is a name.
  package var userName: [UInt8]? {
    if isUserName { return line }
    let words = line.split(whereSeparator: \.isBlank)
    guard kind == .command(.auth), words.count == 3, Verb(of: words[1]) == Verb(rawValue: "LOGIN") else { return nil }
    return Array(words[2])
  }
}
