import SMTP
import Testing

@testable import Annotations

/// How a connection ended, beside what it had shown.
@Suite("Endings beside the session")
struct SessionEndingTests {
  private static let annotator = Annotator()

  @Test(
    "only a server that said nothing closes without a reply",
    arguments: [
      ("", "without a reply", "had said"),
      ("C: NOOP\nS: 250 ok", "without a reply", "had said"),
      ("C: NOOP\nS: 550 no\nC: NOOP\nS: 250 ok", "without a reply", "550"),
      ("C: FOO\nS: 550 no", "after its 550", "without a reply"),
      ("C: FOO\nS: 521 5.5.2 bare <LF> received", "after its 521", "without a reply"),
      ("C: FOO\nS: 421 4.3.2 no system resources", "session is over", "without a reply"),
      ("S: 421 4.4.2 timeout exceeded", "session is over", "without a reply"),
      ("S: 221 2.0.0 Bye.", "session is over", "without a reply"),
      ("C: FOO\nS: 550 5.7.1 no, closing connection", "It had said that it would", "without a reply"),
      ("C: QUIT\nS: 221 bye", "session is over", "without a reply"),
    ])
  func closed(talk: String, says: String, never: String) {
    let session = SeenSession(StateCase.ehlo("SIZE") + talk)
    for note in [
      Self.annotator.closed(after: nil, stage: session.conversation.stage, in: session.context),
      Self.annotator.reset(after: nil, stage: session.conversation.stage, in: session.context),
    ] {
      #expect(faults(of: note) == [])
      guard note.id.rawValue.hasPrefix("closed") else { continue }
      #expect(note.shown.contains(says), "\(note.shown)")
      #expect(!note.shown.contains(never), "\(note.shown)")
    }
  }

  @Test("a refusal that does not say why is not made the reason")
  func noReason() {
    let session = SeenSession(StateCase.ehlo() + StateCase.mail + "C: RCPT TO:<x@example.org>\nS: 550 5.1.1 unknown")
    let note = Self.annotator.closed(after: nil, stage: session.conversation.stage, in: session.context)
    #expect(note.summary.contains("If its text does not say why"))
    #expect(!note.summary.contains("had said that it would"))
  }

  @Test(
    "a login by a way that is not listed, met with the end of the connection",
    arguments: [
      ("AUTH GSSAPI NTLM LOGIN", "C: AUTH PLAIN AHVzZXIAc2VjcmV0", "PLAIN is not among"),
      ("AUTH PLAIN", "C: auth login", "LOGIN is not among"), ("AUTH", "C: AUTH XOAUTH2", "(none)"),
    ])
  func unlisted(list: String, line: String, says: String) {
    let session = SeenSession(StateCase.ehlo(list) + line)
    let note = Self.annotator.closed(
      after: session.conversation.pending.first, stage: session.conversation.stage, in: session.context)
    #expect(note.summary.contains(says))
    #expect(!note.summary.contains("nothing was sent"), "a password may have been")
    #expect(note.next == ":reconnect")
    #expect(faults(of: note) == [])
  }

  @Test(
    "a command met with the end of the connection, beside what the session shows",
    arguments: [
      (StateCase.ehlo() + "C: MAIL FROM:<\(String(repeating: "a", count: 600))@b.example>", "624 octets"),
      (StateCase.ehlo() + "C: AUTH PLAIN \(String(repeating: "A", count: 2_000))", "2013 octets"),
      (StateCase.ehlo() + String(repeating: "C: FOO\nS: 500 no\n", count: 3) + "C: NOOP", "refused 3 commands"),
      (StateCase.ehlo() + String(repeating: "C: FOO\nS: 500 no\n", count: 2) + "C: NOOP", "It may have had enough"),
      (StateCase.ehlo() + "C: MAIL FROM:<\(String(repeating: "a", count: 400))@b.example>", "may reject this sender"),
    ])
  func instead(talk: String, says: String) {
    let session = SeenSession(talk)
    let request = session.conversation.pending.first
    let closed = Self.annotator.closed(after: request, stage: session.conversation.stage, in: session.context)
    let reset = Self.annotator.reset(after: request, stage: session.conversation.stage, in: session.context)
    #expect(closed.summary.contains(says), "\(closed.shown)")
    #expect(reset.summary.contains(says) == closed.summary.contains("the likely reason"), "\(reset.shown)")
    for note in [closed, reset] { #expect(faults(of: note) == []) }
  }

  @Test("after many refusals the end that follows the last of them has them for its reason")
  func patience() {
    let session = SeenSession(StateCase.ehlo() + String(repeating: "C: FOO\nS: 500 5.5.2 no\n", count: 10))
    let note = Self.annotator.closed(after: nil, stage: session.conversation.stage, in: session.context)
    #expect(note.summary.contains("refused 10 commands"))
    #expect(faults(of: note) == [])
  }

  @Test("one that is listed ends for other reasons")
  func listed() {
    let session = SeenSession(StateCase.ehlo("AUTH PLAIN") + "C: AUTH PLAIN AHVzZXIAc2VjcmV0")
    let note = Self.annotator.closed(
      after: session.conversation.pending.first, stage: session.conversation.stage, in: session.context)
    #expect(!note.summary.contains("is not among"))
  }

  @Test("a handshake that gets no answer has causes and a next step", arguments: [false, true])
  func handshake(isUpgrade: Bool) {
    let note = Self.annotator.silentHandshake(
      seconds: 5, isUpgrade: isUpgrade, in: SeenSession(StateCase.ehlo("STARTTLS")).context)
    #expect(note.summary.contains("MTU"))
    #expect(note.next != nil)
    #expect(faults(of: note) == [])
    #expect(note.summary.contains("In the clear it answered") == isUpgrade)
  }

  @Test(
    "advice that only repeats the sentences before it is left out",
    arguments: [
      ("Check the spelling of the recipient", "Check the spelling of the recipient's name. It is not known.", true),
      ("Try again later", "The server is busy.", false), (":reconnect", "The server closes the connection.", false),
      ("...", "It is so.", false),
    ])
  func said(_ advice: String, _ sentences: String, _ isSaid: Bool) {
    #expect(NextLine.isSaid(advice, in: sentences) == isSaid)
  }
}
