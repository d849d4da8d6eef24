import SMTP
import Testing

@Suite("Chunks (RFC 3030)")
struct ChunkTests {
  private static func conversation(lists keyword: String = "CHUNKING") -> Conversation {
    var conversation = Conversation()
    conversation.receive(octets("220 hi\r\n"))
    while conversation.next() != nil {}
    for (line, reply) in [
      ("EHLO x", "250-x\r\n250 \(keyword)\r\n"), ("MAIL FROM:<a@b>", "250 ok\r\n"), ("RCPT TO:<c@d>", "250 ok\r\n"),
    ] {
      _ = conversation.send(line: octets(line))
      conversation.receive(octets(reply))
      while conversation.next() != nil {}
    }
    return conversation
  }

  private static func reply(_ text: String, to conversation: inout Conversation) -> Answer? {
    conversation.receive(octets(text))
    var last: Answer?
    while let event = conversation.next() {
      if case .reply(let answer) = event { last = answer }
    }
    return last
  }

  static let headers: [(String, Int?, Bool)] = [
    ("BDAT 16 LAST", 16, true), ("bdat 0 last", 0, true), ("BDAT 5", 5, false), ("BDAT  5  LAST ", 5, true),
    ("BDAT", nil, false), ("BDAT x", nil, false), ("BDAT -1", nil, false), ("BDAT 5 FIRST", nil, false),
    (" BDAT 5", nil, false),
    ("BDAT 99999999999999999999 LAST", nil, false), ("NOOP 5", nil, false), ("BDAT 5 LAST x", nil, false),
    ("", nil, false),
  ]

  @Test("which line announces a chunk, and how long it is", arguments: headers)
  func header(_ line: String, _ size: Int?, _ isLast: Bool) {
    let header = ChunkHeader(octets(line))
    #expect(header?.size == size)
    #expect((header?.isLast ?? false) == isLast)
  }

  @Test("after BDAT so many octets are text, typed lines with their CRLF; one reply answers all of it")
  func typed() {
    var conversation = Self.conversation()
    #expect(conversation.send(line: octets("BDAT 16 LAST")).bytes == octets("BDAT 16 LAST\r\n"))
    #expect(conversation.stage == .chunk)
    for (line, remaining) in [("Subject: x", 4), ("", 2), ("", nil)] as [(String, Int?)] {
      let sent = conversation.send(line: octets(line))
      #expect(sent == .init(bytes: octets(line + "\r\n"), advice: []))
      #expect(conversation.chunkRemaining == remaining)
    }
    #expect(conversation.stage == .recipients)
    #expect(conversation.pending.map(\.verb) == [.bdat])
    let answer = Self.reply("250 taken\r\n", to: &conversation)
    #expect(answer?.request?.endsMessage == true)
    #expect(conversation.stage == .ready)
    #expect(conversation.pending.isEmpty)
  }

  @Test("no dot is doubled in a chunk, and a lone dot ends nothing")
  func dots() {
    var conversation = Self.conversation()
    _ = conversation.send(line: octets("BDAT 8 LAST"))
    #expect(conversation.send(line: octets(".")) == .init(bytes: octets(".\r\n"), advice: []))
    #expect(conversation.send(line: octets("..a")) == .init(bytes: octets("..a\r\n"), advice: []))
    #expect(conversation.pending.map(\.verb) == [.bdat])
    #expect(conversation.stage == .recipients)
  }

  @Test("a line that crosses the count is said, and what is beyond it is a command again")
  func crossing() {
    var conversation = Self.conversation()
    _ = conversation.send(line: octets("BDAT 3 LAST"))
    #expect(
      conversation.send(line: octets("abcQUIT"))
        == .init(bytes: octets("abcQUIT\r\n"), advice: [.beyondChunk(octets: 6)]))
    #expect(conversation.pending.map(\.line) == [octets("BDAT 3 LAST"), octets("QUIT")])
    #expect(conversation.stage == .recipients)
  }

  @Test("an empty last chunk has no octets to wait for")
  func empty() {
    var conversation = Self.conversation()
    _ = conversation.send(line: octets("BDAT 0 LAST"))
    #expect(conversation.stage == .recipients)
    #expect(Self.reply("250 taken\r\n", to: &conversation)?.stageAfter == .ready)
  }

  @Test("a chunk that is not the last keeps the envelope")
  func several() {
    var conversation = Self.conversation()
    conversation.track(octets("BDAT 2\r\nab"))
    #expect(Self.reply("250 2 octets\r\n", to: &conversation)?.stageAfter == .recipients)
    #expect(!conversation.envelope.recipients.isEmpty)
    conversation.track(octets("BDAT 0 LAST\r\n"))
    #expect(Self.reply("250 taken\r\n", to: &conversation)?.stageAfter == .ready)
  }

  @Test("a server that does not list CHUNKING and refuses reads the rest as commands; one that lists it reads on")
  func earlyRefusal() {
    var unlisted = Self.conversation(lists: "HELP")
    _ = unlisted.send(line: octets("BDAT 16 LAST"))
    #expect(Self.reply("500 what?\r\n", to: &unlisted)?.stageAfter == .recipients)
    #expect(unlisted.chunkRemaining == nil)
    var listed = Self.conversation()
    _ = listed.send(line: octets("BDAT 16 LAST"))
    #expect(Self.reply("503 no\r\n", to: &listed)?.stageAfter == .chunk)
    #expect(listed.chunkRemaining == 16)
  }

  @Test("replies to what was sent before do not end a chunk")
  func pipelined() {
    var conversation = Conversation()
    _ = Self.reply("220 hi\r\n", to: &conversation)
    conversation.track(octets("MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nBDAT 5 LAST\r\nab"))
    #expect(Self.reply("250 ok\r\n250 ok\r\n", to: &conversation)?.stageAfter == .chunk)
    conversation.track(octets("c\r\n"))
    #expect(conversation.stage == .recipients)
    #expect(Self.reply("250 taken\r\n", to: &conversation)?.stageAfter == .start)
  }

  @Test("a 421 in the middle of a chunk closes")
  func gone() {
    var conversation = Self.conversation()
    _ = conversation.send(line: octets("BDAT 16"))
    #expect(Self.reply("421 gone\r\n", to: &conversation)?.stageAfter == .closing)
    #expect(conversation.chunkRemaining == nil)
  }
}

@Suite("LMTP (RFC 2033)")
struct LMTPTests {
  private static func play(_ moves: [(String, String)]) -> (Conversation, [String]) {
    var conversation = Conversation()
    var answers: [String] = []
    for (client, server) in moves {
      conversation.track(octets(client))
      conversation.receive(octets(server))
      while let event = conversation.next() {
        guard case .reply(let answer) = event else { continue }
        let request = answer.request
        let name =
          request.map { $0.kind == .endOfMessage ? "." : String(decoding: $0.line, as: UTF8.self) } ?? "unasked"
        answers.append("\(answer.reply.code) \(name)\(request?.recipient.map { " \($0)" } ?? "")")
      }
    }
    return (conversation, answers)
  }

  private static let start = [
    ("", "220 hi\r\n"), ("LHLO x\r\n", "250-x\r\n250 CHUNKING\r\n"), ("MAIL FROM:<a@b>\r\n", "250 ok\r\n"),
    ("RCPT TO:<one@b>\r\n", "250 ok\r\n"), ("RCPT TO:<two@b>\r\n", "550 no\r\n"),
    ("RCPT TO:<three@b>\r\n", "250 ok\r\n"),
  ]

  @Test("the end of a message has an answer for each recipient that was accepted, in their order")
  func eachRecipient() {
    let (conversation, answers) = Self.play(
      Self.start + [
        ("DATA\r\n", "354 go\r\n"), ("hi\r\n.\r\n", "250 taken\r\n550 full\r\n"), ("NOOP\r\n", "250 ok\r\n"),
      ])
    #expect(answers.suffix(3) == ["250 . <one@b>", "550 . <three@b>", "250 NOOP"])
    #expect(conversation.stage == .ready)
    #expect(conversation.pending.isEmpty)
    #expect(conversation.envelope == Envelope())
  }

  @Test("until the last of them has come the message is not over")
  func waits() {
    let (conversation, _) = Self.play(
      Self.start + [("DATA\r\n", "354 go\r\n"), ("hi\r\n.\r\n", "250 taken\r\n")])
    #expect(conversation.pending.compactMap(\.recipient?.description) == ["<three@b>"])
    #expect(conversation.stage == .recipients)
  }

  @Test("the last chunk is answered for each recipient, an earlier one once")
  func chunks() {
    let (conversation, answers) = Self.play(
      Self.start + [("BDAT 1\r\nx", "250 ok\r\n"), ("BDAT 0 LAST\r\n", "250 taken\r\n452 later\r\n")])
    #expect(answers.suffix(3) == ["250 BDAT 1", "250 BDAT 0 LAST <one@b>", "452 BDAT 0 LAST <three@b>"])
    #expect(conversation.stage == .ready)
  }

  @Test("a server that speaks SMTP answers once, however many recipients there are")
  func plainSMTP() {
    var moves = Self.start
    moves[1].0 = "EHLO x\r\n"
    let (_, answers) = Self.play(
      moves + [("DATA\r\n", "354 go\r\n"), ("hi\r\n.\r\n", "250 taken\r\n"), ("NOOP\r\n", "250 ok\r\n")])
    #expect(answers.suffix(2) == ["250 .", "250 NOOP"])
  }
}

@Suite("The identity of requests")
struct RequestIdentityTests {
  @Test("two requests of the same words are two")
  func identity() {
    var conversation = Conversation()
    conversation.receive(octets("220 hi\r\n"))
    while conversation.next() != nil {}
    conversation.track(octets("NOOP\r\nNOOP\r\n"))
    let ids = conversation.pending.map(\.id)
    #expect(ids[0] < ids[1])
    conversation.receive(octets("250 a\r\n250 b\r\n"))
    var answered: [Request.ID?] = []
    while let event = conversation.next() {
      if case .reply(let answer) = event { answered.append(answer.request?.id) }
    }
    #expect(answered == ids)
  }

  @Test("what nobody waits for any more is late, and what was sent after that is not")
  func late() {
    var conversation = Conversation()
    conversation.stopWaiting()
    conversation.track(octets("NOOP\r\n"))
    #expect(conversation.pending.map(\.isLate) == [true, false])
  }

  @Test("what left in one piece is known as that; a lone command is not a group")
  func grouped() {
    var conversation = Conversation(isConnected: false)
    conversation.track(octets("NOOP\r\n"))
    conversation.group()
    #expect(conversation.pending.map(\.isGrouped) == [false])
    conversation.track(octets("RSET\r\n"))
    conversation.group()
    #expect(conversation.pending.map(\.isGrouped) == [true, true])
  }

  @Test("a request knows when it left, and keeps that when it becomes a challenge's answer")
  func time() {
    let now = ContinuousClock.now
    var conversation = Conversation(at: now)
    #expect(conversation.pending.first?.sentAt == now)
    conversation.receive(octets("220 hi\r\n"))
    while conversation.next() != nil {}
    conversation.track(octets("AUTH LOGIN\r\nYW5u\r\n"), at: now + .seconds(1))
    conversation.receive(octets("334 x\r\n"))
    while conversation.next() != nil {}
    #expect(conversation.pending.first?.kind == .authResponse)
    #expect(conversation.pending.first?.sentAt == now + .seconds(1))
  }
}
