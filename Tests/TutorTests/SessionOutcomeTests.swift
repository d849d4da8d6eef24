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
        let request = kind.map { Request(kind: $0) }
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
