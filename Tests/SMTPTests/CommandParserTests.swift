import SMTP
import TestSupport
import Testing

@Suite("The command parser")
struct CommandParserTests {
  private static func ann(_ parameters: Parameter...) -> Command {
    .mail(.mailbox(Mailbox(localPart: "ann", domain: "client.test")), parameters)
  }

  private static func to(_ localPart: String, _ domain: String) -> Command {
    .rcpt(ForwardPath(Mailbox(localPart: localPart, domain: domain)), [])
  }

  private static func from(_ localPart: String, _ domain: String) -> Command {
    .mail(.mailbox(Mailbox(localPart: localPart, domain: domain)), [])
  }

  static let good: [(String, Command)] = [
    ("HELO x", .helo("x")),
    ("helo   x  ", .helo("x")),
    ("HeLo\tx", .helo("x")),
    ("EHLO client.test", .ehlo("client.test")),
    ("EHLO [192.0.2.1]", .ehlo("[192.0.2.1]")),
    ("EHLO [IPv6:2001:db8::1]", .ehlo("[IPv6:2001:db8::1]")),
    ("EHLO grüße.test", .ehlo("grüße.test")),
    ("MAIL FROM:<ann@client.test>", ann()),
    ("mail from:<ann@client.test>", ann()),
    ("MAIL FROM:<ann@client.test>   ", ann()),
    ("MAIL   FROM:<ann@client.test>", ann()),
    ("MAIL FROM: <ann@client.test>", ann()),
    ("MAIL FROM:\t<ann@client.test>", ann()),
    ("MAIL FROM:<>", .mail(.null, [])),
    ("MAIL FROM:<> BODY=8BITMIME", .mail(.null, [Parameter(keyword: "BODY", value: "8BITMIME")])),
    ("MAIL FROM:<ann@client.test> SIZE=300", ann(Parameter(keyword: "SIZE", value: "300"))),
    (
      "MAIL FROM:<ann@client.test>  size=1\tSMTPUTF8 ",
      ann(Parameter(keyword: "SIZE", value: "1"), Parameter(keyword: "SMTPUTF8"))
    ),
    ("MAIL FROM:<ann@client.test> AUTH=<>", ann(Parameter(keyword: "AUTH", value: "<>"))),
    ("MAIL FROM:<@relay.test:ann@client.test>", ann()),
    ("MAIL FROM:<@a.test,@b.test:ann@client.test>", ann()),
    ("MAIL FROM:<alice>", from("alice", "")),
    ("MAIL FROM:<\"a b\"@x.test>", from("\"a b\"", "x.test")),
    ("MAIL FROM:<\"a>b\"@x.test>", from("\"a>b\"", "x.test")),
    ("MAIL FROM:<\"a@b\"@x.test>", from("\"a@b\"", "x.test")),
    (#"MAIL FROM:<"a\"b"@x.test>"#, from(#""a\"b""#, "x.test")),
    (#"MAIL FROM:<"a\\"@x.test>"#, from(#""a\\""#, "x.test")),
    ("MAIL FROM:<\"\"@x.test>", from("\"\"", "x.test")),
    ("MAIL FROM:<a+b=c/d!e@x.test>", from("a+b=c/d!e", "x.test")),
    ("MAIL FROM:<a@[192.0.2.1]>", from("a", "[192.0.2.1]")),
    ("MAIL FROM:<a@under_score.test>", from("a", "under_score.test")),
    ("MAIL FROM:<ä@ö.test>", from("ä", "ö.test")),
    ("MAIL FROM:<a@\u{301}b>", from("a", "\u{301}b")),
    ("RCPT TO:<bob@x.test>", to("bob", "x.test")),
    ("RCPT TO:<Postmaster>", to("Postmaster", "")),
    ("rcpt to: <bob@x.test>", to("bob", "x.test")),
    ("DATA", .data), ("data ", .data), ("RSET", .rset), ("QUIT", .quit), ("STARTTLS", .startTLS),
    ("NOOP", .noop), ("NOOP whatever", .noop),
    ("VRFY bob", .vrfy("bob")), ("EXPN staff list", .expn("staff list")),
    ("HELP", .help(nil)), ("HELP MAIL", .help("MAIL")),
    ("AUTH PLAIN", .auth(mechanism: "PLAIN", initialResponse: nil)),
    ("auth plain AGEAYg==", .auth(mechanism: "PLAIN", initialResponse: "AGEAYg==")),
    ("AUTH  PLAIN   AGEAYg==", .auth(mechanism: "PLAIN", initialResponse: "AGEAYg==")),
    ("AUTH\tPLAIN\tAGEAYg==", .auth(mechanism: "PLAIN", initialResponse: "AGEAYg==")),
    ("AUTH PLAIN =", .auth(mechanism: "PLAIN", initialResponse: "=")),
    ("BDAT 5 LAST", .other(.bdat, argument: "5 LAST")),
    ("foo", .other(Verb(rawValue: "FOO"), argument: "")),
    ("MAIL:", .other(Verb(rawValue: "MAIL:"), argument: "")),
    ("\0", .other(Verb(rawValue: "\0"), argument: "")),
  ]

  @Test("a line is the command it says", arguments: good)
  func reads(_ line: String, _ command: Command) throws {
    #expect(try Command(parsing: octets(line)) == command)
  }

  @Test("a command printed is the same command read", arguments: good.map(\.1))
  func roundTrip(_ command: Command) throws {
    #expect(try Command(parsing: octets(command.line)) == command)
  }

  static let bad: [(String, CommandError)] = [
    ("", .emptyLine), ("  ", .emptyLine), (" QUIT", .emptyLine), ("\t", .emptyLine),
    ("HELO", .missingArgument(.helo)), ("EHLO  ", .missingArgument(.ehlo)),
    ("HELO my computer", .malformedDomain("my computer")), ("HELO x;y", .malformedDomain("x;y")),
    ("HELO x\0", .malformedDomain("x\0")), ("HELO []", .malformedDomain("[]")),
    ("HELO [a\0b]", .malformedDomain("[a\0b]")), ("HELO [a\tb]", .malformedDomain("[a\tb]")),
    ("HELO [a]]", .malformedDomain("[a]]")),
    ("MAIL", .missingKeyword(.mail)), ("MAIL ann@client.test", .missingKeyword(.mail)),
    ("MAIL FROM <a@b>", .missingKeyword(.mail)), ("MAIL FROM :<a@b>", .missingKeyword(.mail)),
    ("MAIL TO:<a@b>", .missingKeyword(.mail)), ("MAIL <a@b>", .missingKeyword(.mail)),
    ("RCPT FROM:<a@b>", .missingKeyword(.rcpt)), ("RCPT to <a@b>", .missingKeyword(.rcpt)),
    ("MAIL FROM:", .path(.empty)), ("MAIL FROM:   ", .path(.empty)),
    ("MAIL FROM:a@b", .path(.missingBrackets(Mailbox(localPart: "a", domain: "b")))),
    ("MAIL FROM:a@b SIZE=1", .path(.missingBrackets(Mailbox(localPart: "a", domain: "b")))),
    ("MAIL FROM:Bugs Bunny <a@b>", .path(.missingBrackets(Mailbox(localPart: "Bugs", domain: "")))),
    ("MAIL FROM:'a@b'", .path(.missingBrackets(nil))),
    ("MAIL FROM:<a@b", .path(.unclosedBracket)), ("MAIL FROM:<", .path(.unclosedBracket)),
    ("MAIL FROM:<\"a@b>", .path(.unclosedQuote)), (#"MAIL FROM:<"a\"@b>"#, .path(.unclosedQuote)),
    ("MAIL FROM:<@b>", .path(.missingLocalPart)), ("MAIL FROM:<a@>", .path(.missingDomain)),
    ("MAIL FROM:<a..b@c>", .path(.misplacedDot)), ("MAIL FROM:<.a@c>", .path(.misplacedDot)),
    ("MAIL FROM:<a.@c>", .path(.misplacedDot)), ("MAIL FROM:<a@b.>", .path(.misplacedDot)),
    ("MAIL FROM:<a@.b>", .path(.misplacedDot)), ("MAIL FROM:<a@b..c>", .path(.misplacedDot)),
    ("MAIL FROM:<a b@c>", .path(.invalidCharacter(" "))), ("MAIL FROM:< a@c>", .path(.invalidCharacter(" "))),
    ("MAIL FROM:<a@b c>", .path(.invalidCharacter(" "))),
    ("MAIL FROM:<a@b@c>", .path(.invalidCharacter("@"))),
    ("MAIL FROM:<a\0@b>", .path(.invalidCharacter("\0"))),
    ("MAIL FROM:<a@b\r>", .path(.invalidCharacter("\r"))),
    ("MAIL FROM:<a@[1.2 3]>", .path(.invalidCharacter("["))),
    ("MAIL FROM:<a@[]>", .path(.invalidCharacter("["))),
    ("MAIL FROM:<a@[x]y]>", .path(.invalidCharacter("["))),
    ("MAIL FROM:<<a@b>>", .path(.textAfterPath)), ("MAIL FROM:<a@b>x", .path(.textAfterPath)),
    ("MAIL FROM:<\"a\"b@c>", .path(.invalidCharacter("b"))),
    ("MAIL FROM:<(\u{301}@b>", .path(.invalidCharacter("("))),
    ("MAIL FROM:<@:a@b>", .path(.missingDomain)), ("MAIL FROM:<@x y:a@b>", .path(.invalidCharacter(" "))),
    ("MAIL FROM:<@x,y:a@b>", .path(.missingDomain)), ("MAIL FROM:<@x:>", .path(.empty)),
    ("MAIL FROM:<a@b> =1", .malformedParameter("=1")),
    ("MAIL FROM:<a@b> SIZE=", .malformedParameter("SIZE=")),
    ("MAIL FROM:<a@b> -X", .malformedParameter("-X")),
    ("MAIL FROM:<a@b> S_Z=1", .malformedParameter("S_Z=1")),
    ("MAIL FROM:<a@b> SIZE=1\0", .malformedParameter("SIZE=1\0")),
    ("MAIL FROM:<a@b> X \u{301}", .malformedParameter("\u{301}")),
    ("RCPT TO:<>", .path(.nullRecipient)), ("RCPT TO:", .path(.empty)),
    ("DATA now", .unexpectedArgument(.data)),
    ("RSET x", .unexpectedArgument(.rset)), ("QUIT bye", .unexpectedArgument(.quit)),
    ("STARTTLS x", .unexpectedArgument(.startTLS)),
    ("VRFY", .missingArgument(.vrfy)), ("EXPN ", .missingArgument(.expn)), ("AUTH", .missingArgument(.auth)),
  ]

  @Test("a line that is not its verb's command says why", arguments: bad)
  func refuses(_ line: String, _ error: CommandError) {
    #expect(throws: error) { try Command(parsing: octets(line)) }
  }

  @Test("octets that are no UTF-8 in an address are an error, elsewhere they are shown as U+FFFD")
  func latin1() throws {
    #expect(throws: CommandError.path(.notText)) {
      try Command(parsing: octets("MAIL FROM:<a") + [0xFC] + octets("@b>"))
    }
    #expect(throws: CommandError.path(.notText)) {
      try Command(parsing: octets("MAIL FROM:<a@b> X=") + [0xFC])
    }
    #expect(try Command(parsing: octets("VRFY ") + [0xFC]) == .vrfy("\u{FFFD}"))
    #expect(try Command(parsing: [0xFC]) == .other(Verb(rawValue: "\u{FFFD}"), argument: ""))
  }

  @Test("a line of a hundred thousand octets is read like any other")
  func long() throws {
    let name = String(repeating: "a", count: 100_000)
    #expect(try Command(parsing: octets("HELO \(name)")) == .helo(name))
    #expect(try Command(parsing: octets("RCPT TO:<\(name)@b>")) == Self.to(name, "b"))
    #expect(try Command(parsing: octets(name)).verb == Verb(rawValue: name))
  }

  @Test("random octets are a command or an error, and a command's line reads as itself")
  func fuzz() throws {
    var random = SeededGenerator(seed: 11)
    var read = 0
    for _ in 0..<6_000 {
      let head =
        ["MAIL FROM:<", "RCPT TO:<", "EHLO ", "AUTH ", "MAIL FROM:<a@b> ", ""].randomElement(using: &random)
        ?? ""
      let line =
        octets(head)
        + random.octets(count: Int.random(in: 0..<8, using: &random), from: octets("a@b.\"\\<> :,[]="))
      let text = line + (Bool.random(using: &random) ? octets(">") : [])
      guard let command = try? Command(parsing: text) else { continue }
      read += 1
      #expect(try Command(parsing: octets(command.line)) == command, "\(text)")
    }
    #expect(read > 1_000)
  }

  @Test("a verb is the first word, folded to upper case; any word survives")
  func verbs() {
    #expect(Verb(of: octets("mail from:<>")) == .mail)
    #expect(Verb(of: octets("quit\t")) == .quit)
    #expect(Verb(of: octets(" quit")).rawValue == "")
    #expect(Verb(of: octets("straße")).rawValue == "STRAßE")
    #expect("\(Verb(rawValue: "x-foo"))" == "X-FOO")
  }

  @Test("domains are compared without regard to case, and an address without one says so")
  func mailbox() throws {
    #expect(try Mailbox("Ann@Client.TEST").foldedDomain == "client.test")
    #expect(try Mailbox("Ann@Client.TEST").description == "Ann@Client.TEST")
    #expect(try !Mailbox("alice").isQualified)
    #expect(try Mailbox("alice").description == "alice")
    #expect(throws: PathError.empty) { try Mailbox("") }
  }

  @Test("a parameter is a keyword, and perhaps a value")
  func parameters() {
    #expect(Parameter("size=1") == Parameter(keyword: "SIZE", value: "1"))
    #expect(Parameter("X-A=b=c")?.value == "b=c")
    #expect(Parameter("SMTPUTF8")?.description == "SMTPUTF8")
    for bad in ["", "=", "=1", "A=", "A B", "Ä=1", "A=b c", "A=\t", "_=1"] { #expect(Parameter(bad) == nil) }
  }
}
