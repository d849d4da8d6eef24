import SMTP
import Testing

@testable import Annotations

@Suite("Advice")
struct LineWarningTests {
  static let all: [LineWarning] =
    [
      .emptyLine, .unknownVerb("HELLO", suggestion: .helo),
      .unknownVerb(String(repeating: "X", count: 500), suggestion: nil),
      .shellCommand(name: "telnet", host: "mail.christian.net", port: 25),
      .shellCommand(name: "ls", host: nil, port: nil),
      .shellCommand(name: "telnet", host: String(repeating: "h", count: 300), port: 999_999),
      .localWord("exit"), .ownCommand("learn"), .ownCommand("check"), .ownCommand("replay"), .ownCommand("explain"),
      .ownCommand("help"),
      .localWord("?"), .pastedReply(.ok), .notationPrefix, .headerOutsideMessage("From"),
      .headerOutsideMessage("To"),
      .headerOutsideMessage("Message-ID"), .placeholder, .helloFirst, .senderFirst, .senderAlreadyGiven,
      .recipientFirst,
      .commandTooLong(octets: 600), .commandTooLong(octets: .max), .nul, .nonASCII, .beforeGreeting,
      .dotDoubled,
      .dotWithBlank, .commandInsideMessage("QUIT"), .textLineTooLong(octets: 1_200), .leadingBlank(.helo),
      .leadingBlank(nil), .textWithoutData,
      .dotOutsideMessage(next: .helo), .dotOutsideMessage(next: .mail), .dotOutsideMessage(next: .rcpt),
      .dotOutsideMessage(next: .data), .otherProtocol(word: "USER", name: "POP3"),
      .otherProtocol(word: "login", name: "IMAP"), .otherProtocol(word: "GET", name: "HTTP"),
      .severalAddresses(.mail), .severalAddresses(.rcpt), .helloAgain(.helo), .helloAgain(.ehlo),
      .emptyLineForgotten(number: 2, line: "Hi there"), .emptyLineForgotten(number: .max, line: hostileLine),
      .commandInsideMessage(":help"), .noHeaders, .beyondChunk(octets: 6), .beyondChunk(octets: 999_999),
    ]
    + [Verb.mail, .rcpt].flatMap { verb -> [LineWarning] in
      [
        .missingKeyword(verb), .missingBrackets(verb, nil),
        .missingBrackets(verb, Mailbox(localPart: "alice", domain: "client.test")), .blankAfterColon(verb),
      ]
    } + Verb.known.flatMap { verb in errors(verb).map { LineWarning.malformed(verb, $0) } }

  private static let hostileLine = String(repeating: "\u{1B}", count: 64)

  private static func errors(_ verb: Verb) -> [CommandError] {
    let paths: [PathError] = [
      .empty, .missingBrackets(nil), .unclosedBracket, .unclosedQuote, .missingLocalPart, .missingDomain,
      .misplacedDot,
      .invalidCharacter("\u{202E}"), .nullRecipient, .notText, .textAfterPath,
    ]
    return [
      .emptyLine, .missingKeyword(verb), .missingArgument(verb), .unexpectedArgument(verb),
      .malformedDomain(String(repeating: "\u{1B}", count: 400)), .malformedParameter("=x"),
    ] + paths.map { .path($0) }
  }

  @Test(
    "every piece of advice keeps the bounds, on the practice server and elsewhere", arguments: all.indices)
  func bounds(index: Int) {
    for context in [
      Conversation().context(), Conversation().context(practice: false, address: hostileAddress),
    ] {
      #expect(faults(of: Annotator().note(for: Self.all[index], in: context)) == [])
    }
  }

  private let hostileAddress = String(repeating: "long", count: 200) + "@\u{1B}example.org"

  @Test("a warning says once, and only once, that the line went out as it was typed", arguments: all.indices)
  func asTyped(index: Int) {
    let advice = Self.all[index]
    guard advice != .dotDoubled, advice != .dotWithBlank else { return }
    let note = Annotator().note(for: advice, in: Conversation().context())
    let isInSummary = note.summary.hasPrefix(LineWarningNotes.asTyped)
    #expect(isInSummary != LineWarningNotes.saysAsTyped(note.headline))
    #expect(note.summary.count > (isInSummary ? LineWarningNotes.asTyped.count + 20 : 20), "not to be cut off")
  }

  @Test(
    "a login that others may read is told apart: what they get, and who they are", arguments: [false, true],
    ["PLAIN", "login", "XOAUTH2", "CRAM-MD5", String(repeating: "X", count: 400)])
  func readableLogin(isEncrypted: Bool, mechanism: String) {
    let note = Annotator().readableLogin(mechanism, isEncrypted: isEncrypted, in: .nowhere)
    #expect(faults(of: note) == [])
    #expect(note.id.rawValue == (isEncrypted ? "advice.login-unverified" : "advice.login-clear"))
    let reveals = ["PLAIN", "login", "XOAUTH2"].contains(mechanism)
    #expect(
      note.summary.contains(
        reveals ? "the password or token itself" : "material from which the password can be guessed"))
  }

  @Test("AUTH alone has sent nothing of a login, and nobody is told that it has")
  func loginNotBegun() {
    let note = Annotator().readableLogin("", isEncrypted: false, in: .nowhere)
    #expect(faults(of: note) == [])
    #expect(note.headline == "A login here would be in the clear")
    #expect(note.summary.contains("That line itself gave nothing away."))
  }

  @Test("a doubled dot is said to be added on the wire and removed by the receiver")
  func dot() {
    let note = Annotator().note(for: .dotDoubled, in: Conversation().context())
    #expect(note.headline.contains("is doubled"))
    #expect(note.summary.contains("the receiver removes it"))
    #expect(note.reference == "RFC 5321, section 4.5.2")
  }

  @Test(
    "what advice proposes can be typed as it stands",
    arguments: [
      (LineWarning.unknownVerb("HELLO", suggestion: .helo), "HELO x"),
      (.missingKeyword(.mail), "MAIL FROM:<you@christian.net>"),
      (.missingKeyword(.rcpt), "RCPT TO:<you@christian.net>"),
      (
        .missingBrackets(.rcpt, Mailbox(localPart: "alice", domain: "client.test")),
        "RCPT TO:<alice@client.test>"
      ),
      (.helloFirst, "HELO x"), (.senderFirst, "MAIL FROM:<you@christian.net>"), (.senderAlreadyGiven, "RSET"),
      (.recipientFirst, "RCPT TO:<you@christian.net>"), (.localWord("exit"), "QUIT"),
      (.localWord("?"), ":help"),
      (.headerOutsideMessage("From"), "MAIL FROM:<you@christian.net>"),
      (.headerOutsideMessage("Subject"), "DATA"),
      (.commandInsideMessage("QUIT"), "."),
    ])
  func proposal(advice: LineWarning, line: String) {
    let note = Annotator().note(for: advice, in: Conversation().context())
    #expect(note.next == line)
    guard !line.hasPrefix(":"), line != "." else { return }
    #expect(throws: Never.self) { try Command(parsing: Array(line.utf8)) }
  }
}
