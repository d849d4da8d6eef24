package import Octets

/// Something a reply is awaited for. Replies answer requests in the order in which they were sent.
package struct Request: Equatable, Sendable {
  /// Tells two requests of the same words apart; later requests of a connection have greater numbers.
  package struct ID: Hashable, Comparable, Sendable {
    package let number: Int
    /// Which of the replies to one request, where a server gives several.
    package let part: Int

    package init(_ number: Int, part: Int = 0) {
      self.number = number
      self.part = part
    }

    package static func < (left: ID, right: ID) -> Bool {
      (left.number, left.part) < (right.number, right.part)
    }
  }

  package enum Kind: Equatable, Sendable {
    /// The connection itself: the server's greeting answers it.
    case connection
    case command(Verb)
    /// The lone dot that ends a message.
    case endOfMessage
    /// A line that answered a 334.
    case authResponse
  }

  package internal(set) var id: ID
  package private(set) var kind: Kind
  /// The line as it was sent, without its line ending; empty for the connection.
  package let sent: Concealed
  /// What anybody may know of it: from `openCount` on it is stars.
  package private(set) var line: [UInt8]
  /// How many octets at its start are no secret; nil: it holds none.
  package private(set) var openCount: Int?
  /// The one recipient that the reply is about: an LMTP server answers the end of a message once for each (RFC 2033,
  /// section 4.2).
  package internal(set) var recipient: ForwardPath?
  /// When it left; nil where nobody looked at a clock.
  package internal(set) var sentAt: ContinuousClock.Instant?
  /// Whether nobody waits for its reply any more.
  package internal(set) var isLate = false
  /// Whether it left in one piece with others, so that its reply has to be told from theirs.
  package internal(set) var isGrouped = false

  private let isUserName: Bool

  /// - Parameters:
  ///   - isUserName: whether the line answers LOGIN's question for the user name.
  ///   - isLateAnswer: whether it is a single word that came right after a login had been refused.
  package init(
    id: ID = ID(0), kind: Kind, line: [UInt8] = [], recipient: ForwardPath? = nil, isUserName: Bool = false,
    isLateAnswer: Bool = false
  ) {
    self.id = id
    self.kind = kind
    sent = Concealed(line)
    self.line = line
    self.recipient = recipient
    self.isUserName = isUserName
    conceal(isLateAnswer: isLateAnswer)
  }

  /// The server had already asked when it was sent: it was no command.
  mutating func becomeAuthResponse() {
    kind = .authResponse
    conceal(isLateAnswer: false)
  }

  private mutating func conceal(isLateAnswer: Bool) {
    let whole = sent.revealed
    openCount = isLateAnswer ? 0 : Self.openCount(of: whole, kind)
    guard let openCount else { return }
    line = openCount < whole.count ? whole[..<openCount] + Concealed.stars : whole
    // The first word is a part of the secret, and no verb.
    if case .command = kind, openCount < whole.prefix(while: { !$0.isBlank }).count {
      kind = .command(Verb(rawValue: ""))
    }
  }

  /// AUTH, with or without an initial response, the answer to a challenge, and what looks like either (`SecretSlip`). A
  /// space before AUTH makes it no command, and its argument no less secret.
  private static func openCount(of line: [UInt8], _ kind: Kind) -> Int? {
    switch kind {
    case .connection, .endOfMessage: return nil
    case .authResponse: return 0
    case .command where Verb(of: line.trimmingBlanks) == .auth:
      // AUTH, blanks, the mechanism, blanks: what follows is the initial response.
      var rest = line.drop(while: \.isBlank)
      for _ in 1...2 { rest = rest.drop { !$0.isBlank }.drop(while: \.isBlank) }
      return rest.startIndex
    case .command: return SecretSlip.start(in: line)
    }
  }

  /// The line read as a command; nil if it is not one, or not well formed. A secret in it is stars.
  package var command: Command? {
    guard case .command = kind else { return nil }
    return try? Command(parsing: line)
  }

  package var verb: Verb? {
    if case .command(let verb) = kind { verb } else { nil }
  }

  /// Whether its 250 takes a message over: the lone dot, or the last chunk.
  package var endsMessage: Bool {
    kind == .endOfMessage || (kind == .command(.bdat) && ChunkHeader(line)?.isLast == true)
  }

  /// Whether it is part of logging in: AUTH, or the answer to a challenge.
  package var isAuthentication: Bool { kind == .authResponse || kind == .command(.auth) }

  /// Whether the line may hold a secret, or belongs to a login that has one.
  package var isSecret: Bool { openCount != nil }

  /// What LOGIN takes as the user name, still as base64: the first answer, or the initial response. It is no secret, if
  /// it is a name.
  package var userName: [UInt8]? {
    if isUserName { return sent.revealed }
    let words = sent.revealed.split(whereSeparator: \.isBlank)
    guard kind == .command(.auth), words.count == 3, Verb(of: words[1]) == Verb(rawValue: "LOGIN") else { return nil }
    return Array(words[2])
  }
}

/// The line that announces a chunk of a message: `BDAT 86 LAST` (RFC 3030, section 2). As many octets follow it, without
/// waiting for anything, and one reply answers both.
package struct ChunkHeader: Equatable, Sendable {
  /// How many octets follow the line, each line end counted as the two it is.
  package let size: Int
  package let isLast: Bool

  /// Nil for any other line.
  package init?(_ line: some Collection<UInt8>) {
    let words = line.split(whereSeparator: \.isBlank)
    guard line.first?.isBlank == false, words.count == 2 || words.count == 3, Verb(of: words[0]) == .bdat,
      words[1].allSatisfy(\.isASCIIDigit), let size = Int(String(decoding: words[1], as: UTF8.self)),
      words.count == 2 || Verb(of: words[2]) == Verb(rawValue: "LAST")
    else { return nil }
    self.size = size
    isLast = words.count == 3
  }
}

/// A reply, bound to what it answers.
package struct Answer: Equatable, Sendable {
  package let reply: Reply
  /// Nil: the server spoke unasked.
  package let request: Request?
  package let stageBefore: Stage
  package let stageAfter: Stage
  /// What the connection had shown when the reply came: the request it answers is in it, the reply is not.
  package let before: SessionHistory

  package init(
    reply: Reply, request: Request?, stageBefore: Stage, stageAfter: Stage, before: SessionHistory = SessionHistory()
  ) {
    self.reply = reply
    self.request = request
    self.stageBefore = stageBefore
    self.stageAfter = stageAfter
    self.before = before
  }

  /// What an EHLO or LHLO that was accepted brought; nil for any other reply.
  package var extensions: ExtensionList? {
    guard request?.verb == .ehlo || request?.verb == .lhlo, reply.code.kind == .completion else { return nil }
    return ExtensionList(reply: reply)
  }
}
