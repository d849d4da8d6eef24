import Octets
import SMTP
import Testing

/// What the referee answers to a row of lines.
private func answers(_ lines: [String], persona: PlainPersona = PlainPersona()) -> [String] {
  var dialogue = ServerDialogue(persona: persona, clientAddress: "192.0.2.1")
  return lines.map { line in
    let reply = dialogue.receive(WireLine(bytes: Array(line.utf8))).reply
    return reply.map { "\($0.code) \($0.text)" } ?? ""
  }
}

/// What RFC 5321 leaves to a server, or what servers do in spite of it.
@Suite("the referee, as a persona has it")
struct ServerRulesTests {
  @Test("a persona may ask for a HELO first")
  func helloFirst() {
    var persona = PlainPersona()
    persona.rules.verbsAfterHello = [.mail]
    #expect(answers(["MAIL FROM:<>"], persona: persona) == ["503 hello first"])
    #expect(answers(["HELO x", "MAIL FROM:<>"], persona: persona).last == "250 from <>")
  }

  @Test("a persona may ask for it before any command, and want it once only")
  func helloOnce() {
    var persona = PlainPersona()
    persona.rules.verbsAfterHello = [.rcpt, .data]
    persona.rules.greetsOnce = true
    #expect(
      answers(["RCPT TO:<>", "DATA now", "NOOP"], persona: persona) == [
        "503 hello first", "503 hello first", "250 nothing done",
      ])
    let again = ["HELO x", "MAIL FROM:<>", "EHLO x", "RCPT TO:<a@here.test>"]
    #expect(answers(again, persona: persona).suffix(2) == ["503 hello again", "250 to <a@here.test>"])
    #expect(answers(again).last == "503 no sender")
  }

  @Test(
    "what may follow HELO is the persona's to say",
    arguments: [
      (HelloArgument.host, ["250", "501", "501", "501"]), (.word, ["250", "250", "501", "501"]),
      (.words, ["250", "250", "250", "501"]), (.anything, ["250", "250", "250", "250"]),
    ])
  func helloArgument(argument: HelloArgument, codes: [String]) {
    var persona = PlainPersona()
    persona.rules.helloArgument = argument
    let lines = ["HELO a.test", "HELO a_b", "HELO a b", "HELO"]
    #expect(answers(lines, persona: persona).map { String($0.prefix(3)) } == codes)
  }

  @Test("a persona may let a second MAIL take the place of the first, with its recipients")
  func senderAgain() {
    var persona = PlainPersona()
    persona.rules.takesSenderAgain = true
    let lines = ["MAIL FROM:<>", "RCPT TO:<a@here.test>", "MAIL FROM:<b@c.test>", "DATA"]
    #expect(answers(lines, persona: persona).suffix(2) == ["250 from <b@c.test>", "503 no recipient"])
    #expect(answers(lines).suffix(2) == ["503 second sender", "354 go ahead"])
  }

  @Test("a persona may read no parameters, or take a SIZE that is no number")
  func leniencies() {
    var persona = PlainPersona()
    let lines = ["MAIL FROM:<> SIZE=big", "RSET", "MAIL FROM:<> FOO=1"]
    #expect(answers(lines, persona: persona) == ["501 malformed SIZE=big", "250 reset", "555 unknown FOO=1"])
    persona.rules.takesMalformedSize = true
    #expect(answers(lines, persona: persona) == ["250 from <>", "250 reset", "555 unknown FOO=1"])
    persona.rules.readsParameters = false
    #expect(answers(lines, persona: persona) == ["250 from <>", "250 reset", "250 from <>"])
  }

  @Test("an address without a domain is taken where the persona takes it")
  func unqualified() {
    var persona = PlainPersona()
    persona.rules.takesUnqualifiedAddresses = [.rcpt]
    let codes = answers(["MAIL FROM:<a>", "MAIL FROM:<>", "RCPT TO:<a>"], persona: persona).map { $0.prefix(3) }
    #expect(codes == ["501", "250", "250"])
  }

  @Test("arguments that a persona ignores do not hurt; others do")
  func ignoredArguments() {
    var persona = PlainPersona()
    persona.rules.ignoresArguments = [.rset, .quit]
    let codes = answers(["RSET x", "DATA x", "QUIT x"], persona: persona).map { $0.prefix(3) }
    #expect(codes == ["250", "501", "221"])
  }

  @Test("a persona may forbid STARTTLS between MAIL and the end of the message")
  func handshakeInTransaction() {
    var persona = PlainPersona()
    persona.tlsOffer = .offered
    let lines = ["EHLO x", "MAIL FROM:<>", "STARTTLS"]
    #expect(answers(lines, persona: persona).last == "220 begin")
    persona.rules.startsTLSInTransaction = false
    #expect(answers(lines, persona: persona).last == "503 no TLS in mid-mail")
  }

  @Test("a command line that is too long ends the connection where the persona has it so", arguments: [false, true])
  func longLine(hangsUp: Bool) {
    var persona = PlainPersona()
    persona.rules.hangsUpOnLongLine = hangsUp
    var dialogue = ServerDialogue(persona: persona, clientAddress: "192.0.2.1")
    let long = WireLine(bytes: Array(repeating: UInt8(ascii: "x"), count: 3_000))
    let isClosed = if case .close = dialogue.receive(long) { true } else { false }
    #expect(isClosed == hangsUp)
  }
}
