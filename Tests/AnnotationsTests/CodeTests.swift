import Causes
import SMTP
import Testing

@testable import Annotations

@Suite("Codes")
struct CodeTests {
  @Test("every known code has a note of its own at its place", arguments: ExpectedCodes.all)
  func specific(expected: ExpectedCodes.Case) throws {
    let note = try #require(Conversation.note(at: expected.place, "\(expected.code) x"))
    #expect(!note.id.rawValue.hasPrefix("class."))
    #expect(note.headline.hasPrefix("\(expected.code): "))
    #expect(faults(of: note) == [])
  }

  @Test(
    "an unknown code is read by its first digit",
    arguments: [
      ("299", "class.2", Note.Severity.done), ("399", "class.3", .goOn), ("499", "class.4", .tryLater),
      ("599", "class.5", .refused), ("999", "class.other", .notSMTP), ("000", "class.other", .notSMTP),
      ("199", "class.other", .notSMTP),
    ])
  func fallback(code: String, id: String, severity: Note.Severity) throws {
    for place in [ReplyContext.connect, .rcpt, .endOfMessage, .other] {
      let note = try #require(Conversation.note(at: place, "\(code) whatever"))
      #expect(note.id.rawValue == id)
      #expect(note.severity == severity)
      #expect(faults(of: note) == [])
    }
  }

  @Test("the severity follows the number alone, whatever the place", arguments: ReplyContext.allCases)
  func severity(place: ReplyContext) throws {
    for (code, severity) in [
      ("250", Note.Severity.done), ("421", .tryLater), ("550", .refused), ("354", .goOn),
    ] {
      let note = try #require(Conversation.note(at: place, "\(code) it failed, rejected, ok, 250 accepted"))
      #expect(note.severity == severity)
      #expect(faults(of: note) == [])
    }
  }

  @Test("a code that no RFC defines is said to be folklore")
  func folklore() throws {
    let note = try #require(Conversation.note(at: .rcpt, "541 no"))
    #expect(note.summary.contains("No RFC defines 541"))
  }

  @Test(
    "a demand for login or TLS says what is demanded",
    arguments: [
      (ReplyContext.mail, "530 5.7.0 Authentication required", "log in"),
      (.mail, "530 Must issue a STARTTLS command first", "encryption"),
      (.mail, "530 x", "login or encryption"), (.auth, "538 5.7.11 x", "encryption"),
      (.auth, "535 x", "the login failed"),
    ])
  func demands(place: ReplyContext, reply: String, phrase: String) throws {
    #expect(try #require(Conversation.note(at: place, reply)).headline.contains(phrase))
  }

  @Test(
    "a number and an enhanced code that disagree are said to do so",
    arguments: [
      (ReplyContext.mail, "250 5.1.1 odd"), (.rcpt, "550 2.1.5 odd"), (.endOfMessage, "250 4.2.2 odd"),
    ])
  func disagreement(place: ReplyContext, reply: String) throws {
    let note = try #require(Conversation.note(at: place, reply))
    #expect(note.summary.contains("disagree"))
    #expect(note.id.rawValue.hasSuffix(".contradiction"))
    #expect(faults(of: note) == [])
  }

  @Test("a yes in refusing words is still a yes, and said to sound like a no")
  func refusingWords() throws {
    let note = try #require(Conversation.note(at: .rcpt, "250 relay denied, no such user"))
    #expect(note.severity == .done)
    #expect(note.summary.contains("sounds like a no"))
    let plain = try #require(Conversation.note(at: .rcpt, "250 <rejected@blocked.test> verified"))
    #expect(plain.id.rawValue == "rcpt.250")
  }

  @Test("a 503 to MAIL proposes RSET once there is a sender, and a greeting before")
  func nextBySituation() {
    var talk = Conversation()
    talk.hear("220 mail.christian.net ESMTP")
    let early = Annotator().note(for: talk.exchange("MAIL FROM:<a@b.test>", "503 no"), in: talk.context())
    #expect(early.next == "HELO x")
    _ = talk.exchange("HELO x", "250 OK")
    _ = talk.exchange("MAIL FROM:<a@b.test>", "250 OK")
    let late = Annotator().note(for: talk.exchange("MAIL FROM:<a@b.test>", "503 no"), in: talk.context())
    #expect(late.next == "RSET")
    #expect(early.headline == "503: say EHLO or HELO first")
    #expect(late.headline == "503: this message has a sender already")
  }

  @Test("an enhanced code behind a yes is explained too")
  func enhancedYes() throws {
    let note = try #require(Conversation.note(at: .rcpt, "250 2.1.5 Ok"))
    #expect(note.id.rawValue == "rcpt.250")
    #expect(note.explanation.contains { $0.hasPrefix("The text adds 2.1.5: ") })
  }
}
