import Octets
import SMTP
import Testing

/// What the referee answers to a row of lines, the text of a message being one line that begins with `|`; a handshake
/// is done when it is asked for.
private func answers(_ lines: [String], persona: PlainPersona) -> [String] {
  var dialogue = ServerDialogue(persona: persona, clientAddress: "192.0.2.1")
  return lines.map { line in
    if dialogue.isTakingMessage {
      let (hello, protection, user) =
        (dialogue.transaction.hello, dialogue.transaction.protection, dialogue.transaction.user)
      let facts =
        (hello?.isExtended == true ? "e" : "") + "smtp" + (protection == nil ? "" : "s") + (user == nil ? "" : "a")
      let reply = dialogue.endOfMessage(.accepted(id: facts))
      return "\(reply.code) \(reply.text)"
    }
    let action = dialogue.receive(WireLine(bytes: Array(line.utf8)))
    if case .startTLS = action { dialogue.secured(by: .init(version: "TLS1.3", cipher: "C")) }
    return action.reply.map { "\($0.code) \($0.text)" } ?? ""
  }
}

@Suite("the referee, TLS and login")
struct ServerSecurityTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    let lines: [String]
    /// The reply to the last of the lines.
    let reply: String
    var testDescription: String { rule }
  }

  static let persona = PlainPersona(
    tlsOffer: .offered, mechanismsInClear: ["TOY"], mechanismsInTLS: ["TOY", "LATER"])

  static let tls = [
    Case(rule: "STARTTLS behind EHLO", lines: ["EHLO x", "STARTTLS"], reply: "220 begin"),
    Case(rule: "STARTTLS needs an EHLO", lines: ["STARTTLS"], reply: "503 not offered STARTTLS"),
    Case(rule: "a HELO is no EHLO", lines: ["EHLO x", "HELO x", "STARTTLS"], reply: "503 not offered STARTTLS"),
    Case(
      rule: "STARTTLS takes no argument", lines: ["EHLO x", "STARTTLS now"],
      reply: "501 malformed STARTTLS [now]"),
    Case(
      rule: "STARTTLS once", lines: ["EHLO x", "STARTTLS", "EHLO x", "STARTTLS"],
      reply: "503 encrypted already"),
    Case(
      rule: "the EHLO before TLS counts for nothing in it", lines: ["EHLO x", "STARTTLS", "AUTH TOY right"],
      reply: "503 not offered AUTH"),
    Case(
      rule: "the envelope before TLS counts for nothing in it",
      lines: ["EHLO x", "MAIL FROM:<>", "RCPT TO:<a@here.test>", "STARTTLS", "DATA"], reply: "503 no recipient"),
    Case(
      rule: "a login before TLS counts for nothing in it",
      lines: ["EHLO x", "AUTH TOY right", "STARTTLS", "MAIL FROM:<>", "RCPT TO:<a@there.test>"],
      reply: "550 no relay"),
    Case(
      rule: "in TLS no STARTTLS is listed, and what belongs to it is", lines: ["EHLO x", "STARTTLS", "EHLO x"],
      reply: "250 hello x 192.0.2.1\nSIZE 52428800\n8BITMIME\nPIPELINING\nAUTH TOY LATER\nHELP"),
    Case(
      rule: "mail through TLS is esmtps", lines: ["EHLO x", "STARTTLS", "EHLO x"] + mail, reply: "250 taken esmtps"),
    Case(
      rule: "HELO in TLS is smtps", lines: ["EHLO x", "STARTTLS", "HELO x"] + mail, reply: "250 taken smtps"),
    Case(
      rule: "a user's mail through TLS is esmtpsa",
      lines: ["EHLO x", "STARTTLS", "EHLO x", "AUTH TOY right"] + mail, reply: "250 taken esmtpsa"),
  ]

  static let login = [
    Case(
      rule: "both are listed", lines: ["EHLO x"],
      reply: "250 hello x 192.0.2.1\nSIZE 52428800\n8BITMIME\nPIPELINING\nAUTH TOY\nSTARTTLS\nHELP"),
    Case(rule: "a login at once", lines: ["EHLO x", "auth toy right"], reply: "235 welcome ann"),
    Case(rule: "a login without a response", lines: ["EHLO x", "AUTH TOY"], reply: "334 "),
    Case(rule: "a lone = is an empty response", lines: ["EHLO x", "AUTH TOY ="], reply: "334 heard "),
    Case(rule: "an answer is an answer", lines: ["EHLO x", "AUTH TOY", "right"], reply: "235 welcome ann"),
    Case(rule: "no command is one in a login", lines: ["EHLO x", "AUTH TOY", "NOOP"], reply: "334 heard NOOP"),
    Case(
      rule: "QUIT in a login is an answer too", lines: ["EHLO x", "AUTH TOY", "QUIT", "right"],
      reply: "235 welcome ann"),
    Case(rule: "an empty answer", lines: ["EHLO x", "AUTH TOY", ""], reply: "334 heard "),
    Case(rule: "a refused login", lines: ["EHLO x", "AUTH TOY wrong"], reply: "535 wrong"),
    Case(
      rule: "a refused login is over", lines: ["EHLO x", "AUTH TOY", "wrong", "NOOP"], reply: "250 nothing done"),
    Case(
      rule: "a refused login may be tried again", lines: ["EHLO x", "AUTH TOY wrong", "AUTH TOY right"],
      reply: "235 welcome ann"),
    Case(rule: "* gives up", lines: ["EHLO x", "AUTH TOY", "*"], reply: "501 given up"),
    Case(rule: "what was given up is over", lines: ["EHLO x", "AUTH TOY", "*", "NOOP"], reply: "250 nothing done"),
    Case(rule: "* with more is an answer", lines: ["EHLO x", "AUTH TOY", "* "], reply: "334 heard * "),
    Case(rule: "no base64", lines: ["EHLO x", "AUTH TOY", "?"], reply: "501 no base64"),
    Case(
      rule: "what is no base64 ends the login", lines: ["EHLO x", "AUTH TOY", "?", "NOOP"],
      reply: "250 nothing done"),
    Case(rule: "a response of no such form", lines: ["EHLO x", "AUTH TOY form"], reply: "501 no such form"),
    Case(rule: "a response before its time", lines: ["EHLO x", "AUTH TOY early"], reply: "501 too early"),
    Case(rule: "a mechanism that is not listed", lines: ["EHLO x", "AUTH FOO"], reply: "504 no FOO"),
    Case(rule: "one that is listed in TLS alone", lines: ["EHLO x", "AUTH LATER right"], reply: "504 no LATER"),
    Case(
      rule: "and in TLS is taken", lines: ["EHLO x", "STARTTLS", "EHLO x", "AUTH LATER right"],
      reply: "235 welcome ann"),
    Case(rule: "AUTH needs a mechanism", lines: ["EHLO x", "AUTH"], reply: "501 malformed AUTH []"),
    Case(rule: "AUTH needs an EHLO", lines: ["AUTH TOY right"], reply: "503 not offered AUTH"),
    Case(rule: "AUTH needs an EHLO, not a HELO", lines: ["HELO x", "AUTH TOY right"], reply: "503 not offered AUTH"),
    Case(rule: "one login", lines: ["EHLO x", "AUTH TOY right", "AUTH TOY right"], reply: "503 logged in"),
    Case(
      rule: "no login amid a mail", lines: ["EHLO x", "MAIL FROM:<>", "AUTH TOY right"], reply: "503 no login now"),
    Case(
      rule: "a login after RSET", lines: ["EHLO x", "MAIL FROM:<>", "RSET", "AUTH TOY right"],
      reply: "235 welcome ann"),
    Case(
      rule: "who is logged in is not asked again, and stays so",
      lines: ["EHLO x", "AUTH TOY right", "EHLO x"],
      reply: "250 hello x 192.0.2.1\nSIZE 52428800\n8BITMIME\nPIPELINING\nSTARTTLS\nHELP"),
    Case(
      rule: "without a login no relay", lines: ["EHLO x", "MAIL FROM:<>", "RCPT TO:<a@there.test>"],
      reply: "550 no relay"),
    Case(
      rule: "a user may send to anybody",
      lines: ["EHLO x", "AUTH TOY right", "MAIL FROM:<>", "RCPT TO:<a@there.test>"], reply: "250 to <a@there.test>"),
    Case(
      rule: "a user's mail to nobody is refused all the same",
      lines: ["EHLO x", "AUTH TOY right", "MAIL FROM:<>", "RCPT TO:<nobody@here.test>"], reply: "550 no such user"),
    Case(
      rule: "a user's mail is esmtpa", lines: ["EHLO x", "AUTH TOY right"] + mail, reply: "250 taken esmtpa"),
  ]

  static let mail = ["MAIL FROM:<>", "RCPT TO:<a@here.test>", "DATA", "|"]

  @Test("answers by order, form and offer alone", arguments: tls + login)
  func rules(_ rule: Case) {
    #expect(answers(rule.lines, persona: Self.persona).last == rule.reply)
  }

  @Test(
    "says of STARTTLS what the persona offers",
    arguments: [
      (TLSOffer.offered, ["STARTTLS"], "220 begin"), (.unavailable, ["STARTTLS"], "454 no TLS now"),
      (.notOffered, [], "503 not offered STARTTLS"), (.stripped, ["XXXXXXXA"], "500 unknown STARTTLS"),
    ])
  func offers(offer: TLSOffer, listed: [String], reply: String) {
    var persona = PlainPersona()
    persona.tlsOffer = offer
    let said = answers(["EHLO x", "STARTTLS"], persona: persona)
    #expect(said[0].split(separator: "\n").dropFirst(4).dropLast().map(String.init) == listed)
    #expect(said[1] == reply)
    #expect(answers(["HELP"], persona: persona) == ["214 help"])
  }

  @Test("TLS that cannot be had leaves the connection as it was, the mail begun excepted")
  func unavailable() {
    var persona = Self.persona
    persona.tlsOffer = .unavailable
    let lines = ["EHLO x", "AUTH TOY right", "MAIL FROM:<>", "STARTTLS", "RCPT TO:<a@here.test>"]
    #expect(answers(lines, persona: persona).suffix(2) == ["454 no TLS now", "503 no sender"])
    #expect(answers(["EHLO x", "AUTH TOY right", "STARTTLS"] + Self.mail, persona: persona).last == "250 taken esmtpa")
  }

  @Test("lines of a login may have 12288 octets, and not one more", arguments: [0, 1])
  func longAnswers(beyond: Int) {
    let command = "AUTH TOY "
    let response = String(repeating: "A", count: 12_286 - command.utf8.count + beyond)
    let answer = String(repeating: "A", count: 12_286 + beyond)
    let reply = beyond == 0 ? "334 heard" : "500 too long"
    #expect(answers(["EHLO x", command + response], persona: Self.persona).last?.hasPrefix(reply) == true)
    let said = answers(["EHLO x", "AUTH TOY", answer, "NOOP"], persona: Self.persona)
    #expect(said[2].hasPrefix(reply))
    #expect(said[3] == (beyond == 0 ? "334 heard NOOP" : "250 nothing done"))
  }

  private static func say(_ line: String, to dialogue: inout ServerDialogue) -> ServerAction {
    dialogue.receive(WireLine(bytes: Array(line.utf8)))
  }

  private static let wrong = Reply(ReplyCode(rawValue: 535)!, ["wrong"])

  @Test("the eleventh command out of place ends the connection")
  func errors() {
    var dialogue = ServerDialogue(persona: Self.persona, clientAddress: "192.0.2.1")
    _ = Self.say("EHLO x", to: &dialogue)
    for _ in 1...10 { #expect(Self.say("AUTH FOO", to: &dialogue).reply?.code.rawValue == 504) }
    #expect(Self.say("AUTH FOO", to: &dialogue).reply?.firstText == "too many errors")
  }

  @Test(
    "the third failed login is answered like the others, and then the connection ends, whatever comes between",
    arguments: ["NOOP", "EHLO x", "AUTH TOY ?"])
  func failedLogins(between: String) {
    var dialogue = ServerDialogue(persona: Self.persona, clientAddress: "192.0.2.1")
    _ = Self.say("EHLO x", to: &dialogue)
    for attempt in ["AUTH TOY wrong", "wrong"] {
      if attempt == "wrong" { _ = Self.say("AUTH TOY", to: &dialogue) }
      #expect(Self.say(attempt, to: &dialogue) == .reply(Self.wrong))
      guard case .reply = Self.say(between, to: &dialogue) else { return #expect(Bool(false), "ended too early") }
    }
    let farewell = Reply(.serviceNotAvailable, ["too many logins"])
    #expect(Self.say("AUTH TOY wrong", to: &dialogue) == .close(Self.wrong, farewell: farewell))
  }

  @Test("two failed logins do not keep anybody from the third, which is right")
  func thirdTime() {
    #expect(
      answers(["EHLO x", "AUTH TOY wrong", "AUTH TOY wrong", "AUTH TOY right"], persona: Self.persona).last
        == "235 welcome ann")
  }

  @Test("where failed logins are not counted there may be any number")
  func patience() {
    var persona = Self.persona
    persona.limits.loginFailures = nil
    var dialogue = ServerDialogue(persona: persona, clientAddress: "192.0.2.1")
    _ = Self.say("EHLO x", to: &dialogue)
    for _ in 1...20 { #expect(Self.say("AUTH TOY wrong", to: &dialogue) == .reply(Self.wrong)) }
  }
}
