import Causes
import SMTP
import Testing

@testable import Annotations

@Suite("Trouble")
struct TroubleTests {
  private static let annotator = Annotator()

  @Test(
    "every violation of a reply's form has a note",
    arguments: [
      ReplyViolation.bareLineFeed(line: 1), .bareCarriageReturn(line: .max), .nul(line: 2),
      .nonASCII(line: 3),
      .lineTooLong(line: .max, octets: 9_999), .bareCode(line: 1),
      .codesDiffer(Array(repeating: .ok, count: 1_000)), .codeOutOfRange(.ok), .strayLine(line: 7),
      .tooManyLines(omitted: 1_000_000),
    ])
  func violations(violation: ReplyViolation) {
    #expect(faults(of: Self.annotator.note(for: violation)) == [])
  }

  @Test(
    "what speaks another protocol is named",
    arguments: [
      ("HTTP/1.1 400 Bad Request", "stray.http"), ("<html><body>", "stray.html"),
      ("SSH-2.0-OpenSSH_9.6", "stray.ssh"),
      ("J\0\0\0", "stray.mysql"), ("+OK POP3 ready", "stray.pop3"), ("* OK [CAPABILITY IMAP4rev1] ready", "stray.imap"),
      ("welcome to FTP", "stray.ftp"),
      ("\u{15}\u{3}\u{3}\u{0}\u{2}", "stray.tls-alert"), ("\u{16}\u{3}\u{1}", "stray.tls"),
      ("hello", "stray.first"),
      ("", "stray.first"), ("   ", "stray.first"),
    ])
  func strays(line: String, id: String) {
    let note = Self.annotator.note(for: Array(line.utf8), isFirst: true)
    #expect(note.id.rawValue == id)
    #expect(note.severity == .notSMTP)
    #expect(faults(of: note) == [])
  }

  @Test("a line without a number later on is shown and counts for nothing")
  func laterStray() {
    let note = Self.annotator.note(for: Array(repeating: 0xFE, count: 9_000), isFirst: false)
    #expect(note.id.rawValue == "stray")
    #expect(faults(of: note) == [])
  }

  @Test("a greeting of FTP is not taken for mail, though its number is the same")
  func ftp() throws {
    #expect(try #require(Conversation.note(at: .connect, "220 (vsFTPd 3.0.5)")).severity == .notSMTP)
    #expect(try #require(Conversation.note(at: .connect, "220 ftp.test ESMTP")).id.rawValue == "connect.220")
  }

  @Test("a reply nobody asked for is said to be one; a 421 may always come")
  func unasked() throws {
    #expect(try #require(Conversation.note(at: .unasked, "250 OK")).id.rawValue == "unasked")
    #expect(try #require(Conversation.note(at: .unasked, "421 bye")).id.rawValue == "any.421")
  }

  @Test(
    "silence is told apart by what is awaited",
    arguments: [
      (Request.Kind.connection, "silence.greeting.25"), (.command(.mail), "silence.mail"),
      (.command(.noop), "silence.command"),
      (.endOfMessage, "silence.end-of-message"), (.authResponse, "silence.auth"),
      (.command(Verb(rawValue: String(repeating: "V", count: 300))), "silence.command"),
    ])
  func silence(kind: Request.Kind, id: String) {
    let note = Self.annotator.silence(
      waitingFor: Request(kind: kind), seconds: .max, in: Conversation().context(practice: false))
    #expect(note.id.rawValue == id)
    #expect(faults(of: note) == [])
  }

  @Test("a close, a reset or silence after the dot leaves the outcome unknown; sending again may deliver twice")
  func unknownOutcome() {
    let context = Conversation().context()
    let request = Request(kind: .endOfMessage)
    for note in [
      Self.annotator.closed(after: request, stage: .ready, in: context),
      Self.annotator.reset(after: request, stage: .ready, in: context),
      Self.annotator.silence(waitingFor: request, seconds: 600, in: context),
    ] {
      #expect(note.headline.contains("unknown"))
      #expect(note.summary.contains("deliver it twice"))
      #expect(note.severity == .tryLater)
    }
  }

  @Test(
    "a close is told apart by what was under way",
    arguments: [
      (Request.Kind?.none, Stage.ready, "closed"), (.command(.quit), .ready, "closed.quit"),
      (nil, .closing, "closed.quit"),
      (nil, .message, "closed.message"), (.connection, .greeting, "closed.greeting.25"),
      (nil, .greeting, "closed.greeting.25"),
      (nil, .tls, "closed.tls"), (.command(.mail), .ready, "closed.mail"),
      (.command(.noop), .ready, "closed.command"),
      (.endOfMessage, .ready, "closed.end-of-message"),
    ])
  func closed(kind: Request.Kind?, stage: Stage, id: String) {
    let note = Self.annotator.closed(
      after: kind.map { Request(kind: $0) }, stage: stage, in: Conversation().context(practice: false))
    #expect(note.id.rawValue == id)
    #expect(faults(of: note) == [])
  }

  @Test(
    "a reset is told apart from a close, by what was under way",
    arguments: [
      (Request.Kind?.none, Stage.ready, "reset"), (.command(.quit), .ready, "reset.quit"),
      (nil, .closing, "reset.quit"), (nil, .message, "reset.message"), (.connection, .greeting, "reset.greeting.25"),
      (nil, .greeting, "reset.greeting.25"), (.command(.mail), .ready, "reset.command"),
      (.authResponse, .auth, "reset.command"), (.endOfMessage, .ready, "reset.end-of-message"),
    ])
  func reset(kind: Request.Kind?, stage: Stage, id: String) {
    let request = kind.map { Request(kind: $0) }
    let note = Self.annotator.reset(after: request, stage: stage, in: Conversation().context(practice: false))
    #expect(note.id.rawValue == id)
    #expect(faults(of: note) == [])
  }

  @Test("who is lost in a message is told about the dot, and how to get out")
  func reminder() {
    let note = Self.annotator.messageTextReminder(in: Conversation().context())
    #expect(note.summary.contains("Ctrl-C"))
    #expect(note.next == ".")
    #expect(faults(of: note) == [])
  }
}
