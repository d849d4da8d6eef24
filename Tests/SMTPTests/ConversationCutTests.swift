import SMTP
import TestSupport
import Testing

/// The whole client in memory, fed by a server's octets cut in every way: what it makes of them never depends on the cut.
@Suite("The whole client, however the octets are cut")
struct ConversationCutTests {
  /// What a server says, all of it, and between the pieces what the client sends.
  struct Session: CustomStringConvertible, Sendable {
    let name: String
    let moves: [Move]
    var description: String { name }
  }

  enum Move: Sendable {
    case client(String)
    case server(String)
    case tls
  }

  static let sessions: [Session] = [
    Session(name: "a stray line inside the greeting", moves: [.server("220-a\r\nhello there\r\n220 ready\r\n")]),
    Session(name: "another protocol, then a greeting", moves: [.server("hello\r\n220-a\r\n220 b\r\n")]),
    Session(name: "stray lines and bare line feeds", moves: [.server("220 a\nx\n\n250 unasked\r\n421 gone\r\n")]),
    Session(name: "no line end at all", moves: [.server("220-a\r\n220 ready")]),
    Session(
      name: "a message, and pipelined commands after it",
      moves: [
        .server("220 hi\r\n"), .client("EHLO x\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n"),
        .server("250-x\r\n250 SIZE 5\r\n250 ok\r\n550 no\r\n354 go\r\n"), .client("Hi\r\n..\r\n.\r\nQUIT\r\n"),
        .server("250 taken\r\n221 bye\r\n"),
      ]),
    Session(
      name: "STARTTLS with octets after the go-ahead",
      moves: [
        .server("220 hi\r\n"), .client("EHLO x\r\nSTARTTLS\r\n"),
        .server("250-x\r\n250 STARTTLS\r\n220 go\r\n250 injected\r\nmo"),
      ]),
    Session(
      name: "a session inside TLS",
      moves: [
        .server("220 hi\r\n"), .client("STARTTLS\r\n"), .server("220 go\r\n"), .tls, .client("EHLO x\r\n"),
        .server("250-x\r\n250-AUTH LOGIN\r\n250 y\r\n"), .client("AUTH LOGIN\r\n"), .server("334 VXNlcm5hbWU6\r\n"),
        .client("YW5u\r\n"), .server("535 no\r\n"),
      ]),
    Session(
      name: "chunks",
      moves: [
        .server("220 hi\r\n"), .client("MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nBDAT 4\r\nab\r\nBDAT 3 LAST\r\n."),
        .server("250 a\r\n250 b\r\n250 c\r\n"), .client("\r\nNOOP\r\n"), .server("250 taken\r\n250 d\r\n"),
      ]),
    Session(
      name: "LMTP, with an answer for each recipient",
      moves: [
        .server("220 hi\r\n"),
        .client("LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<a@b>\r\nRCPT TO:<c@d>\r\nRCPT TO:<e@f>\r\nDATA\r\n"),
        .server("250 x\r\n250 1\r\n250 2\r\n550 3\r\n250 4\r\n354 go\r\n"), .client("x\r\n.\r\nNOOP\r\n"),
        .server("250 taken\r\n452-full\r\n452 later\r\n250 nothing\r\n"),
      ]),
  ]

  /// Everything that comes out, and the state it leads to.
  private static func events(of session: Session, cut: ([UInt8]) -> [[UInt8]]) -> [String] {
    var conversation = Conversation()
    var log: [String] = []
    for move in session.moves {
      switch move {
      case .client(let text): for piece in cut(octets(text)) { conversation.track(piece) }
      case .tls: conversation.tlsEstablished()
      case .server(let text):
        var unread = 0
        for piece in cut(octets(text)) {
          // What comes after a go-ahead counts as unread, however late it comes.
          if conversation.stage == .tls { unread += piece.count }
          conversation.receive(piece)
          while let event = conversation.next() {
            if case .startTLS(let count) = event { unread += count } else { log.append("\(event)") }
          }
        }
        log.append("\(conversation.stage), \(unread) unread, pending \(conversation.pending), \(conversation.envelope)")
      }
    }
    if let rest = conversation.finish() { log.append("\(rest)") }
    return log
  }

  @Test("the events are the same: whole, octet by octet, and cut anywhere", arguments: sessions)
  func cuts(_ session: Session) {
    let whole = Self.events(of: session) { [$0] }
    #expect(Self.events(of: session) { $0.map { [$0] } } == whole)
    for place in 1..<200 {
      let cut = Self.events(of: session) { octets in
        place < octets.count ? [Array(octets[..<place]), Array(octets[place...])] : [octets]
      }
      #expect(cut == whole, "cut at \(place)")
    }
  }

  @Test("random octets from both sides, cut at random, give the same events", arguments: 1...60)
  func random(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let alphabet = octets("2503 -\r\n\r\n.xBDAT 3LHO")
    let moves = (0..<12).map { index in
      let octets = random.octets(count: 60, from: alphabet).map { $0 & 0x7F }
      let text = String(decoding: octets, as: UTF8.self)
      return index.isMultiple(of: 2) ? Move.server(text) : Move.client(text)
    }
    let session = Session(name: "\(seed)", moves: moves)
    let whole = Self.events(of: session) { [$0] }
    #expect(Self.events(of: session) { $0.map { [$0] } } == whole)
    for _ in 0..<4 {
      #expect(Self.events(of: session) { random.pieces(of: $0, longest: 7) } == whole)
    }
  }
}
