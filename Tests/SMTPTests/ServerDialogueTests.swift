import Octets
import SMTP
import Testing

/// What the referee answers to a row of lines, the text of a message being one line that begins with `|`.
private func answers(_ lines: [String], persona: PlainPersona = PlainPersona()) -> [String] {
  var dialogue = ServerDialogue(persona: persona, clientAddress: "192.0.2.1")
  return lines.map { line in
    let reply =
      dialogue.isTakingMessage
      ? dialogue.endOfMessage(.accepted(id: "1")) : dialogue.receive(WireLine(bytes: Array(line.utf8))).reply
    return reply.map { "\($0.code) \($0.text)" } ?? ""
  }
}

@Suite("the referee")
struct ServerDialogueTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    let lines: [String]
    /// The reply to the last of the lines.
    let reply: String
    var testDescription: String { rule }
  }

  static let order = [
    Case(rule: "MAIL needs no HELO here", lines: ["MAIL FROM:<a@b.test>"], reply: "250 from <a@b.test>"),
    Case(rule: "RCPT needs MAIL", lines: ["RCPT TO:<a@here.test>"], reply: "503 no sender"),
    Case(rule: "DATA needs RCPT", lines: ["MAIL FROM:<>", "DATA"], reply: "503 no recipient"),
    Case(rule: "DATA needs MAIL", lines: ["DATA"], reply: "503 no recipient"),
    Case(
      rule: "one MAIL in a transaction", lines: ["MAIL FROM:<>", "MAIL FROM:<a@b.test>"],
      reply: "503 second sender"),
    Case(
      rule: "RSET ends the transaction", lines: ["MAIL FROM:<>", "RSET", "RCPT TO:<a@here.test>"],
      reply: "503 no sender"),
    Case(
      rule: "HELO ends the transaction", lines: ["MAIL FROM:<>", "HELO x", "RCPT TO:<a@here.test>"],
      reply: "503 no sender"),
    Case(
      rule: "EHLO ends the transaction", lines: ["MAIL FROM:<>", "EHLO x", "RCPT TO:<a@here.test>"],
      reply: "503 no sender"),
    Case(
      rule: "a refused HELO leaves the transaction alone",
      lines: ["MAIL FROM:<>", "HELO a_b", "RCPT TO:<a@here.test>"], reply: "250 to <a@here.test>"),
    Case(
      rule: "the end of a message ends the transaction",
      lines: ["MAIL FROM:<>", "RCPT TO:<a@here.test>", "DATA", "|", "RCPT TO:<a@here.test>"],
      reply: "503 no sender"),
    Case(
      rule: "a second message needs no second HELO",
      lines: ["MAIL FROM:<>", "RCPT TO:<a@here.test>", "DATA", "|", "MAIL FROM:<c@d.test>"],
      reply: "250 from <c@d.test>"),
    Case(
      rule: "a refused recipient does not spoil an accepted one",
      lines: ["MAIL FROM:<>", "RCPT TO:<a@here.test>", "RCPT TO:<a@there.test>", "DATA"],
      reply: "354 go ahead"),
    Case(
      rule: "DATA tells why there is no recipient if there is one reason",
      lines: ["MAIL FROM:<>", "RCPT TO:<a@there.test>", "RCPT TO:<b@there.test>", "DATA"],
      reply: "503 no recipient: no relay"),
    Case(
      rule: "DATA tells no reason if there were several",
      lines: ["MAIL FROM:<>", "RCPT TO:<a@there.test>", "RCPT TO:<nobody@here.test>", "DATA"],
      reply: "503 no recipient"),
  ]

  static let form = [
    Case(rule: "verbs know no case", lines: ["mAiL fRoM:<a@b.test>"], reply: "250 from <a@b.test>"),
    Case(rule: "an empty line is no command", lines: [""], reply: "501 malformed  []"),
    Case(rule: "an unknown verb", lines: ["FOO bar"], reply: "500 unknown FOO"),
    Case(rule: "HELO without a name", lines: ["HELO"], reply: "501 malformed HELO []"),
    Case(rule: "HELO with an underscore", lines: ["HELO a_b"], reply: "501 malformed HELO [a_b]"),
    Case(
      rule: "HELO with a CR in a literal", lines: ["HELO [a\rb]"], reply: #"501 malformed HELO [[a\015b]]"#),
    Case(rule: "HELO with an address", lines: ["HELO [192.0.2.1]"], reply: "250 hello [192.0.2.1] 192.0.2.1"),
    Case(
      rule: "HELO with a name longer than a name can be",
      lines: ["HELO " + String(repeating: "a", count: 256)],
      reply: "501 malformed HELO [" + String(repeating: "a", count: 256) + "]"),
    Case(
      rule: "an address without brackets is refused, and quoted", lines: ["MAIL FROM:a@b.test SIZE=1"],
      reply: "501 malformed MAIL [a@b.test SIZE=1]"),
    Case(
      rule: "what is quoted is printable", lines: ["MAIL FROM:a\u{1B}[2J\r"],
      reply: #"501 malformed MAIL [a\033[2J\015]"#),
    Case(
      rule: "a sender without a domain", lines: ["MAIL FROM:<alice>"], reply: "501 unqualified MAIL <alice>"),
    Case(
      rule: "a recipient without a domain", lines: ["MAIL FROM:<>", "RCPT TO:<bob>"],
      reply: "501 unqualified RCPT <bob>"),
    Case(
      rule: "postmaster needs no domain", lines: ["MAIL FROM:<>", "RCPT TO:<Postmaster>"],
      reply: "250 to <Postmaster>"),
    Case(
      rule: "the null sender is no recipient", lines: ["MAIL FROM:<>", "RCPT TO:<>"],
      reply: "501 malformed RCPT [<>]"),
    Case(
      rule: "addresses are ASCII without SMTPUTF8", lines: ["MAIL FROM:<ä@b.test>"],
      reply: #"501 malformed MAIL [<\303\244@b.test>]"#),
    Case(rule: "NUL", lines: ["NOOP \0"], reply: "501 nul"),
    Case(rule: "DATA with an argument", lines: ["DATA now"], reply: "501 malformed DATA [now]"),
    Case(rule: "NOOP with an argument", lines: ["NOOP now"], reply: "250 nothing done"),
    Case(rule: "VRFY", lines: ["VRFY bob"], reply: "252 prohibited VRFY"),
    Case(rule: "EXPN", lines: ["EXPN list"], reply: "550 prohibited EXPN"),
    Case(rule: "HELP", lines: ["HELP"], reply: "214 help"),
    Case(rule: "STARTTLS is not listed", lines: ["STARTTLS"], reply: "503 not offered STARTTLS"),
    Case(rule: "AUTH is not listed", lines: ["AUTH PLAIN AGFubgBw"], reply: "503 not offered AUTH"),
    Case(rule: "BDAT is not listed", lines: ["BDAT 5 LAST"], reply: "503 not offered BDAT"),
    Case(rule: "QUIT", lines: ["QUIT"], reply: "221 bye"),
  ]

  static let parameters = [
    Case(
      rule: "SIZE within the bound", lines: ["MAIL FROM:<> SIZE=52428800 BODY=8BITMIME"], reply: "250 from <>"
    ),
    Case(rule: "SIZE beyond the bound", lines: ["MAIL FROM:<> SIZE=52428801"], reply: "552 too big"),
    Case(
      rule: "SIZE beyond any number", lines: ["MAIL FROM:<> SIZE=99999999999999999999"], reply: "552 too big"),
    Case(
      rule: "SIZE of more digits than RFC 1870 has", lines: ["MAIL FROM:<> SIZE=000000000000000000001"],
      reply: "501 malformed SIZE=000000000000000000001"),
    Case(rule: "SIZE of no number", lines: ["MAIL FROM:<> SIZE=big"], reply: "501 malformed SIZE=big"),
    Case(rule: "SIZE of less than nothing", lines: ["MAIL FROM:<> SIZE=-1"], reply: "501 malformed SIZE=-1"),
    Case(rule: "SIZE without a number", lines: ["MAIL FROM:<> SIZE"], reply: "501 malformed SIZE"),
    Case(rule: "an unknown BODY", lines: ["MAIL FROM:<> BODY=X"], reply: "501 malformed BODY=X"),
    Case(rule: "an unknown parameter", lines: ["MAIL FROM:<> FOO=1"], reply: "555 unknown FOO=1"),
    Case(
      rule: "a parameter of RCPT", lines: ["MAIL FROM:<>", "RCPT TO:<a@here.test> NOTIFY=NEVER"],
      reply: "555 unknown NOTIFY=NEVER"),
    Case(
      rule: "a refused parameter leaves no sender", lines: ["MAIL FROM:<> FOO=1", "RCPT TO:<a@here.test>"],
      reply: "503 no sender"),
  ]

  @Test("answers by order, form and bounds alone", arguments: order + form + parameters)
  func rules(_ rule: Case) {
    #expect(answers(rule.lines).last == rule.reply)
  }

  @Test("EHLO lists exactly what is done, HELO nothing")
  func extensions() {
    let list = "SIZE 52428800\n8BITMIME\nPIPELINING\nHELP"
    #expect(answers(["EHLO x"]) == ["250 hello x 192.0.2.1\n\(list)"])
    #expect(answers(["HELO x"]) == ["250 hello x 192.0.2.1"])
  }

  @Test("takes as many recipients as the bound says, and not one more")
  func recipients() {
    let lines = ["MAIL FROM:<>"] + (1...101).map { "RCPT TO:<a\($0)@here.test>" } + ["DATA"]
    let codes = answers(lines).map { String($0.prefix(3)) }
    #expect(codes == Array(repeating: "250", count: 101) + ["452", "354"])
  }

  @Test("a command line longer than the bound is refused, however much of it was kept")
  func longLine() {
    var dialogue = ServerDialogue(persona: PlainPersona(), clientAddress: "192.0.2.1")
    let bytes = Array("NOOP ".utf8) + Array(repeating: UInt8(ascii: "a"), count: 2_041)
    #expect(dialogue.receive(WireLine(bytes: bytes)).reply?.code == .ok)
    #expect(dialogue.receive(WireLine(bytes: bytes + [0x61])).reply?.firstText == "too long 2049")
    #expect(dialogue.receive(WireLine(bytes: bytes, omitted: 5)).reply?.firstText == "too long 2053")
  }

  @Test(
    "hangs up at the eleventh error of a kind, and not at the tenth",
    arguments: [("FOO", "too many unknown"), ("DATA", "too many errors")])
  func hangUp(line: String, text: String) {
    var dialogue = ServerDialogue(persona: PlainPersona(), clientAddress: "192.0.2.1")
    let wire = WireLine(bytes: Array(line.utf8))
    for _ in 1...10 {
      guard case .reply = dialogue.receive(wire) else { return #expect(Bool(false), "hung up too early") }
    }
    let last = dialogue.receive(wire)
    #expect(last == last.reply.map { .close($0) })
    #expect(last.reply?.firstText == text)
  }

  /// The code of the last of many lines, and whether it ended the connection; nil if an earlier one did.
  private static func last(_ lines: [String], _ persona: PlainPersona = PlainPersona()) -> (code: Int, ends: Bool)? {
    var dialogue = ServerDialogue(persona: persona, clientAddress: "192.0.2.1")
    var last: (code: Int, ends: Bool)?
    for line in lines {
      if last?.ends == true { return nil }
      if dialogue.isTakingMessage {
        last = (dialogue.endOfMessage(line == "." ? .accepted(id: "1") : .tooBig).code.rawValue, false)
        continue
      }
      let action = dialogue.receive(WireLine(bytes: Array(line.utf8)))
      if case .close = action {
        last = (action.reply?.code.rawValue ?? 0, true)
      } else {
        last = (action.reply?.code.rawValue ?? 0, false)
      }
    }
    return last
  }

  @Test(
    "a hundred commands that bring no message nearer are answered, and not one more",
    arguments: [
      ["NOOP"], ["RSET"], ["VRFY bob"], ["NOOP", "HELP", "RSET", "EXPN x"], ["MAIL FROM:<a@b.test>", "RSET"],
    ])
  func junk(commands: [String]) throws {
    let junk = commands.count { !$0.hasPrefix("MAIL") }
    let lines = Array(repeating: commands, count: 100 / junk).flatMap(\.self)
    #expect(try #require(Self.last(lines)).ends == false)
    #expect(try #require(Self.last(lines + ["NOOP"])) == (421, true))
    #expect(try #require(Self.last(lines + ["QUIT"])) == (221, true))
  }

  @Test("a message in between makes a new start, if it was accepted")
  func junkAndMail() throws {
    let noops = Array(repeating: "NOOP", count: 60)
    let mail = ["MAIL FROM:<>", "RCPT TO:<a@here.test>", "DATA"]
    #expect(try #require(Self.last(noops + mail + ["."] + noops)) == (250, false))
    #expect(try #require(Self.last(noops + mail + ["too big"] + noops.prefix(41))) == (421, true))
  }

  @Test("where junk is not counted there may be any amount of it, and where refusals are it counts as one each")
  func otherJunk() throws {
    var persona = PlainPersona()
    persona.limits.junkCommands = nil
    #expect(try #require(Self.last(Array(repeating: "NOOP", count: 1_000), persona)) == (250, false))
    persona.limits.junkCommands = 5
    persona.limits.refusals = 3
    #expect(try #require(Self.last(Array(repeating: "NOOP", count: 7), persona)) == (250, false))
    #expect(try #require(Self.last(Array(repeating: "NOOP", count: 8), persona)) == (250, true))
  }

  @Test("a line that answers a 334 is no command, though it looks like one")
  func answersAreNoJunk() throws {
    var persona = PlainPersona(tlsOffer: .notOffered, mechanismsInClear: ["TOY"])
    persona.limits.junkCommands = 3
    let lines = ["EHLO x", "AUTH TOY"] + Array(repeating: "NOOP", count: 10) + ["right", "NOOP"]
    #expect(try #require(Self.last(lines, persona)) == (250, false))
  }

  @Test("a refused recipient is no error of the client")
  func refusalsDoNotCount() {
    let lines = ["MAIL FROM:<>"] + Array(repeating: "RCPT TO:<a@there.test>", count: 50)
    #expect(answers(lines).last == "550 no relay")
  }

  @Test("QUIT closes, DATA starts the message")
  func actions() {
    var dialogue = ServerDialogue(persona: PlainPersona(), clientAddress: "192.0.2.1")
    for line in ["MAIL FROM:<>", "RCPT TO:<a@here.test>"] {
      _ = dialogue.receive(WireLine(bytes: Array(line.utf8)))
    }
    let data = dialogue.receive(WireLine(bytes: Array("data".utf8)))
    #expect(data == data.reply.map { .startMessage($0) })
    #expect(dialogue.transaction.envelope.recipients.count == 1)
    #expect(dialogue.endOfMessage(.tooBig).code.rawValue == 552)
    #expect(dialogue.envelope == Envelope())
    let quit = dialogue.receive(WireLine(bytes: Array("quit".utf8)))
    #expect(quit == quit.reply.map { .close($0) })
  }

  @Test("a mail knows how its client introduced itself")
  func hello() {
    var dialogue = ServerDialogue(persona: PlainPersona(), clientAddress: "192.0.2.1")
    #expect(dialogue.transaction.hello == nil)
    _ = dialogue.receive(WireLine(bytes: Array("EHLO a.test".utf8)))
    #expect(dialogue.transaction.hello == .init(name: "a.test", isExtended: true))
    _ = dialogue.receive(WireLine(bytes: Array("HELO b.test".utf8)))
    #expect(dialogue.transaction.hello == .init(name: "b.test", isExtended: false))
  }
}
