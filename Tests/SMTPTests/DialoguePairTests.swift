import SMTP
import Testing

@Suite("client and server dialogue, joined in memory")
struct DialoguePairTests {
  @Test("the tutorial's session, and a second mail behind it", arguments: [false, true])
  func tutorial(isSplit: Bool) {
    var pair = ConversationPair(isSplit: isSplit)
    let lines = [
      "helo x", "mail from:<bugs@looney.test>", "rcpt to:<daffy@here.test>", "data", "From: Bugs Bunny",
      "To: Daffy Duck", "Subject: Loony Toons!", "", "Hi there!", ".", "mail from:<>",
      "rcpt to:<elmer@there.test>", "rcpt to:<elmer@here.test>", "rset", "noop", "quit",
    ]
    for line in lines { pair.type(line) }
    #expect(
      pair.transcript.joined(separator: "\n") == """
        S: 220 mx.here.test
        C: helo x
        S: 250 hello x 192.0.2.1
        C: mail from:<bugs@looney.test>
        S: 250 from <bugs@looney.test>
        C: rcpt to:<daffy@here.test>
        S: 250 to <daffy@here.test>
        C: data
        S: 354 go ahead
        C: From: Bugs Bunny
        C: To: Daffy Duck
        C: Subject: Loony Toons!
        C: 
        C: Hi there!
        C: .
        S: 250 taken 1
        C: mail from:<>
        S: 250 from <>
        C: rcpt to:<elmer@there.test>
        S: 550 no relay
        C: rcpt to:<elmer@here.test>
        S: 250 to <elmer@here.test>
        C: rset
        S: 250 reset
        C: noop
        S: 250 nothing done
        C: quit
        S: 221 bye
        """)
    #expect(pair.isClosed)
    #expect(pair.client.stage == .closing)
    #expect(pair.client.pending.isEmpty)
    #expect(pair.messages.count == 1)
    let mail = pair.messages.first
    let text = "From: Bugs Bunny\r\nTo: Daffy Duck\r\nSubject: Loony Toons!\r\n\r\nHi there!\r\n"
    #expect(mail.map { String(decoding: $0.text, as: UTF8.self) } == text)
    #expect(mail?.transaction.envelope.sender?.description == "<bugs@looney.test>")
    #expect(mail?.transaction.envelope.recipients.map(\.description) == ["<daffy@here.test>"])
  }

  @Test("both sides agree on the envelope after every line", arguments: [false, true])
  func envelopes(isSplit: Bool) {
    var pair = ConversationPair(isSplit: isSplit)
    for line in [
      "RCPT TO:<a@here.test>", "MAIL FROM:<x@y.test> FOO=1", "MAIL FROM:<x@y.test>", "MAIL FROM:<z@y.test>",
      "RCPT TO:<nobody@here.test>", "RCPT TO:<a@here.test>", "RCPT TO:<b@here.test>", "EHLO again", "DATA",
      "MAIL FROM:<>", "RSET", "FOO",
    ] {
      pair.type(line)
      #expect(pair.client.envelope == pair.server.envelope, "after \(line)")
    }
    #expect(pair.client.extensions?.sizeLimit == 52_428_800)
    #expect(pair.client.extensions?.extensions == pair.server.extensions)
  }

  @Test("dots at the start of lines arrive as they were typed", arguments: [false, true])
  func dots(isSplit: Bool) {
    var pair = ConversationPair(isSplit: isSplit)
    for line in ["MAIL FROM:<>", "RCPT TO:<a@here.test>", "DATA"] { pair.type(line) }
    for line in [".hidden", "..", "a.", "...", ". ", "."] { pair.type(line) }
    #expect(
      pair.messages.map { String(decoding: $0.text, as: UTF8.self) } == [
        ".hidden\r\n..\r\na.\r\n...\r\n. \r\n"
      ])
    #expect(pair.client.stage == .start)
  }

  @Test("commands that arrive together are answered one by one, in order", arguments: [false, true])
  func pipelining(isSplit: Bool) {
    var pair = ConversationPair(isSplit: isSplit)
    pair.send(
      Array(
        "EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<nobody@here.test>\r\nRCPT TO:<a@here.test>\r\nDATA\r\n".utf8))
    #expect(pair.client.stage == .message)
    #expect(pair.client.envelope.recipients.map(\.description) == ["<a@here.test>"])
    pair.send(Array("text\r\n.\r\nRSET\r\nQUIT\r\n".utf8))
    #expect(
      pair.transcript.filter { !$0.hasPrefix("S: 250-") }.map { $0.dropFirst(3).prefix(3) } == [
        "220", "250", "250", "550", "250", "354", "250", "250", "221",
      ])
    #expect(pair.client.pending.isEmpty)
    #expect(pair.client.stage == .closing)
  }

  /// What stands between two lines of a message, and whether it ends the message.
  static let ends: [(String, Bool)] = [
    ("\r\n.\r\n", true),
    ("\n.\n", false),
    ("\r.\r", false),
    ("\n.\r\n", false),
    ("\r\n.\n", false),
    ("\r\n.\r", false),
    ("\r.\r\n", false),
    ("\r\n\0.\r\n", false),
    ("\r\n.\0\r\n", false),
    ("\n\n.\r\n", false),
    ("\r\r\n.\r\n", true),
  ]

  @Test("only CRLF . CRLF ends a message: no mail is smuggled in", arguments: ends, [false, true])
  func smuggling(end: (String, Bool), isSplit: Bool) {
    var pair = ConversationPair(isSplit: isSplit)
    for line in ["MAIL FROM:<>", "RCPT TO:<a@here.test>", "DATA"] { pair.type(line) }
    let second = "MAIL FROM:<boss@here.test>\r\nRCPT TO:<b@here.test>\r\nDATA\r\nforged\r\n.\r\n"
    pair.send(Array("text\(end.0)\(second)".utf8))
    #expect(pair.messages.count == (end.1 ? 2 : 1))
    #expect(pair.client.stage == .start)
    #expect(pair.client.pending.isEmpty)
  }
}
