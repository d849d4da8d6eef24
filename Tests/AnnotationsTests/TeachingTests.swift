import Causes
import Testing

@testable import Annotations

/// One of the tutorial's points: the step whose note carries it, and what that note has to say.
struct Teaching: Sendable, CustomStringConvertible {
  let point: Int
  let step: TutorialSession.Step
  /// Each has to stand in headline, summary or next, in any case of letters.
  let shown: [String]
  /// Each has to stand there or in the explanation.
  var explained: [String] = []

  var description: String { "\(point) at \(step)" }

  static let all: [Teaching] = [
    Teaching(point: 1, step: .opening, shown: ["same protocol", "mail program", "mail server"]),
    Teaching(
      point: 2, step: .opening,
      shown: ["connection to port 25", "client waits for the greeting", "nothing has been sent yet"]),
    Teaching(
      point: 3, step: .greeting,
      shown: ["starts with a three-digit number", "obey the number", "text", "for people"]),
    Teaching(
      point: 4, step: .helo, shown: ["names the sending computer", "received:", "leave it out", "false name"]),
    Teaching(point: 4, step: .ehlo, shown: ["names the sending computer", "received:", "truly or not"]),
    Teaching(
      point: 5, step: .helo, shown: ["rarely checks", "knows the IP address", "cannot really be forged"]),
    Teaching(
      point: 5, step: .ehlo, shown: ["rarely checks", "knows your IP address", "cannot really be forged"]),
    Teaching(
      point: 6, step: .mail,
      shown: [
        "mail from is the envelope sender", "independent of the from: header", "received:",
        "return-path:",
      ]),
    Teaching(
      point: 6, step: .mailWithoutHello,
      shown: ["mail from is the envelope sender", "independent of the from: header", "return-path:"]),
    Teaching(point: 7, step: .mail, shown: ["may test its syntax", "domain has an mx"]),
    Teaching(point: 4, step: .mailWithoutHello, shown: ["helo is missing", "503"]),
    Teaching(
      point: 8, step: .rcpt,
      shown: [
        "rcpt to is the envelope recipient", "independent of to:, cc: or bcc:", "received:",
        "envelope-to:",
      ]),
    Teaching(
      point: 9, step: .rcpt,
      shown: [
        "only local recipients", "local senders", "open relay accepts any", "each rcpt gets its own reply",
      ]),
    Teaching(point: 10, step: .data, shown: ["data asked to send the message"]),
    Teaching(point: 11, step: .data, shown: ["354 says go ahead"]),
    Teaching(
      point: 12, step: .data,
      shown: ["headers, then an empty line, the body", "lone dot", "may say anything", "do not route it"]),
    Teaching(point: 13, step: .end, shown: ["250: accepted", "another mail from", "quit"]),
    Teaching(
      point: 14, step: .forging,
      shown: ["your own address", "to yourself", "forging mail to others is abuse"]),
    Teaching(
      point: 15, step: .inbox,
      shown: [
        "any sender in a valid domain passes", "only the ip address in the topmost received:",
        "open relay or proxy",
      ]),
    Teaching(
      point: 16, step: .inbox, shown: ["only rcpt to decided", "mail program copies to: into it"]),
    Teaching(
      point: 17, step: .mail, shown: ["bounces go to it, even if it belongs to a stranger"],
      explained: ["spam", "bounces and the complaints", "a bounce for a message you never sent"]),
    Teaching(
      point: 18, step: .startTLS,
      shown: ["session is the same, only encrypted", "nobody can type a handshake", "then you go on typing"]),
  ]

  /// What is missing from the note of this teaching's step.
  func missing(from notes: [TutorialSession.Step: Note]) -> [String] {
    guard let note = notes[step] else { return ["no note"] }
    let seen = "\(note.headline) \(note.summary) \(note.next ?? "")".lowercased()
    let all = "\(seen) \(note.explanation.joined(separator: " "))".lowercased()
    return shown.filter { !seen.contains($0.lowercased()) }
      + explained.filter { !all.contains($0.lowercased()) }
      + (note.teaches.contains(point) ? [] : ["mark \(point)"])
  }
}

@Suite("The tutorial's teachings")
struct TeachingTests {
  @Test("each point of the tutorial is carried by the note of its step", arguments: Teaching.all)
  func carried(teaching: Teaching) {
    #expect(teaching.missing(from: TutorialSession.notes()) == [])
  }

  @Test("all 18 points are held to")
  func complete() {
    #expect(Set(Teaching.all.map(\.point)) == Set(1...18))
  }

  @Test(
    "the check sees it when two steps have each other's notes",
    arguments: [
      (TutorialSession.Step.mail, TutorialSession.Step.rcpt), (.helo, .mail), (.data, .end),
      (.opening, .greeting),
    ])
  func control(first: TutorialSession.Step, second: TutorialSession.Step) {
    var notes = TutorialSession.notes()
    (notes[first], notes[second]) = (notes[second], notes[first])
    let failing = Teaching.all.filter { !$0.missing(from: notes).isEmpty }
    #expect(
      Teaching.all.filter { $0.step == first || $0.step == second }.allSatisfy { wanted in
        failing.contains { $0.point == wanted.point && $0.step == wanted.step }
      })
  }

  @Test("a greeting without a host name is said to have none, one with it is not")
  func hostName() throws {
    let bare = try #require(Conversation.note(at: .connect, "220 ESMTP server ready"))
    let named = try #require(Conversation.note(at: .connect, "220 mail.christian.net ESMTP Exim 4.96"))
    #expect(bare.summary.contains("The server's host name is missing"))
    #expect(!named.summary.contains("host name"))
    #expect(bare.id == named.id)
  }

  @Test("what to type next is the tutorial's next line")
  func next() {
    let notes = TutorialSession.notes()
    #expect(notes[.greeting]?.next == "HELO x")
    #expect(notes[.helo]?.next == "MAIL FROM:<you@christian.net>")
    #expect(notes[.mail]?.next == "RCPT TO:<you@christian.net>")
    #expect(notes[.rcpt]?.next == "DATA")
    #expect(notes[.data]?.next == "From: Bugs Bunny")
  }

  @Test(
    "the id in the last 250 is named as the queue ID",
    arguments: [
      ("250 OK id=1778te-0009TT-00", "1778te-0009TT-00"),
      ("250 2.0.0 Ok: queued as 4F2A1C0012", "4F2A1C0012"),
      ("250 ok 1045678901 qp 4711", "1045678901 qp 4711"),
      ("250 2.0.0 g4D6MMxx012345 Message accepted for delivery", "g4D6MMxx012345"),
      ("250 2.0.0 OK  1716300000 af79cd-7f0.12 - gsmtp", "af79cd-7f0.12"),
      ("250 Message Queued (0C7A4AB5-60F1-4B5D-A9D7-6D1D6D1F1B7D.1)", "0C7A4AB5-60F1-4B5D-A9D7-6D1D6D1F1..."),
      ("250 2.6.0 <x@y> [InternalId=77, Hostname=h] Queued mail for delivery", "77"),
    ])
  func queueID(reply: String, id: String) throws {
    let note = try #require(Conversation.note(at: .endOfMessage, reply))
    #expect(note.id.rawValue == "end-of-message.250")
    #expect(note.headline == "250: accepted; its queue ID is \(id)")
    #expect(note.summary.contains(id))
  }

  @Test(
    "a 250 without an id accepts the message nevertheless", arguments: ["250 OK", "250", "250 2.0.0 Ok", "250 id="])
  func noQueueID(reply: String) throws {
    let note = try #require(Conversation.note(at: .endOfMessage, reply))
    #expect(note.headline == "250: the server has accepted the message")
    #expect(faults(of: note) == [])
  }
}
