import SMTP
import Testing

@testable import Lessons

@Suite("Conditions of a step")
struct ConditionTests {
  private static let ann = Mailbox(localPart: "ann", domain: "client.test")
  private static let bob = Mailbox(localPart: "bob", domain: "christian.net")

  private static func mail(
    _ lines: [String] = ["Subject: Hello", "", "Hello, Bob."], from sender: ReversePath? = .mailbox(ann),
    to recipients: [Mailbox] = [bob]
  ) -> Mail {
    Mail(
      envelope: Envelope(sender: sender, recipients: recipients.map { ForwardPath($0) }),
      message: MessageText(lines: lines))
  }

  private static func condition(_ count: Int, _ clauses: MailboxCondition.Clause...) -> MailboxCondition {
    MailboxCondition(mailbox: bob, count: count, clauses: clauses, line: 1)
  }

  // MARK: A clause

  static let clauses: [(MailboxCondition.Clause, Mail, Bool)] = [
    (.header(name: "Subject", value: "Hello"), mail(), true),
    (.header(name: "SUBJECT", value: " hello "), mail(), true),
    (.header(name: "Subject", value: "Hello Bob"), mail(["Subject: Hello", "\tBob", "", "x"]), true),
    (.header(name: "Subject", value: "Hello"), mail(["Subject: No", "Subject: Hello", "", "x"]), true),
    (.header(name: "Subject", value: "Hello"), mail(["Subject: Hello there", "", "x"]), false),
    (.header(name: "Subject", value: "Hello"), mail(["", "Subject: Hello"]), false),
    (.header(name: "Subject", value: "Hello"), mail([]), false),
    (.noHeader(name: "Cc"), mail(), true), (.noHeader(name: "subject"), mail(), false),
    (.noHeader(name: "Subject"), mail(["x", "", "Subject: Hello"]), true),
    (.sender(.mailbox(ann)), mail(), true),
    (.sender(.mailbox(Mailbox(localPart: "ANN", domain: "Client.Test"))), mail(), true),
    (.sender(.mailbox(ann)), mail(from: .mailbox(Mailbox(localPart: "\"ann\"", domain: "client.test"))), true),
    (.sender(.mailbox(ann)), mail(from: .null), false), (.sender(.null), mail(from: .null), true),
    (.sender(.null), mail(), false), (.sender(.mailbox(ann)), mail(from: .mailbox(bob)), false),
    (.sender(.null), mail(from: nil), true),
    (.alsoFor(ann), mail(to: [bob, ann]), true), (.alsoFor(ann), mail(to: [bob]), false),
    (.text("Hello, Bob."), mail(), true), (.text("hello,  bob."), mail(), true), (.text("Hello"), mail(), false),
    (.text("Subject: Hello"), mail(), false),
    (.text(".dotted"), mail(["Subject: x", "", ".dotted"]), true),
  ]

  @Test("a clause says of one message whether it is so", arguments: clauses)
  func clause(_ clause: MailboxCondition.Clause, _ mail: Mail, _ holds: Bool) {
    #expect(clause.holds(for: mail) == holds)
  }

  // MARK: A mailbox

  static let mailboxes: [(MailboxCondition, [Mail], MailboxCondition.Failure?)] = [
    (condition(1), [], .tooFew(0)), (condition(1), [mail()], nil), (condition(1), [mail(), mail()], nil),
    (condition(3), [mail(), mail()], .tooFew(2)),
    (condition(1, .header(name: "Subject", value: "Hello")), [mail()], nil),
    (condition(1, .header(name: "Subject", value: "Hello")), [], .tooFew(0)),
    (
      condition(1, .header(name: "Subject", value: "No")), [mail()],
      .differs(.header(name: "Subject", value: "No"), found: "Hello")
    ),
    (condition(1, .header(name: "To", value: "x")), [mail()], .differs(.header(name: "To", value: "x"), found: nil)),
    // One that fits is enough, whatever else lies there.
    (condition(1, .sender(.null)), [mail(), mail(from: .null), mail()], nil),
    (
      condition(2, .sender(.null)), [mail(from: .null), mail()],
      .differs(.sender(.null), found: "<ann@client.test>")
    ),
    (condition(2, .sender(.null)), [mail(from: .null)], .tooFew(1)),
    // All clauses have to be true of the same message, and the first that is not is named.
    (
      condition(1, .sender(.null), .alsoFor(ann)), [mail(from: .null), mail(to: [bob, ann])],
      .differs(.sender(.null), found: "<ann@client.test>")
    ),
    (
      condition(1, .sender(.null), .alsoFor(ann)), [mail(to: [bob, ann]), mail(from: .null)],
      .differs(.alsoFor(ann), found: "<bob@christian.net>")
    ),
    (condition(1, .noHeader(name: "Subject")), [mail()], .differs(.noHeader(name: "Subject"), found: "Hello")),
    (condition(1, .text("x")), [mail(["Subject: x", "", "", "y"])], .differs(.text("x"), found: "y")),
  ]

  @Test("a mailbox holds enough that fits, or it is said what is missing", arguments: mailboxes)
  func mailbox(_ condition: MailboxCondition, _ mail: [Mail], _ failure: MailboxCondition.Failure?) {
    #expect(condition.failure(in: mail) == failure)
  }

  @Test("of an Ask's mailboxes the first that is not as it has to be is named")
  func unmet() throws {
    let ask = try ask(
      "- Answer: `:inbox bob`", "- Mailbox: `bob@christian.net` has 1 message",
      "- Mailbox: `carl@christian.net` has 1 message")
    let none = try #require(ask.unmet { _ in [] })
    #expect(none.0.mailbox == Self.bob && none.1 == .tooFew(0))
    let one = try #require(ask.unmet { $0 == Self.bob ? [Self.mail()] : [] })
    #expect(one.0.mailbox.localPart == "carl")
    #expect(ask.unmet { _ in [Self.mail()] } == nil)
  }

  // MARK: An exchange

  private static func request(_ line: String) -> Request {
    Request(kind: .command(Verb(of: octets(line))), line: octets(line))
  }

  static let exchanges: [(ExchangeCondition.Subject, String, Request?, Int, Bool)] = [
    // The end of a login of several lines answers the last of them.
    (.verb(.auth), "235", Request(kind: .authResponse), 235, true),
    (.verb(.auth), "235", Request(kind: .authResponse), 535, false),
    (.verb(.mail), "250", Request(kind: .authResponse), 250, false),
    (.verb(.rcpt), "550", request("RCPT TO:<x@y.test>"), 550, true),
    (.verb(.rcpt), "550", request("rcpt to:<x@y.test>"), 550, true), (.verb(.rcpt), "550", request("RCPT"), 550, true),
    (.verb(.rcpt), "5yz", request("RCPT"), 501, true), (.verb(.rcpt), "550", request("RCPT"), 551, false),
    (.verb(.rcpt), "550", request("MAIL"), 550, false), (.verb(.rcpt), "550", nil, 550, false),
    (.verb(.data), "250", Request(kind: .endOfMessage), 250, false),
    (.endOfMessage, "250", Request(kind: .endOfMessage), 250, true),
    (.endOfMessage, "250", Request(kind: .endOfMessage), 552, false),
    (.endOfMessage, "250", request("."), 250, false),
    (.verb(.rcpt), "220", Request(kind: .connection), 220, false),
  ]

  @Test("an exchange holds for its verb and its reply, and for nothing else", arguments: exchanges)
  func exchange(_ subject: ExchangeCondition.Subject, _ reply: String, _ request: Request?, _ code: Int, _ holds: Bool)
    throws
  {
    let condition = ExchangeCondition(subject: subject, reply: try #require(ReplyPattern(reply)), line: 1)
    #expect(condition.holds(for: request, try #require(ReplyCode(rawValue: code))) == holds)
  }

  // MARK: A Task

  @Test("a Task is done when each exchange was seen, in its order, and each mailbox is as it has to be")
  func progress() throws {
    let task = try task(
      "- Server: `RCPT` gets 550", "- Server: `.` gets 250", "- Mailbox: `bob@christian.net` has 1 message")
    var progress = TaskProgress(task)
    #expect(progress.missing { _ in [] } == .mailbox(task.mailboxes[0], .tooFew(0)))
    progress.note(Request(kind: .endOfMessage), .ok)
    progress.note(Self.request("RCPT TO:<a@b.test>"), .ok)
    #expect(progress.missing { _ in [Self.mail()] } == .exchange(task.exchanges[0]))
    progress.note(Self.request("RCPT TO:<a@b.test>"), ReplyCode(rawValue: 550)!)
    #expect(progress.missing { _ in [Self.mail()] } == .exchange(task.exchanges[1]))
    progress.note(Request(kind: .endOfMessage), .ok)
    #expect(progress.missing { _ in [Self.mail()] } == nil)
    #expect(progress.missing { _ in [] } == .mailbox(task.mailboxes[0], .tooFew(0)))
    progress.note(Self.request("RCPT TO:<a@b.test>"), .ok)
    #expect(progress.missing { _ in [Self.mail()] } == nil, "what was seen stays seen")
    progress.reconnect()
    #expect(
      progress.missing { _ in [Self.mail()] } == .exchange(task.exchanges[0]), "on another connection it does not")
  }

  @Test("one exchange makes one condition true")
  func several() throws {
    let task = try task("- Server: `RCPT` gets 550", "- Server: `RCPT` gets 5yz")
    var progress = TaskProgress(task)
    progress.note(Self.request("RCPT TO:<a@b.test>"), ReplyCode(rawValue: 550)!)
    #expect(progress.missing { _ in [] } == .exchange(task.exchanges[1]))
    progress.note(Self.request("RCPT TO:<a@b.test>"), ReplyCode(rawValue: 550)!)
    #expect(progress.missing { _ in [] } == nil)
  }

  @Test("an exchange that may be later goes on where the connection before it ended; others begin anew")
  func later() throws {
    let task = try task("- Server: `RCPT` gets 451", "- Server: `RCPT` gets 250 later", "- Server: `.` gets 250")
    let deferred = ReplyCode(rawValue: 451)!
    var progress = TaskProgress(task)
    progress.note(Self.request("RCPT TO:<a@b.test>"), .ok)
    #expect(progress.missing { _ in [] } == .exchange(task.exchanges[0]), "in their order")
    progress.note(Self.request("RCPT TO:<a@b.test>"), deferred)
    progress.reconnect()
    #expect(progress.missing { _ in [] } == .exchange(task.exchanges[1]))
    progress.note(Self.request("RCPT TO:<a@b.test>"), .ok)
    progress.reconnect()
    #expect(progress.missing { _ in [] } == .exchange(task.exchanges[1]), "the third belongs to one connection with it")
    progress.note(Self.request("RCPT TO:<a@b.test>"), .ok)
    progress.note(Request(kind: .endOfMessage), .ok)
    #expect(progress.missing { _ in [] } == nil)
    var strict = TaskProgress(try LessonsTests.task("- Server: `RCPT` gets 451", "- Server: `RCPT` gets 250"))
    strict.note(Self.request("RCPT TO:<a@b.test>"), deferred)
    strict.reconnect()
    strict.note(Self.request("RCPT TO:<a@b.test>"), .ok)
    #expect(strict.missing { _ in [] } != nil, "without the word it has to be one connection")
  }

  @Test("a command of the tutor has to be used, and before a line where that is asked for")
  func typed() throws {
    let task = try task("- Typed: `:tls`", "- Typed: `:world` before `MAIL`")
    var progress = TaskProgress(task)
    #expect(progress.missing { _ in [] } == .notTyped(task.typed[0], isLate: false))
    progress.note { $0 == ":tls" }
    #expect(progress.missing { _ in [] } == .notTyped(task.typed[1], isLate: false))
    progress.note(Self.request("MAIL FROM:<>"), .ok)
    progress.note { $0 == ":world" }
    #expect(progress.missing { _ in [] } == .notTyped(task.typed[1], isLate: true), "too late on this connection")
    progress.reconnect()
    progress.note { $0 == ":world" }
    #expect(progress.missing { _ in [] } == nil, "and the other was used since the step began")
    progress.note(Self.request("MAIL FROM:<>"), .ok)
    #expect(progress.missing { _ in [] } == nil)
  }

  // MARK: All about one message

  private static func report(for recipient: String, from sender: ReversePath? = .null) -> Mail {
    mail(["Subject: failed", "", "x", "Final-Recipient: rfc822; \(recipient)", "Action: failed"], from: sender)
  }

  private static func mail(over isEncrypted: Bool, _ user: String? = nil, _ address: String = "127.25.92.8") -> Mail {
    Mail(
      envelope: Envelope(sender: .mailbox(ann)), message: MessageText(lines: ["Subject: Hello", "", "x"]),
      isEncrypted: isEncrypted, user: user, clientAddress: address)
  }

  static let sameMessage: [(MailboxCondition.Clause, Mail, Bool)] = [
    (.headerContains(name: "Subject", part: "ello"), mail(), true),
    (.headerContains(name: "subject", part: "HELLO"), mail(), true),
    (.headerContains(name: "Subject", part: "Hullo"), mail(), false),
    (.headerContains(name: "To", part: "Hello"), mail(), false),
    (.headerContains(name: "From", part: "Easter Bunny"), mail(["From: \"Easter Bunny\" <e@b.test>", "", "x"]), true),
    (.header(name: "From", value: "Easter Bunny"), mail(["From: \"Easter Bunny\" <e@b.test>", "", "x"]), true),
    (.header(name: "From", value: "Easter Bunny"), mail(["From: Easter Bunny Jr <e@b.test>", "", "x"]), false),
    (.header(name: "Subject", value: "Easter"), mail(["Subject: Easter <e@b.test>", "", "x"]), false),
    (.encrypted(true), mail(over: true), true), (.encrypted(true), mail(over: false), false),
    (.encrypted(false), mail(over: false), true), (.encrypted(false), mail(over: true), false),
    (.loggedIn(as: nil), mail(over: true, "bugs"), true), (.loggedIn(as: nil), mail(over: true), false),
    (.loggedIn(as: "Bugs"), mail(over: true, "bugs"), true), (.loggedIn(as: "daffy"), mail(over: true, "bugs"), false),
    (.loggedIn(as: "bugs"), mail(over: true, "Bugs@christian.net"), true),
    (.loggedIn(as: "bugs@christian.net"), mail(over: true, "bugs@christian.net"), true),
    (.loggedIn(as: "bugs@b.test"), mail(over: true, "bugs@christian.net"), false),
    (.client(address: "127.25.92.8"), mail(over: true), true),
    (.client(address: "127.25.92.8"), mail(over: true, nil, "127.25.92.80"), false),
    (.report(bob), report(for: "bob@christian.net"), true), (.report(bob), report(for: "ann@client.test"), false),
    (.report(bob), report(for: "bob@christian.net", from: .mailbox(ann)), false),
    (.report(bob), mail(from: .null), false),
  ]

  @Test("a clause about how a message came says whether it is so", arguments: sameMessage)
  func howItCame(_ clause: MailboxCondition.Clause, _ mail: Mail, _ holds: Bool) {
    #expect(clause.holds(for: mail) == holds)
  }

  @Test("all clauses have to be true of one message, and of what differs it is said how")
  func together() {
    let condition = Self.condition(1, .encrypted(true), .loggedIn(as: "bugs"))
    let apart = [Self.mail(over: true, "daffy"), Self.mail(over: false, "bugs")]
    #expect(condition.failure(in: apart) == .differs(.encrypted(true), found: nil))
    #expect(condition.failure(in: apart + [Self.mail(over: true, "bugs")]) == nil)
    let words = { (clause: MailboxCondition.Clause, mail: Mail) in
      Self.condition(1, clause).failure(in: [mail]).map { Mismatch.mailbox(Self.condition(1, clause), $0).words }
    }
    #expect(words(.encrypted(true), Self.mail(over: false))?.hasSuffix("but it was not sent over TLS.") == true)
    #expect(
      words(.loggedIn(as: "bugs"), Self.mail(over: true, "ann"))?.hasSuffix("logged in as `ann`, not as `bugs`.")
        == true)
    #expect(words(.loggedIn(as: nil), Self.mail(over: true))?.hasSuffix("whoever sent it was not logged in.") == true)
    #expect(
      words(.client(address: "127.25.4.25"), Self.mail(over: true))?
        .hasSuffix("it came from `127.25.92.8`, not from `127.25.4.25`.") == true)
    #expect(
      words(.report(Self.ann), Self.report(for: "bob@christian.net"))?.contains("not on `ann@client.test`") == true)
    #expect(
      words(.headerContains(name: "Subject", part: "Bye"), Self.mail())?.contains("is `Hello`, without `Bye` in it")
        == true)
  }

  @Test(
    "a reply pattern is a code, or all that share its first digit",
    arguments: [
      ("250", [250], [251, 550]), ("5yz", [500, 550, 599], [250, 450, 600]), ("2yz", [200, 299], [300]),
      ("354", [354], [355]),
    ])
  func pattern(_ text: String, _ matching: [Int], _ others: [Int]) throws {
    let pattern = try #require(ReplyPattern(text))
    #expect(pattern.description == text)
    for code in matching { #expect(pattern.matches(try #require(ReplyCode(rawValue: code)))) }
    for code in others { #expect(!pattern.matches(try #require(ReplyCode(rawValue: code)))) }
  }

  @Test(
    "nothing else is a pattern",
    arguments: ["", "2", "25", "2500", "1yz", "6yz", "5YZ", "5y", "150", "600", "x50", "２５０"])
  func noPattern(_ text: String) {
    #expect(ReplyPattern(text) == nil)
  }
}
