import SMTP
import Testing

@testable import Personas
@testable import PracticeServer

/// What the personas say that no record shows: qmail by its source, Exchange and Gmail by what their makers and others have
/// published; and, for all, what depends on who connects.
@Suite("personas: words")
struct PersonaWordsTests {
  /// Commands and what they are told, in one session; `N` and `TOKEN` are new each time.
  static let sessions: [(persona: String, exchanges: [(String, String)])] = [
    (
      "qmail",
      [
        ("HELP", "214 notqmail home page: https://notqmail.org"),
        ("EHLO", "250-gate.oz.example\n250-PIPELINING\n250 8BITMIME"),
        ("RCPT TO:<bob@oz.example>", "503 MAIL first (#5.5.1)"), ("DATA", "503 MAIL first (#5.5.1)"),
        ("STARTTLS", "502 unimplemented (#5.5.1)"), ("AUTH PLAIN x", "502 unimplemented (#5.5.1)"),
        ("EXPN all", "502 unimplemented (#5.5.1)"), ("", "502 unimplemented (#5.5.1)"),
        ("VRFY", "252 send some mail, i'll try my best"), ("NOOP", "250 ok"),
        ("MAIL FROM:ann@client.example FOO=1", "250 ok"),
        ("MAIL FROM:<>", "250 ok"), ("DATA", "503 RCPT first (#5.5.1)"),
        (
          "RCPT TO:<bob@elsewhere.example>", "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"
        ),
        ("RCPT TO:<nobody@oz.example>", "250 ok"), ("DATA now", "354 go ahead"), (".", "250 ok N qp N"),
        ("RSET", "250 flushed"), ("QUIT", "221 gate.oz.example"),
      ]
    ),
    (
      "exchange",
      [
        ("MAIL FROM:<a@b.example>", "503 5.5.2 Send hello first"),
        (
          "EHLO client.example",
          "250-mx1.toontown.example Hello [127.0.0.1]\n250-SIZE 37748736\n250-PIPELINING\n250-ENHANCEDSTATUSCODES\n"
            + "250-STARTTLS\n250 8BITMIME"
        ),
        ("FOO", "500 5.3.3 Unrecognized command"), ("VRFY bob", "252 2.1.5 Cannot VRFY user"),
        ("RCPT TO:<bob@toontown.example>", "503 5.5.2 Need mail command"),
        ("MAIL FROM:ann@client.example", "250 2.1.0 Sender OK"), ("DATA", "503 5.5.2 Need rcpt command"),
        ("RCPT TO:<bob@elsewhere.example>", "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain"),
        ("RCPT TO:<nobody@toontown.example>", "550 5.1.1 User unknown"),
        ("RCPT TO:<bob@toontown.example>", "250 2.1.5 Recipient OK"),
        ("DATA", "354 Start mail input; end with <CRLF>.<CRLF>"),
        (
          ".",
          "250 2.6.0 <GUID@mx1.toontown.example> [InternalId=N, Hostname=mx1.toontown.example] Queued mail for delivery"
        ),
        ("RSET", "250 2.0.0 Resetting"), ("QUIT", "221 2.0.0 Service closing transmission channel"),
      ]
    ),
    (
      "gmail",
      [
        ("MAIL FROM:<a@b.example>", "503 5.5.1 EHLO/HELO first. TOKEN - gsmtp"),
        (
          "EHLO client.example",
          "250-mx-a.bigmail.example at your service, [127.0.0.1]\n250-SIZE 157286400\n250-8BITMIME\n250-STARTTLS\n"
            + "250-ENHANCEDSTATUSCODES\n250 PIPELINING"
        ),
        ("HELP", "214 2.0.0 https://www.google.com/search?btnI&q=RFC+5321 TOKEN - gsmtp"),
        ("MAIL FROM:ann@client.example", "555 5.5.2 Syntax error. TOKEN - gsmtp"),
        ("MAIL FROM:<ann@client.example>", "250 2.1.0 OK TOKEN - gsmtp"),
        ("DATA", "503 5.5.1 RCPT first. TOKEN - gsmtp"),
        (
          "RCPT TO:<nobody@bigmail.example>",
          "550-5.1.1 The email account that you tried to reach does not exist. Please try\n"
            + "550-5.1.1 double-checking the recipient's email address for typos or\n"
            + "550-5.1.1 unnecessary spaces. For more information, go to\n"
            + "550 5.1.1  https://support.google.com/mail/?p=NoSuchUser TOKEN - gsmtp"
        ),
        ("RCPT TO:<bob@bigmail.example>", "250 2.1.5 OK TOKEN - gsmtp"), ("DATA", "354 Go ahead TOKEN - gsmtp"),
        (".", "250 2.0.0 OK  N TOKEN - gsmtp"), ("RSET", "250 2.1.5 Flushed TOKEN - gsmtp"),
        ("AUTH PLAIN x", "502 5.5.1 Unimplemented command. TOKEN - gsmtp"),
        ("QUIT", "221 2.0.0 closing connection TOKEN - gsmtp"),
      ]
    ),
  ]

  @Test("says what is known of servers of its kind", arguments: sessions.map(\.persona))
  func words(name: String) throws {
    var server = InMemoryServer(persona: try #require(Persona.named(name)))
    for (command, reply) in try #require(Self.sessions.first { $0.persona == name }).exchanges {
      #expect(Self.text(server.send(Array("\(command)\r\n".utf8))) == reply, "\(command)")
    }
  }

  private static func text(_ replies: [Reply]) -> String {
    replies.flatMap { String(decoding: $0.bytes, as: UTF8.self).split(separator: "\r\n") }.joined(separator: "\n")
      .replacing(#/ [0-9a-f]+-[0-9a-f]+si\d+a\d+\.\d+ - gsmtp/#, with: " TOKEN - gsmtp")
      .replacing(#/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/#, with: "GUID").replacing(
        #/InternalId=\d+/#, with: "InternalId=N"
      )
      .replacing(#/OK  \d+/#, with: "OK  N").replacing(#/ok \d+ qp \d+/#, with: "ok N qp N")
  }

  /// As measured at the real servers, CRLF counted.
  @Test(
    "a command line is as long as at the real server, and not an octet longer",
    arguments: [
      ("exim-4", 16_385, "500 unrecognized command"),
      ("sendmail", 2_048, "421 4.7.0 relay.roadrunner.example Command too long, possible attack [127.0.0.1]"),
      ("opensmtpd", 2_049, "500 5.0.0 Command line too long"),
    ])
  func longLines(name: String, octets: Int, refusal: String) throws {
    var server = InMemoryServer(persona: try #require(Persona.named(name)))
    _ = server.send(Array("EHLO client.example\r\n".utf8))
    let line = "NOOP " + String(repeating: "x", count: octets - 7)
    #expect(Self.text(server.send(Array("\(line)\r\n".utf8))) != refusal)
    #expect(Self.text(server.send(Array("\(line)x\r\n".utf8))) == refusal)
  }

  @Test(
    "the greetings that tell the time tell that of the server",
    arguments: [
      ("exim-4", "220 mx.neverland.example ESMTP Exim 4.96 Mon, 13 May 2002 06:01:22 +0000\r\n"),
      (
        "sendmail",
        "220 relay.roadrunner.example ESMTP Sendmail 8.17.1.9/8.17.1.9; Mon, 13 May 2002 06:01:22 GMT\r\n"
      ),
      (
        "exchange", "220 mx1.toontown.example Microsoft ESMTP MAIL Service ready at Mon, 13 May 2002 06:01:22 +0000\r\n"
      ),
    ])
  func greetings(name: String, greeting: String) throws {
    let persona = try #require(Persona.named(name)).receiving(Self.visit(name: nil))
    #expect(String(decoding: persona.reply(to: .greeting).bytes, as: UTF8.self) == greeting)
  }

  @Test("sendmail calls a client by the name that DNS has for it, and refuses one without in other words")
  func names() {
    let elsewhere = ForwardPath(Mailbox(localPart: "bob", domain: "elsewhere.example"))
    let named = Persona.sendmail.receiving(Self.visit(name: "client.example"))
    let nameless = Persona.sendmail.receiving(Self.visit(name: nil))
    let hello = ServerVerdict.helloAccepted(name: "x", clientAddress: "192.0.2.1", extensions: nil)
    #expect(
      named.reply(to: hello).text == "relay.roadrunner.example Hello client.example [192.0.2.1], pleased to meet you")
    #expect(nameless.reply(to: hello).text == "relay.roadrunner.example Hello [192.0.2.1], pleased to meet you")
    #expect(named.reply(to: .relayDenied(elsewhere)).text.hasSuffix("Proper authentication required."))
    #expect(nameless.reply(to: .relayDenied(elsewhere)).text.hasSuffix("IP name lookup failed [192.0.2.1]"))
  }

  private static func visit(name: String?) -> ServerVisit {
    ServerVisit(
      clientAddress: "192.0.2.1", clientName: name, clientPort: 1, serverAddress: "192.0.2.25",
      clock: .stopped(at: tutorialMoment))
  }

  @Test("where logins are for TLS alone they are listed in it alone", arguments: ["opensmtpd", "exchange"])
  func loginInTLS(name: String) throws {
    let persona = try #require(Persona.named(name))
    #expect(persona.mechanisms(isSecured: false).isEmpty)
    #expect(!persona.mechanisms(isSecured: true).isEmpty)
  }

  @Test("no two personas have a name, a host or a domain in common")
  func distinct() {
    for values in [Persona.all.map(\.name), Persona.all.map(\.hostName), Persona.all.map(\.localDomain)] {
      #expect(Set(values).count == Persona.all.count)
    }
  }
}
