import Octets
import SMTP
import TestSupport
import Testing

@Suite("Advice about a line")
struct LineAdviceTests {
  /// A conversation that has come so far: the words are the commands that were accepted.
  private static func conversation(_ accepted: String...) -> Conversation {
    var conversation = Conversation()
    _ = conversation.receive(Reply(.serviceReady, ["hi"]))
    for line in accepted {
      _ = conversation.send(line: octets(line))
      _ = conversation.receive(Reply(line == "DATA" ? .startMailInput : .ok, ["ok"]))
    }
    return conversation
  }

  private static let me = Mailbox(localPart: "a", domain: "b.test")

  private static func unknown(_ word: String, _ suggestion: Verb? = nil) -> [LineWarning] {
    [.unknownVerb(word, suggestion: suggestion)]
  }

  /// Typed when HELO was accepted, and the advice.
  static let lines: [(String, [LineWarning])] = [
    ("", [.emptyLine]),
    ("   ", [.emptyLine]),
    ("telnet mail.christian.net 25", [.shellCommand(name: "telnet", host: "mail.christian.net", port: 25)]),
    ("TELNET x", [.shellCommand(name: "TELNET", host: "x", port: nil)]),
    ("nc -C x 2525", [.shellCommand(name: "nc", host: "x", port: 2525)]),
    ("telnet x smtp", [.shellCommand(name: "telnet", host: "x", port: nil)]),
    ("telnet x 99999999999999999999", [.shellCommand(name: "telnet", host: "x", port: nil)]),
    ("openssl s_client -connect x:465", [.shellCommand(name: "openssl", host: nil, port: nil)]),
    ("make run", [.shellCommand(name: "make", host: nil, port: nil)]),
    ("Hey, you!", unknown("Hey")),
    ("???", unknown("???")),
    ("smtp-tutor learn", [.ownCommand("learn")]),
    ("smtp-tutor check example.org", [.ownCommand("check")]),
    ("smtp-tutor x", [.shellCommand(name: "smtp-tutor", host: "x", port: nil)]),
    ("exit", [.localWord("exit")]),
    ("leave", [.localWord("leave")]),
    ("Bye", [.localWord("Bye")]),
    ("?", [.localWord("?")]),
    ("C: HELO x", [.notationPrefix]),
    ("c: helo x", [.notationPrefix]),
    ("C:HELO x", [.notationPrefix]),
    ("S: 250 ok", [.notationPrefix]),
    ("# a note", [.notationPrefix]),
    ("250 OK", [.pastedReply(.ok)]),
    (" 250-SIZE", [.pastedReply(.ok)]),
    ("354", [.pastedReply(.startMailInput)]),
    ("220 ESMTP server ready", [.pastedReply(.serviceReady)]),
    ("mail from:<YOUR_ADDRESS>", [.placeholder]),
    ("rcpt to:<your_address>", [.placeholder, .senderFirst]),
    ("HELO YOUR_HOST", [.placeholder, .malformed(.helo, .malformedDomain("YOUR_HOST"))]),
    ("MAIL FROM:<${ME}>", [.placeholder]),
    ("From: Bugs Bunny", [.headerOutsideMessage("From")]),
    ("From:Bugs Bunny", [.headerOutsideMessage("From")]),
    ("From: Bugs <a@b.test>", [.headerOutsideMessage("From")]),
    ("From: <a@b.test>", [.headerOutsideMessage("From")]),
    ("To: Daffy Duck", [.headerOutsideMessage("To")]),
    ("subject: hi", [.headerOutsideMessage("subject")]),
    ("X-Mailer: me", [.headerOutsideMessage("X-Mailer")]),
    ("FROM:<a@b.test>", [.missingKeyword(.mail)]),
    ("from: <a@b.test>", [.missingKeyword(.mail)]),
    ("to:<a@b.test>", [.missingKeyword(.rcpt)]),
    ("from a@b.test", [.missingKeyword(.mail)]),
    ("mail from me@x", [.missingKeyword(.mail)]),
    ("MAIL FROM <a@b.test>", [.missingKeyword(.mail)]),
    ("MAIL a@b.test", [.missingKeyword(.mail)]),
    ("MAIL", [.missingKeyword(.mail)]),
    ("MAIL:<a@b.test>", [.missingKeyword(.mail)]),
    ("MAILFROM:<a@b.test>", [.missingKeyword(.mail)]),
    ("MAIL TO:<a@b.test>", [.missingKeyword(.mail)]),
    ("RCPT: <a@b.test>", [.missingKeyword(.rcpt)]),
    ("RCPT:<a@b.test>", [.missingKeyword(.rcpt)]),
    ("rcpt to <a@b.test>", [.missingKeyword(.rcpt)]),
    ("RCPTTO:<a@b.test>", [.missingKeyword(.rcpt)]),
    ("MAIL FROM:a@b.test", [.missingBrackets(.mail, me)]),
    ("MAIL FROM: a@b.test", [.missingBrackets(.mail, me), .blankAfterColon(.mail)]),
    ("MAIL FROM:\"a@b.test\"", [.missingBrackets(.mail, me)]),
    ("MAIL FROM:'a@b.test'", [.missingBrackets(.mail, me)]),
    ("MAIL FROM:“a@b.test”", [.nonASCII, .missingBrackets(.mail, me)]),
    ("MAIL FROM:a@b.test>", [.missingBrackets(.mail, me)]),
    ("MAIL FROM:(a@b.test)", [.missingBrackets(.mail, me)]),
    ("MAIL FROM:Bugs Bunny <a@b.test>", [.missingBrackets(.mail, me)]),
    ("MAIL FROM:bob", [.missingBrackets(.mail, Mailbox(localPart: "bob", domain: ""))]),
    ("MAIL FROM:<\"a@b.test\">", [.malformed(.mail, .path(.missingDomain))]),
    ("MAIL FROM:<bob>", [.malformed(.mail, .path(.missingDomain))]),
    ("MAIL FROM:<a@b.test", [.malformed(.mail, .path(.unclosedBracket))]),
    ("MAIL FROM:", [.malformed(.mail, .path(.empty))]),
    ("MAIL FROM:<a b@b.test>", [.malformed(.mail, .path(.invalidCharacter(" ")))]),
    ("MAIL FROM: <a@b.test>", [.blankAfterColon(.mail)]),
    ("MAIL FROM:<a@b.test>", []),
    ("MAIL FROM:<>", []),
    ("RCPT TO:<a@b.test>", [.senderFirst]),
    ("RCPT TO:<>", [.malformed(.rcpt, .path(.nullRecipient))]),
    ("DATA", [.senderFirst]),
    ("DATA From: me", [.malformed(.data, .unexpectedArgument(.data))]),
    ("helo", [.malformed(.helo, .missingArgument(.helo))]),
    ("EHLO", [.malformed(.ehlo, .missingArgument(.ehlo))]),
    ("EHLO again", [.helloAgain(.ehlo)]),
    ("HELO y", [.helloAgain(.helo)]),
    ("HELO my computer", [.malformed(.helo, .malformedDomain("my computer"))]),
    ("quit", []),
    ("QUIT now", [.malformed(.quit, .unexpectedArgument(.quit))]),
    ("help", []),
    ("help me", []),
    ("STARTTLS", []),
    ("AUTH", [.malformed(.auth, .missingArgument(.auth))]),
    (" HELO x", [.leadingBlank(.helo)]),
    ("\tmial from:<a@b.test>", [.leadingBlank(.mail)]),
    (" well then", [.leadingBlank(nil)]),
    (".", [.dotOutsideMessage(next: .mail)]),
    (". ", [.dotOutsideMessage(next: .mail)]),
    ("USER bob", [.otherProtocol(word: "USER", name: "POP3")]),
    ("login bob", [.otherProtocol(word: "login", name: "IMAP")]),
    ("GET / HTTP/1.1", [.otherProtocol(word: "GET", name: "HTTP")]),
    ("$ telnet x 25", [.shellCommand(name: "$", host: nil, port: nil)]),
    ("RCPT TO:<a@b.test>, <c@d.test>", [.severalAddresses(.rcpt)]),
    ("RCPT TO:<a@b.test,c@d.test>", [.severalAddresses(.rcpt)]),
    ("MAIL FROM:a@b.test; c@d.test", [.severalAddresses(.mail)]),
    ("RCPT TO:<a@b.test>;<c@d.test>", [.severalAddresses(.rcpt)]),
    ("RCPT TO:<a@b.test> <c@d.test>", [.severalAddresses(.rcpt)]),
    ("RCPT TO:<a@b.test> RCPT TO:<c@d.test>", [.severalAddresses(.rcpt)]),
    ("RCPT TO:<a@b.test> @c.test", [.malformed(.rcpt, .malformedParameter("@c.test"))]),
    ("Hi there!", unknown("Hi")),
    ("MAILX a", unknown("MAILX", .mail)),
    ("QUIT\0", [.nul, .unknownVerb("QUIT\0", suggestion: .quit)]),
    ("HELO grüße", [.nonASCII, .helloAgain(.helo)]),
  ]

  @Test("a line typed after HELO gets the advice that fits it, and goes out as it is", arguments: lines)
  func advice(_ line: String, _ advice: [LineWarning]) {
    var conversation = Self.conversation("HELO x")
    let sent = conversation.send(line: octets(line))
    #expect(sent.advice == advice)
    #expect(sent.bytes == octets(line + "\r\n"))
    #expect(conversation.pending.map(\.sent.revealed) == [octets(line)])
  }

  @Test("order is advised on by what the server has accepted")
  func order() {
    var start = Self.conversation()
    #expect(start.send(line: octets("MAIL FROM:<>")).advice == [.helloFirst])
    var sender = Self.conversation("HELO x", "MAIL FROM:<>")
    #expect(sender.send(line: octets("DATA")).advice == [.recipientFirst])
    #expect(sender.send(line: octets("MAIL FROM:<>")).advice == [.senderAlreadyGiven])
    #expect(sender.send(line: octets("RCPT TO:<Postmaster>")).advice == [])
    #expect(sender.send(line: octets("RCPT TO:<bob>")).advice == [.malformed(.rcpt, .path(.missingDomain))])
    var all = Self.conversation("HELO x", "MAIL FROM:<>", "RCPT TO:<a@b>")
    #expect(all.send(line: octets("DATA")).advice == [])
    #expect(all.send(line: octets("RCPT TO:<c@d>")).advice == [])
  }

  @Test("where a recipient was accepted, text and headers are a message without its DATA")
  func withoutData() {
    for line in ["Subject: hi", "From: Bugs Bunny", "Hi Bob, how are you?"] {
      var conversation = Self.conversation("HELO x", "MAIL FROM:<>", "RCPT TO:<a@b>")
      #expect(conversation.send(line: octets(line)).advice == [.textWithoutData])
    }
    var typo = Self.conversation("HELO x", "MAIL FROM:<>", "RCPT TO:<a@b>")
    #expect(typo.send(line: octets("DTAA")).advice == Self.unknown("DTAA", .data))
  }

  @Test("a lone dot at the prompt is told what comes first")
  func dot() {
    var start = Self.conversation()
    #expect(start.send(line: octets(".")).advice == [.dotOutsideMessage(next: .helo)])
    var sender = Self.conversation("HELO x", "MAIL FROM:<>")
    #expect(sender.send(line: octets(".")).advice == [.dotOutsideMessage(next: .rcpt)])
    var all = Self.conversation("HELO x", "MAIL FROM:<>", "RCPT TO:<a@b>")
    #expect(all.send(line: octets(".")).advice == [.dotOutsideMessage(next: .data)])
  }

  private static let shapes: [([String], [LineWarning])] = [
    (["Subject: x", "Hi"], [.emptyLineForgotten(number: 2, line: "Hi")]),
    (["Subject: x", " folded", "Hi", ""], [.emptyLineForgotten(number: 3, line: "Hi")]),
    (["From: x", ":helper: x", "", "Hi"], [.emptyLineForgotten(number: 2, line: ":helper: x")]),
    (["Hi Bob"], [.noHeaders]), ([" Subject: x"], [.noHeaders]), (["Re your mail: yes"], [.noHeaders]),
    (["Subject: x", "", "Hi"], []), (["Subject: x", "\tfolded", "", "Hi"], []), (["", "Hi"], []), ([], []),
    (["Subject: x"], []),
  ]

  @Test(
    "at the dot a message without an empty line behind its headers is told of, and one without headers",
    arguments: shapes)
  func shape(_ lines: [String], _ advice: [LineWarning]) {
    var conversation = Self.conversation("HELO x", "MAIL FROM:<>", "RCPT TO:<a@b>", "DATA")
    for line in lines { #expect(conversation.send(line: octets(line)).advice == []) }
    #expect(conversation.send(line: octets(".")) == .init(bytes: octets(".\r\n"), advice: advice))
  }

  @Test("a message sent from a file gets no advice on its form: it was not seen line by line")
  func shapeOfFile() {
    var conversation = Self.conversation("HELO x", "MAIL FROM:<>", "RCPT TO:<a@b>", "DATA")
    conversation.trackStuffedText()
    _ = conversation.send(line: octets("no header"))
    #expect(conversation.send(line: octets(".")).advice == [])
  }

  @Test("before the greeting a line is advised to wait")
  func beforeGreeting() {
    var conversation = Conversation()
    #expect(
      conversation.send(line: octets("HELO x")) == .init(bytes: octets("HELO x\r\n"), advice: [.beforeGreeting]))
  }

  private static let textLines: [(String, [LineWarning])] = [
    ("QUIT", [.commandInsideMessage("QUIT")]), (" quit ", [.commandInsideMessage("QUIT")]),
    (":help", [.commandInsideMessage(":help")]), (":inbox bob 2", [.commandInsideMessage(":inbox")]), (":-)", []),
    (":D", []), (":smile: and more", []), ("exit", [.commandInsideMessage("EXIT")]),
    ("DATA", [.commandInsideMessage("DATA")]), ("RSET", [.commandInsideMessage("RSET")]),
    ("MAIL FROM:<a@b.test>", [.commandInsideMessage("MAIL")]),
    ("rcpt to:<a@b.test>", [.commandInsideMessage("RCPT")]),
    (". ", [.dotWithBlank]), (".\t", [.dotWithBlank]), (".hidden", [.dotDoubled]), ("...", [.dotDoubled]),
    ("I quit", []), ("Mail from home", []), ("From: Bugs Bunny", []), ("", []), ("250 OK", []),
    ("telnet x 25", []), ("grüße", []),
  ]

  @Test("inside a message what looks like a command is text, and said to be", arguments: textLines)
  func insideMessage(_ line: String, _ advice: [LineWarning]) {
    var conversation = Self.conversation("HELO x", "MAIL FROM:<>", "RCPT TO:<a@b>", "DATA")
    let sent = conversation.send(line: octets(line))
    #expect(sent.advice == advice)
    #expect(sent.bytes == octets((line.hasPrefix(".") ? "." : "") + line + "\r\n"))
    #expect(conversation.stage == .message)
  }

  @Test("a line beyond what a server has to take is told its length")
  func long() {
    let text = String(repeating: "a", count: 506)
    var conversation = Self.conversation("HELO x")
    #expect(conversation.send(line: octets("VRFY " + text.dropFirst())).advice == [])
    #expect(conversation.send(line: octets("VRFY " + text)).advice == [.commandTooLong(octets: 513)])
    #expect(conversation.send(line: octets("AUTH PLAIN " + text)).advice == [.commandTooLong(octets: 519)])
    var message = Self.conversation("HELO x", "DATA")
    #expect(message.send(line: [UInt8](repeating: 0x61, count: 998)).advice == [])
    let long = message.send(line: [UInt8](repeating: 0x61, count: 999))
    #expect(long.advice == [.textLineTooLong(octets: 1_001)])
  }

  @Test("the answer to a challenge gets no advice: it is a secret")
  func challenge() {
    var conversation = Self.conversation("HELO x")
    _ = conversation.send(line: octets("AUTH LOGIN"))
    _ = conversation.receive(Reply(.authChallenge, ["VXNlcm5hbWU6"]))
    #expect(conversation.send(line: octets("telnet")).advice == [])
  }

  @Test(
    "a mistyped verb finds the one that was meant",
    arguments: [
      ("HLEO", Verb.helo), ("HELLO", .helo), ("HELOO", .helo), ("HEKO", .helo), ("EHL", .ehlo),
      ("EHLOO", .ehlo),
      ("EHOL", .ehlo), ("MIAL", .mail), ("MAIK", .mail), ("MAI", .mail), ("EMAIL", .mail), ("RCTP", .rcpt),
      ("RCP", .rcpt), ("RECPT", .rcpt), ("RCPTT", .rcpt), ("DTAA", .data), ("DAT", .data), ("DATE", .data),
      ("DATA.", .data), ("QIUT", .quit), ("QUI", .quit), ("QUITE", .quit), ("RESET", .rset), ("RST", .rset),
      ("RSETT", .rset), ("NOPO", .noop), ("NOP", .noop), ("NOOPE", .noop), ("VFRY", .vrfy), ("VERFY", .vrfy),
      ("VERIFY", .vrfy),
      ("EXPM", .expn), ("EPXN", .expn), ("HLEP", .help), ("HELPP", .help), ("STARTLS", .startTLS),
      ("STRATTLS", .startTLS), ("STARTTSL", .startTLS), ("START-TLS", .startTLS), ("AUHT", .auth),
      ("ATUH", .auth),
      ("BDTA", .bdat), ("BDAAT", .bdat), ("ETNR", .etrn), ("ETRNN", .etrn),
    ])
  func typos(_ word: String, _ verb: Verb) {
    for word in [word, word.lowercased()] {
      var conversation = Self.conversation("HELO x")
      #expect(conversation.send(line: octets(word)).advice == Self.unknown(word, verb))
    }
  }

  @Test(
    "an ordinary word finds none",
    arguments: [
      "hi", "there", "please", "send", "message", "bugs", "bunny", "password", "start",
      "stop",
      "x", "a", "hostname", "recipient", "sender", "xyzzy", "!", "1", "ok", "yes", "tls",
      "strasse", "thequickbrownfoxjumps",
    ])
  func words(_ word: String) {
    var conversation = Self.conversation("HELO x")
    #expect(conversation.send(line: octets(word)).advice == Self.unknown(word))
  }

  @Test("random lines get some advice and go out unchanged")
  func fuzz() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<2_000 {
      var conversation = Self.conversation("HELO x")
      let head = octets(["MAIL FROM:", "RCPT", "From:", "C:", ""].randomElement(using: &random) ?? "")
      let count = Int.random(in: 0..<12, using: &random)
      let line = head + random.octets(count: count, from: octets("a@b<>:\"' \t25")).filter { $0 != 0x0A }
      #expect(conversation.send(line: line).bytes == line + ASCII.crlf)
    }
  }
}
