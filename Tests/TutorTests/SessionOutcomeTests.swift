import Annotations
import Network
import SMTP
import Testing

@testable import Events

@Suite("How a session ended")
struct SessionOutcomeTests {
  /// What it is told.
  enum Told: Sendable {
    case reply(Int, to: Request.Kind?, after: Stage = .ready)
    case note(Events.ExitStatus, String = "somewhere", isFinal: Bool = true)
    case begin
  }

  static let dot = Request.Kind.endOfMessage

  private static func lines(_ kind: Request.Kind) -> [UInt8] {
    switch kind {
    case .command(.mail): Array("MAIL FROM:<a@c.test>".utf8)
    case .command(.rcpt): Array("RCPT TO:<b@d.test>".utf8)
    default: []
    }
  }

  private func outcomes(_ told: [Told]) -> SessionOutcome {
    var outcomes = SessionOutcome()
    for told in told {
      switch told {
      case .begin:
        let connected = SessionEvent.Connected(server: "", remote: "", local: "", isPractice: false, isTLS: false)
        outcomes.receive(.connected(connected))
      case .note(let status, let stage, let isFinal):
        outcomes.receive(.incident(Incident(status: status, stage: stage, what: "it", isFinal: isFinal)))
      case .reply(let code, let kind, let stage):
        let request = kind.map { Request(kind: $0, line: Self.lines($0)) }
        let answer = Answer(reply: reply(code, "x"), request: request, stageBefore: .ready, stageAfter: stage)
        let note = SessionEvent.NoteOccurrence(note: Note("x", .done, "", "", reference: ""), isFirst: false)
        outcomes.receive(
          .answered(answer, SessionEvent.Answered(violations: [], note: note, milliseconds: nil, isLate: false)))
      }
    }
    return outcomes
  }

  @Test(
    "the status follows the digit of each refusal, and its stage stands beside it",
    arguments: [
      ([], 0, "done; nothing sent; status 0"),
      ([.reply(250, to: .command(.mail))], 0, "done; MAIL answered 250; status 0"),
      (
        [.reply(354, to: .command(.data)), .reply(250, to: dot)], 0,
        "done; the message answered 250; status 0"
      ),
      ([.reply(550, to: .command(.rcpt))], 69, "refused for good; RCPT: 550; status 69"),
      ([.reply(451, to: dot)], 75, "try again later; the message: 451; status 75"),
      ([.reply(421, to: nil, after: .closing)], 75, "try again later; the server, unasked: 421; status 75"),
      ([.reply(554, to: .connection, after: .start)], 69, "refused for good; the greeting: 554; status 69"),
      ([.reply(199, to: .command(.noop))], 76, "not SMTP; NOOP: 199; status 76"),
      ([.reply(600, to: .command(.noop))], 76, "not SMTP; NOOP: 600; status 76"),
      ([.reply(535, to: .authResponse)], 77, "security; AUTH: 535; status 77"),
      ([.reply(504, to: .command(.auth))], 77, "security; AUTH: 504; status 77"),
      ([.reply(454, to: .command(.auth))], 75, "try again later; AUTH: 454; status 75"),
      ([.reply(530, to: .command(.mail))], 77, "security; MAIL: 530; status 77"),
      ([.reply(538, to: .command(.rcpt))], 77, "security; RCPT: 538; status 77"),
      (
        [.reply(500, to: .command(Verb(rawValue: "")))], 69, "refused for good; an empty line: 500; status 69"
      ),
    ] as [([Told], Int32, String)])
  func replies(_ told: [Told], _ status: Int32, _ sentence: String) {
    let outcome = outcomes(told).outcome()
    #expect(outcome.status.rawValue == status)
    #expect(outcome.sentence == sentence)
  }

  @Test(
    "an unknown outcome comes before security, that before an input cut off, that before the first refusal",
    arguments: [
      ([.reply(550, to: .command(.rcpt)), .reply(451, to: .command(.rcpt))], 69),
      ([.reply(451, to: .command(.rcpt)), .reply(550, to: .command(.rcpt))], 75),
      ([.reply(550, to: .command(.rcpt)), .note(.outcomeUnknown)], 74),
      ([.reply(535, to: .authResponse), .note(.outcomeUnknown)], 74),
      ([.reply(550, to: .command(.rcpt)), .reply(530, to: .command(.mail))], 77),
      ([.note(.malformedInput), .reply(530, to: .command(.mail))], 77),
      ([.reply(550, to: .command(.rcpt)), .note(.malformedInput)], 65),
      ([.note(.usage, isFinal: false), .reply(550, to: .command(.rcpt))], 64),
      ([.note(.notSMTP), .note(.tryLater)], 76),
      ([.reply(550, to: .command(.rcpt)), .begin, .reply(250, to: dot)], 69),
    ] as [([Told], Int32)])
  func precedence(_ told: [Told], _ status: Int32) {
    #expect(outcomes(told).outcome().status.rawValue == status)
  }

  @Test(
    "who keeps going is told only how the last connection ended",
    arguments: [
      ([.reply(550, to: .command(.rcpt)), .reply(221, to: .command(.quit), after: .closing)], 0),
      ([.reply(421, to: .command(.rcpt), after: .closing)], 75),
      ([.reply(421, to: .command(.rcpt), after: .closing), .begin, .reply(250, to: dot)], 0),
      ([.reply(554, to: .connection, after: .start), .note(.tryLater)], 69),
      ([.note(.usage, isFinal: false)], 0),
      ([.reply(550, to: .command(.rcpt)), .note(.outcomeUnknown)], 74),
      ([.reply(550, to: .command(.rcpt)), .note(.malformedInput)], 65),
    ] as [([Told], Int32)])
  func keepGoing(_ told: [Told], _ status: Int32) {
    #expect(outcomes(told).outcome(onlyTheEnd: true).status.rawValue == status)
  }

  // MARK: The fate of a message

  /// A session as pairs of line and code; `.` is the end of a message.
  private func play(_ talk: [(String, Int)], lmtp: [(String, Int)] = []) -> SessionOutcome {
    var outcomes = SessionOutcome()
    func tell(_ request: Request, _ code: Int) {
      let answer = Answer(reply: reply(code, "x"), request: request, stageBefore: .ready, stageAfter: .ready)
      let note = SessionEvent.NoteOccurrence(note: Note("x", .done, "", "", reference: ""), isFirst: false)
      outcomes.receive(
        .answered(answer, SessionEvent.Answered(violations: [], note: note, milliseconds: nil, isLate: false)))
    }
    for (line, code) in talk {
      let octets = Array(line.utf8)
      tell(
        line == "."
          ? Request(kind: .endOfMessage, line: octets) : Request(kind: .command(Verb(of: octets)), line: octets), code)
    }
    for (address, code) in lmtp {
      guard case .rcpt(let path, _)? = try? Command(parsing: Array("RCPT TO:<\(address)>".utf8)) else { continue }
      tell(Request(kind: .endOfMessage, line: [0x2E], recipient: path), code)
    }
    return outcomes
  }

  private static let mail = ("MAIL FROM:<a@c.test>", 250)

  @Test("a message that somebody got ends with status 0, and says who did not")
  func partly() {
    let outcome = play([
      Self.mail, ("RCPT TO:<b@d.test>", 250), ("RCPT TO:<x@d.test>", 550), ("DATA", 354), (".", 250), ("QUIT", 221),
    ]).outcome()
    #expect(outcome.status == .ok)
    #expect(outcome.sentence == "done in part; accepted for 1 of 2; refused for x@d.test: 550; status 0")
    #expect(outcome.fates.accepted == ["b@d.test"])
    #expect(outcome.fates.refused == ["x@d.test"])
  }

  @Test("an LMTP server answers for each recipient, and the outcome says so")
  func local() {
    let outcome = play(
      [Self.mail, ("RCPT TO:<b@d.test>", 250), ("RCPT TO:<l@d.test>", 250), ("DATA", 354)],
      lmtp: [("b@d.test", 250), ("l@d.test", 550)]
    ).outcome()
    #expect(outcome.status == .ok)
    #expect(outcome.sentence == "done in part; accepted for 1 of 2; refused for l@d.test: 550; status 0")
  }

  @Test(
    "the fate of the message decides, and not what happened beside it",
    arguments: [
      // A 421 to the dot after a 452 to one recipient: the message.
      (
        [Self.mail, ("RCPT TO:<b@d.test>", 250), ("RCPT TO:<c@d.test>", 452), ("DATA", 354), (".", 421)],
        "try again later; the message: 421; status 75"
      ),
      (
        [Self.mail, ("RCPT TO:<b@d.test>", 452), ("RCPT TO:<c@d.test>", 250), ("DATA", 354), (".", 550)],
        "refused for good; the message: 550; status 69"
      ),
      // Deferred for one, accepted for the other: trying again would deliver twice.
      (
        [Self.mail, ("RCPT TO:<b@d.test>", 250), ("RCPT TO:<c@d.test>", 450), ("DATA", 354), (".", 250)],
        "done in part; accepted for 1 of 2; deferred for c@d.test: 450; status 0"
      ),
      // Refused at first, accepted when asked again.
      (
        [
          Self.mail, ("RCPT TO:<b@d.test>", 450), ("RCPT TO:<b@d.test>", 250), ("DATA", 354), (".", 250), ("QUIT", 221),
        ], "done; QUIT answered 221; status 0"
      ),
      // What is no part of a message counts for nothing beside one that was accepted.
      (
        [("VRFY b", 550), Self.mail, ("RCPT TO:<b@d.test>", 250), ("DATA", 354), (".", 250)],
        "done; the message answered 250; status 0"
      ),
      ([("VRFY b", 550)], "refused for good; VRFY: 550; status 69"),
      // Of two messages one was refused.
      (
        [
          Self.mail, ("RCPT TO:<b@d.test>", 550), ("RSET", 250), Self.mail, ("RCPT TO:<c@d.test>", 250), ("DATA", 354),
          (".", 250),
        ],
        "refused for good; RCPT: 550; accepted before for 1 of 1; status 69"
      ),
      (
        [Self.mail, ("RCPT TO:<b@d.test>", 250), ("DATA", 354), (".", 250), ("MAIL FROM:<e@c.test>", 550)],
        "refused for good; MAIL: 550; accepted before for 1 of 1; status 69"
      ),
      // A slip, put right.
      (
        [
          ("MAIL FROM:<a@c.test>", 503), ("EHLO x", 250), Self.mail, ("RCPT TO:<b@d.test>", 250), ("DATA", 354),
          (".", 250),
        ], "done; the message answered 250; status 0"
      ),
      (
        [Self.mail, ("RCPT TO:<b@d.test>", 550), ("DATA", 503), ("QUIT", 221)], "refused for good; RCPT: 550; status 69"
      ),
    ] as [([(String, Int)], String)])
  func fate(_ talk: [(String, Int)], _ sentence: String) {
    #expect(play(talk).outcome().sentence == sentence)
  }

  @Test("recipients without end are counted, and a thousand kept")
  func manyRecipients() {
    var talk = [Self.mail]
    for number in 0..<3_000 { talk.append(("RCPT TO:<b\(number)@d.test>", 550)) }
    #expect(play(talk).fates.refused.count == 1_000)
  }

  @Test("a server that never stops refusing fills no memory")
  func bounded() {
    let told =
      [Told](repeating: .reply(550, to: nil), count: 1_000)
      + [Told](repeating: .reply(421, to: nil, after: .closing), count: 1_000)
    #expect(outcomes(told).incidents.count == 2)
  }

  @Test("a long verb is cut")
  func longVerb() {
    let name = SessionOutcome.name(Request(kind: .command(Verb(rawValue: String(repeating: "X", count: 9_999)))))
    #expect(name.count == 20)
  }

  @Test("only a name that does not exist is an unknown host; other failures may pass")
  func failures() {
    #expect(SessionOutcome.status(of: .nameNotFound) == .unknownHost)
    let others: [TransportFailure] = [
      .nameServiceFailed("x"), .nameServiceSilent(seconds: 1), .timedOut(seconds: 1), .refused, .unreachable("x"),
      .reset, .closedHere,
    ]
    #expect(others.allSatisfy { SessionOutcome.status(of: $0) == .tryLater })
  }
}
