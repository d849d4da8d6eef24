import Octets
import Testing

@testable import SMTP

/// The parameters of MAIL and RCPT at a server that lists every extension, and at one that lists none.
@Suite("the referee and parameters")
struct ServerParameterTests {
  private static let persona: PlainPersona = {
    var persona = PlainPersona()
    persona.rules.extensions += [.dsn, .smtpUTF8, .chunking, .binaryMIME, .limits]
    return persona
  }()

  private static func codes(_ lines: [String], _ persona: PlainPersona) -> [Int] {
    var dialogue = ServerDialogue(persona: persona, clientAddress: "192.0.2.1")
    return lines.map { dialogue.receive(WireLine(bytes: Array($0.utf8))).reply?.code.rawValue ?? 0 }
  }

  static let mail: [(parameters: String, code: Int)] = [
    ("RET=FULL", 250), ("ret=hdrs", 250), ("RET=ALL", 501), ("RET", 501), ("RET=", 501), ("RET=FULL RET=FULL", 501),
    ("ENVID=QQ314159", 250), ("ENVID=a+2Bb", 250), ("ENVID=a+2bb", 501), ("ENVID=a+2", 501), ("ENVID=a=b", 501),
    ("ENVID", 501), ("ENVID=\(String(repeating: "x", count: 100))", 250),
    ("ENVID=\(String(repeating: "x", count: 101))", 501), ("ENVID=1 ENVID=1", 501),
    ("SMTPUTF8", 250), ("smtputf8 BODY=8BITMIME", 250), ("SMTPUTF8=1", 501), ("BODY=BINARYMIME", 250),
    ("BODY=TEXT", 501), ("NOTIFY=NEVER", 555), ("ORCPT=rfc822;a", 555), ("FOO", 555),
  ]

  @Test("of MAIL", arguments: mail)
  func sender(parameters: String, code: Int) {
    #expect(Self.codes(["EHLO x", "MAIL FROM:<a@b.test> \(parameters)"], Self.persona) == [250, code])
  }

  static let recipients: [(parameters: String, code: Int)] = [
    ("NOTIFY=NEVER", 250), ("notify=success,Failure,DELAY", 250), ("NOTIFY=NEVER,SUCCESS", 501), ("NOTIFY=", 501),
    ("NOTIFY", 501), ("NOTIFY=SUCCESS,", 501), ("NOTIFY=NEVER NOTIFY=NEVER", 501),
    ("ORCPT=rfc822;Bob@b.test", 250), ("ORCPT=x400;/S+3Dbob/", 250), ("ORCPT=rfc822;a=b", 501), ("ORCPT=rfc822;", 501),
    ("ORCPT=;a", 501), ("ORCPT=bob@b.test", 501), ("ORCPT", 501), ("ORCPT=utf-8;\u{e9}@b.test", 501),
    (#"ORCPT=utf-8;\x{E9}@b.test"#, 250), ("ORCPT=rfc822;\(String(repeating: "x", count: 500))", 501),
    ("RET=FULL", 555), ("SMTPUTF8", 555), ("SIZE=1", 555),
  ]

  @Test("of RCPT", arguments: recipients)
  func recipient(parameters: String, code: Int) {
    let lines = ["EHLO x", "MAIL FROM:<a@b.test>", "RCPT TO:<bob@here.test> \(parameters)"]
    #expect(Self.codes(lines, Self.persona) == [250, 250, code])
  }

  @Test("where they are not listed they mean nothing")
  func unlisted() {
    let plain = PlainPersona()
    for parameter in ["RET=FULL", "ENVID=1", "SMTPUTF8"] {
      #expect(Self.codes(["EHLO x", "MAIL FROM:<a@b.test> \(parameter)"], plain) == [250, 555], "\(parameter)")
    }
    #expect(Self.codes(["EHLO x", "MAIL FROM:<a@b.test> BODY=BINARYMIME"], plain) == [250, 501])
    let lines = ["EHLO x", "MAIL FROM:<a@b.test>", "RCPT TO:<bob@here.test> NOTIFY=NEVER", "BDAT 1 LAST"]
    #expect(Self.codes(lines, plain) == [250, 250, 555, 503])
  }

  @Test("letters above ASCII are for transactions that asked for them, and for no other")
  func letters() {
    let ann = "\u{e4}nn@b.test"
    let bob = "RCPT TO:<b\u{f6}b@here.test>"
    #expect(Self.codes(["EHLO x", "MAIL FROM:<\(ann)>", bob], Self.persona) == [250, 501, 503])
    #expect(Self.codes(["EHLO x", "MAIL FROM:<a@b.test>", bob], Self.persona) == [250, 250, 501])
    #expect(Self.codes(["EHLO x", "MAIL FROM:<\(ann)> SMTPUTF8", bob], Self.persona) == [250, 250, 250])
    let twice = ["EHLO x", "MAIL FROM:<\(ann)> SMTPUTF8", "RSET", "MAIL FROM:<a@b.test>", bob]
    #expect(Self.codes(twice, Self.persona) == [250, 250, 250, 250, 501])
    let original = "RCPT TO:<bob@here.test> ORCPT=utf-8;\u{e9}@b.test"
    #expect(Self.codes(["EHLO x", "MAIL FROM:<a@b.test> SMTPUTF8", original], Self.persona) == [250, 250, 250])
  }

  @Test("the envelope has the parameters of MAIL and of each recipient, until it is over")
  func envelope() {
    var dialogue = ServerDialogue(persona: Self.persona, clientAddress: "192.0.2.1")
    let lines = [
      "EHLO x", "MAIL FROM:<a@b.test> RET=HDRS envid=1", "RCPT TO:<bob@here.test>",
      "RCPT TO:<nobody@here.test> NOTIFY=DELAY", "RCPT TO:<eve@here.test> NOTIFY=NEVER",
    ]
    for line in lines { _ = dialogue.receive(WireLine(bytes: Array(line.utf8))) }
    #expect(dialogue.envelope.parameters.map(\.written) == ["RET=HDRS", "envid=1"])
    #expect((0...1).map { dialogue.envelope.parameters(of: $0).map(\.written) } == [[], ["NOTIFY=NEVER"]])
    _ = dialogue.receive(WireLine(bytes: Array("RSET".utf8)))
    #expect(dialogue.envelope == Envelope())
  }

  @Test("LIMITS tells the bounds, and they hold: messages, recipients, domains")
  func limits() {
    var persona = Self.persona
    persona.limits.transactions = 2
    persona.limits.recipients = 2
    persona.limits.recipientDomains = 1
    let dialogue = ServerDialogue(persona: persona, clientAddress: "192.0.2.1")
    #expect(
      dialogue.extensions.first { $0.keyword == .limits }?.description
        == "LIMITS MAILMAX=2 RCPTMAX=2 RCPTDOMAINMAX=1")
    let rcpt = (1...3).map { "RCPT TO:<r\($0)@here.test>" }
    #expect(Self.codes(["MAIL FROM:<>"] + rcpt, persona) == [250, 250, 250, 452])
    let mails = ["MAIL FROM:<>", "RSET", "MAIL FROM:<>", "EHLO x", "MAIL FROM:<>"]
    #expect(Self.codes(mails, persona) == [250, 250, 250, 250, 452])
    // A domain counts for the whole connection; the postmaster of no domain is one more.
    let domains = [
      "MAIL FROM:<>", "RCPT TO:<a@here.test>", "RSET", "MAIL FROM:<>", "RCPT TO:<postmaster>", "RCPT TO:<b@HERE.test>",
    ]
    #expect(Self.codes(domains, persona) == [250, 250, 250, 250, 452, 250])
  }

  static let foreign: [(line: String, reply: String, isEnd: Bool)] = [
    ("LHLO client.test", "500 lmtp", false), ("lhlo x", "500 lmtp", false),
    ("GET / HTTP/1.1", "500 http", true), ("POST /x HTTP/1.0", "500 http", true), ("PRI * HTTP/2.0", "500 http", true),
    ("GET /", "221 not here", true), ("NOOP HTTP", "250 nothing done", false), ("VRFY HTTP/1.1", "500 http", true),
    ("FOO", "500 unknown FOO", false),
  ]

  @Test("a client that speaks LMTP or HTTP is told what it has reached")
  func otherProtocols() {
    for (line, reply, isEnd) in Self.foreign where !line.hasPrefix("GET /") || line.hasSuffix("HTTP/1.1") {
      var dialogue = ServerDialogue(persona: Self.persona, clientAddress: "192.0.2.1")
      let action = dialogue.receive(WireLine(bytes: Array(line.utf8)))
      let isFirst = line.hasPrefix("GET ")
      #expect(action.reply.map { "\($0.code) \($0.firstText)" } == (isFirst ? "221 not here" : reply), "\(line)")
      if case .close = action { #expect(isEnd, "\(line)") } else { #expect(!isEnd, "\(line)") }
    }
  }
}
