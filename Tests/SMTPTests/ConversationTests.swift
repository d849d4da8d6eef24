import Octets
import SMTP
import Testing

@Suite("The client's side of a conversation")
struct ConversationTests {
  /// Plays a transcript and tells the stage behind each line.
  private static func play(_ text: String, _ conversation: inout Conversation) throws -> [Stage] {
    var stages: [Stage] = []
    for entry in try Transcript(parsing: octets(text)).entries {
      switch entry {
      case .client(let line):
        conversation.track((line.resolved { _ in nil } ?? []) + ASCII.crlf)
      case .clientRaw(let bytes): conversation.track(bytes.resolved { _ in nil } ?? [])
      case .server(let line):
        conversation.receive((line.resolved { _ in nil } ?? []) + ASCII.crlf)
        while conversation.next() != nil {}
      default: continue
      }
      stages.append(conversation.stage)
    }
    return stages
  }

  /// A rule; a session, one entry a line, and behind ` => ` the stage it leads to.
  static let sessions: [(String, String)] = [
    (
      "a mail from greeting to QUIT",
      """
      S: 220 hi => start
      C: EHLO x => start
      S: 250-x => start
      S: 250 SIZE 9 => ready
      C: MAIL FROM:<a@b> => ready
      S: 250 ok => mail
      C: RCPT TO:<c@d> => mail
      S: 250 ok => rcpt
      C: DATA => rcpt
      S: 354 go => message
      C: QUIT => message
      C: .. => message
      C: . => rcpt
      S: 250 ok => ready
      C: QUIT => ready
      S: 221 bye => closing
      """
    ),
    (
      "a 354 that answers something else begins no message",
      "S: 220 => start\nC: NOOP => start\nS: 354 => start"
    ),
    ("a refused DATA begins no message", "S: 220 => start\nC: DATA => start\nS: 503 => start\nC: . => start"),
    ("a 250 to DATA begins no message", "S: 220 => start\nC: DATA => start\nS: 250 => start"),
    ("an unasked 354 begins no message", "S: 220 => start\nS: 354 => start"),
    (
      "text sent behind DATA without waiting is text",
      "S: 220 => start\nC: DATA => start\nC: hi => start\nC: . => start\nC: NOOP => start\nS: 354 => start\nS: 250 => start"
    ),
    (
      "text sent behind DATA may stop in the middle of a line",
      #"S: 220 => start"# + "\n" + #"C| DATA\r\n.. => start"# + "\nS: 354 => message\n"
        + #"C| .\r\n => message"#
        + "\n" + #"C| .\r\n => start"# + "\nS: 250 => start\nC: QUIT => start\nS: 221 => closing"
    ),
    (
      "the start of the lone dot may have been sent before the 354",
      #"S: 220 => start"# + "\n" + #"C| DATA\r\n. => start"# + "\nS: 354 => message\n" + #"C| \r\n => start"#
    ),
    (
      "a dot sent raw ends the message",
      "S: 220 => start\nC: DATA => start\nS: 354 => message\n"
        + #"C| hi\r\n. => message"# + "\n" + #"C| \r\n => start"#
    ),
    (
      "a dot between bare line feeds does not",
      "S: 220 => start\nC: DATA => start\nS: 354 => message\n" + #"C| hi\n.\n => message"#
    ),
    ("a 421 closes, asked for or not", "S: 220 => start\nS: 421 => closing"),
    ("a 421 in a message closes", "S: 220 => start\nC: DATA => start\nS: 354 => message\nS: 421 => closing"),
    ("a greeting that refuses is a greeting", "S: 554 => start"),
    ("a refused EHLO leaves things as they were", "S: 220 => start\nC: EHLO x => start\nS: 500 => start"),
    (
      "HELO in the middle of a mail begins anew",
      "S: 220 => start\nC: HELO x => start\nS: 250 => ready\nC: MAIL FROM:<> => ready\nS: 250 => mail\nC: EHLO x => mail\nS: 250 => ready"
    ),
    (
      "RSET forgets the envelope",
      "S: 220 => start\nC: MAIL FROM:<> => start\nS: 250 => mail\nC: RSET => mail\nS: 250 => start"
    ),
    (
      "a refused RSET does not",
      "S: 220 => start\nC: MAIL FROM:<> => start\nS: 250 => mail\nC: RSET => mail\nS: 500 => mail"
    ),
    (
      "a refused recipient leaves the sender",
      "S: 220 => start\nC: MAIL FROM:<> => start\nS: 250 => mail\nC: RCPT TO:<a@b> => mail\nS: 550 => mail"
    ),
    (
      "what a server accepts counts, however it was written",
      "S: 220 => start\nC: MAIL FROM a => start\nS: 250 => mail\nC: rcpt b => mail\nS: 250 => rcpt"
    ),
    ("a refused QUIT leaves the session open", "S: 220 => start\nC: QUIT => start\nS: 500 => start"),
    ("a server that says goodbye unasked closes", "S: 220 => start\nC: GET / HTTP/1.1 => start\nS: 221 => closing"),
    (
      "an answered challenge may bring another",
      "S: 220 => start\nC: AUTH LOGIN => start\nS: 334 => auth\nC: eA== => auth\nS: 334 => auth\nC: eQ== => auth\nS: 235 => start"
    ),
    (
      "a refused login is over",
      "S: 220 => start\nC: AUTH PLAIN => start\nS: 334 => auth\nC: * => auth\nS: 501 => start"
    ),
    ("STARTTLS waits for the handshake", "S: 220 => start\nC: STARTTLS => start\nS: 220 => tls"),
    ("a refused STARTTLS does not", "S: 220 => start\nC: STARTTLS => start\nS: 454 => start"),
    (
      "replies to what was sent behind STARTTLS change nothing",
      "S: 220 => start\nC: STARTTLS => start\nC: NOOP => start\nS: 220 => tls\nS: 250 => tls"
    ),
  ]

  @Test("the stage follows from the replies", arguments: sessions)
  func stages(_ rule: String, _ session: String) throws {
    let rows = session.split(separator: "\n").map { $0.split(separator: " => ") }
    var conversation = Conversation()
    let stages = try Self.play(rows.map { String($0[0]) }.joined(separator: "\n"), &conversation)
    #expect(stages.map(\.rawValue) == rows.map { String($0[1]) }, "\(rule)")
  }

  private static func conversation(after text: String) throws -> Conversation {
    var conversation = Conversation()
    _ = try play(text, &conversation)
    return conversation
  }

  @Test("replies answer what was sent in its order, however late they come")
  func order() throws {
    var conversation = try Self.conversation(after: "S: 220\nC: NOOP\nC: VRFY a\nC: HELP")
    #expect(conversation.pending.map(\.verb) == [.noop, .vrfy, .help])
    #expect(conversation.receive(Reply(.ok, [])).request?.verb == .noop)
    #expect(conversation.receive(Reply(ReplyCode(rawValue: 252)!, [])).request?.line == octets("VRFY a"))
    #expect(conversation.receive(Reply(ReplyCode(rawValue: 214)!, [])).request?.verb == .help)
    #expect(conversation.receive(Reply(ReplyCode(rawValue: 214)!, [])).request == nil)
  }

  @Test("the end of a message is a request of its own")
  func endOfMessage() throws {
    var conversation = try Self.conversation(after: "S: 220\nC: DATA\nS: 354\nC: hi\nC: .")
    let answer = conversation.receive(Reply(.ok, []))
    #expect(answer.request?.kind == .endOfMessage)
    #expect(answer.request?.line == octets("."))
    #expect(answer.stageAfter == .start)
  }

  @Test("the greeting answers the connection")
  func greeting() {
    var conversation = Conversation()
    #expect(conversation.stage == .greeting)
    let answer = conversation.receive(Reply(.serviceReady, ["hi", "there"]))
    #expect(answer.request?.kind == .connection)
    #expect((answer.stageBefore, answer.stageAfter) == (.greeting, .start))
    #expect(conversation.banner == "hi")
  }

  @Test("the envelope holds who was accepted, and nobody else")
  func envelope() throws {
    let conversation = try Self.conversation(
      after: "S: 220\nC: MAIL FROM:<a@b>\nS: 250\nC: RCPT TO:<c@d>\nS: 550\nC: RCPT TO:<e@f>\nS: 251")
    #expect(conversation.envelope.sender?.description == "<a@b>")
    #expect(conversation.envelope.recipients.map(\.description) == ["<e@f>"])
  }

  @Test("extensions are those of the last EHLO; a HELO has none")
  func extensions() throws {
    var conversation = try Self.conversation(after: "S: 220\nC: EHLO a\nS: 250-x\nS: 250 SIZE 5")
    #expect(conversation.extensions?.sizeLimit == 5)
    #expect(conversation.helloName == "a")
    _ = try Self.play("C: helo b\nS: 250 x", &conversation)
    #expect(conversation.extensions == nil)
    #expect(conversation.helloName == "b")
  }

  @Test("behind a TLS handshake nothing holds that was known before but the banner")
  func secure() throws {
    var conversation = try Self.conversation(
      after: "S: 220 hi\nC: EHLO a\nS: 250-x\nS: 250 STARTTLS\nC: MAIL FROM:<>\nS: 250\nC: STARTTLS\nS: 220")
    conversation.stuffing = false
    conversation.tlsEstablished()
    #expect(conversation.stage == .start)
    #expect(conversation.extensions == nil)
    #expect(conversation.helloName == nil)
    #expect(conversation.envelope == Envelope())
    #expect(conversation.pending.isEmpty)
    #expect(conversation.banner == "hi")
    #expect(!conversation.stuffing)
  }

  @Test("answers to a challenge are secret, those sent without waiting too")
  func secrets() throws {
    var conversation = try Self.conversation(after: "S: 220\nC: AUTH LOGIN\nC: dXNlcg==\nC: cGFzcw==\nS: 334 user")
    #expect(conversation.pending.first?.isSecret == true)
    let first = conversation.receive(Reply(.authChallenge, ["pass"]))
    #expect(first.request?.kind == .authResponse)
    let second = conversation.receive(Reply(.authenticated, ["ok"]))
    #expect(second.request?.kind == .authResponse)
    #expect(second.request?.sent.revealed == octets("cGFzcw=="))
    #expect(second.stageAfter == .start)
    #expect(Request(kind: .command(.auth), line: octets("AUTH PLAIN x")).isSecret)
    #expect(!Request(kind: .command(.mail)).isSecret)
  }

  @Test(
    "a line leaves with exactly one CRLF, as it was typed",
    arguments: ["", "QUIT", "  helo x ", "mail from me@x", "250 OK", ".", "..", "ü", "\0", "a\tb"])
  func oneCRLF(_ line: String) throws {
    var conversation = try Self.conversation(after: "S: 220")
    #expect(conversation.send(line: octets(line)).bytes == octets(line + "\r\n"))
    #expect(conversation.pending.map(\.line) == [octets(line)])
  }

  @Test("a dot at the start of a message line is doubled once, and that is said")
  func stuffing() throws {
    var conversation = try Self.conversation(after: "S: 220\nC: DATA\nS: 354")
    for (line, wire) in [(".a", "..a"), ("..", "..."), (". ", ".. "), ("a.", "a."), ("", ""), (" .", " .")] {
      let sent = conversation.send(line: octets(line))
      #expect(sent.bytes == octets(wire + "\r\n"))
      let expected: [LineWarning] = line == ". " ? [.dotWithBlank] : line.hasPrefix(".") ? [.dotDoubled] : []
      #expect(sent.advice == expected)
      #expect(conversation.stage == .message)
    }
    #expect(conversation.send(line: octets(".")) == .init(bytes: octets(".\r\n"), advice: [.noHeaders]))
    #expect(conversation.stage == .start)
  }

  @Test("with stuffing off dots leave as they are")
  func stuffingOff() throws {
    var conversation = try Self.conversation(after: "S: 220\nC: DATA\nS: 354")
    conversation.stuffing = false
    #expect(conversation.send(line: octets(".a")) == .init(bytes: octets(".a\r\n"), advice: []))
    #expect(conversation.stage == .message)
    #expect(conversation.send(line: octets(".")).bytes == octets(".\r\n"))
    #expect(conversation.stage == .start)
  }

  @Test("what is sent in pieces is tracked as the lines it makes")
  func pieces() throws {
    var conversation = try Self.conversation(after: "S: 220")
    conversation.track(octets("HE"))
    #expect(conversation.send(line: octets("LO x")).bytes == octets("LO x\r\n"))
    #expect(conversation.pending.map(\.line) == [octets("HELO x")])
  }

  @Test("text that is still on its way when the server breaks off does no harm")
  func lateText() throws {
    var conversation = try Self.conversation(after: "S: 220\nC: DATA\nS: 354\nC: hi")
    conversation.trackStuffedText()
    #expect(conversation.stage == .message)
    _ = conversation.receive(Reply(.serviceNotAvailable, ["gone"]))
    conversation.trackStuffedText()
    #expect(conversation.stage == .closing)
  }
}
