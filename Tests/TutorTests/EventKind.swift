import Annotations
import Delivery
import Octets
import Records
import SMTP
import Terminal

@testable import Events
@testable import SASL
@testable import TLS

/// The cases of `SessionEvent`, so that a test can go through them. The compiler asks for a new one here, for its sample and
/// for what becomes of it.
enum EventKind: CaseIterable {
  case connected, tlsEstablished, tlsFailed, certificates, closed
  case sent, received, wire, answered, login, recorded, text, withheld
  case note, explanation, explained, summary, words, waiting
  case incident, difference, delivered, copied, outcome
  case check, looked, policy, row, sender, finding, picture
  case lesson, page, marked, fault, quoted, pause, listening, served, stopped

  init(_ event: SessionEvent) {
    self =
      switch event {
      case .connected: .connected
      case .tlsEstablished: .tlsEstablished
      case .tlsFailed: .tlsFailed
      case .certificates: .certificates
      case .closed: .closed
      case .sent: .sent
      case .received: .received
      case .wire: .wire
      case .answered: .answered
      case .login: .login
      case .recorded: .recorded
      case .text: .text
      case .incident: .incident
      case .withheld: .withheld
      case .note: .note
      case .explanation: .explanation
      case .explained: .explained
      case .summary: .summary
      case .words: .words
      case .waiting: .waiting
      case .difference: .difference
      case .delivered: .delivered
      case .copied: .copied
      case .outcome: .outcome
      case .check: .check
      case .looked: .looked
      case .policy: .policy
      case .row: .row
      case .sender: .sender
      case .finding: .finding
      case .picture: .picture
      case .lesson: .lesson
      case .page: .page
      case .marked: .marked
      case .fault: .fault
      case .quoted: .quoted
      case .pause: .pause
      case .listening: .listening
      case .served: .served
      case .stopped: .stopped
      }
  }

  /// An event of the kind, what it says as text where no person sits, and the objects it is in JSON.
  struct Sample {
    let event: SessionEvent
    let text: [String]
    let objects: [JSONLines.Name]

    init(_ event: SessionEvent, _ text: [String], _ objects: JSONLines.Name...) {
      self.event = event
      self.text = text
      self.objects = objects
    }
  }

  var samples: [Sample] {
    switch self {
    case .connected:
      let connected = SessionEvent.Connected(
        server: "mx.test", remote: "192.0.2.1:25", local: "192.0.2.2:999", isPractice: false, isTLS: false)
      return [
        Sample(.connected(connected), ["# Connected to 192.0.2.1:25 from 192.0.2.2:999, not encrypted."], .connected)
      ]
    case .tlsEstablished: return [Sample(.tlsEstablished(Self.facts, Self.occurrence), Self.noteLines, .tls)]
    case .tlsFailed: return [Sample(.tlsFailed(Self.occurrence), Self.noteLines, .tlsFailed)]
    case .certificates: return [Sample(.certificates(["a\nb\n"]), ["a", "b"], .certificates)]
    case .closed: return [Sample(.closed(by: .server), [], .closed)]
    case .sent:
      return [true, false].map {
        Sample(.sent(SessionEvent.SentLine(octets: octets("NOOP"), wasTyped: $0)), ["C: NOOP"], .line)
      }
    case .received:
      let stray = ReplyParser.ServerLine(wire: WireLine(bytes: octets("hello"), ending: .crlf))
      return [Sample(.received(stray), ["?| hello"], .stray)]
    case .wire: return [Sample(.wire(octets("NOOP\r\n"), from: .client), [#"# wire C| NOOP\r\n"#], .wire)]
    case .answered:
      let answer = Answer(reply: reply(250, "ok"), request: nil, stageBefore: .ready, stageAfter: .mail)
      let answered = SessionEvent.Answered(
        violations: [], note: Self.occurrence, milliseconds: 1.25, isLate: false)
      return [Sample(.answered(answer, answered), ["# answered after 1.3 ms"] + Self.noteLines, .reply)]
    case .login:
      return [
        Sample(.login(SASLLine(.cancelled), from: .client), ["# A * cancels the login."], .login)
      ]
    case .recorded: return [Sample(.recorded(.close(by: .client), omitted: 0), [])]
    case .text: return [Sample(.text(octets("Subject: x")), [])]
    case .incident:
      return [Sample(.incident(Incident(status: .refused, stage: "RCPT", what: "550", isFinal: false)), [])]
    case .withheld:
      return [
        Sample(
          .withheld(lines: 2),
          [
            "# 2 lines of the message withheld: the server did not answer DATA with",
            "# 354, and would have taken them for commands.",
          ],
          .withheld)
      ]
    case .note:
      let again = SessionEvent.NoteOccurrence(note: Self.aNote, isFirst: false)
      return [
        Sample(.note(Self.occurrence), Self.noteLines, .note), Sample(.note(again), ["# Headline"], .note),
      ]
    case .explanation:
      let lines = ["# Headline", "# ", "# Summary.", "# ", "# More.", "# ", "# Next: NOOP", "# See RFC 5321."]
      return [Sample(.explanation(Self.aNote), lines, .note)]
    case .explained:
      let answer = Answer(reply: reply(550, "no"), request: nil, stageBefore: .ready, stageAfter: .ready)
      let record = Record(answer: answer, line: 7, source: .alone)
      let explained = SessionEvent.ExplainedReply(record: record, line: 7, times: 1, note: Self.occurrence)
      return [Sample(.explained(explained), ["7: 550 no"] + Self.noteLines, .explained)]
    case .summary:
      let summary = ExplainedSummary(
        lines: 9, replies: 1, refusals: 1, transient: 0, delivered: 0, causes: [], untold: 0)
      return [Sample(.summary(summary), ["# In 9 lines: 1 refusal."], .summary)]
    case .words:
      return [SessionEvent.Severity.information, .heading, .warning, .failure].map {
        Sample(.words($0, "It is so."), ["# It is so."], .words)
      }
    case .waiting: return [Sample(.waiting("Still waiting."), ["# Still waiting."], .words)]
    case .difference:
      return [
        Sample(
          .difference(Self.aDifference, consequence: "It goes on."),
          ["# The reply differs from the script.", "# expected: 250", "# got:      550", "# It goes on."], .difference)
      ]
    case .delivered:
      return [Sample(.delivered(octets("To: x"), source: "DATA"), ["# DATA         | To: x"], .delivered)]
    case .copied: return [Sample(.copied([octets("C: NOOP"), octets("# x")]), ["C: NOOP", "# x"], .words)]
    case .outcome:
      let outcome = Outcome(status: .ok, stage: "QUIT", sentence: "done", difference: Self.aDifference)
      let check = Outcome(
        status: .ok, stage: "the check", sentence: "delivered",
        check: CheckedDelivery(delivered: .yes, level: .dane, row: "a"))
      return [Sample(.outcome(outcome), ["# Outcome: done"], .outcome), Sample(.outcome(check), [], .outcome)]
    case .check, .looked, .policy, .row, .sender, .finding, .picture: return CheckSamples.samples(of: self)
    case .lesson:
      let facts = LessonFacts(number: 1, id: "a", title: "A", minutes: 8, steps: 3, done: 1, skipped: 0)
      return [Sample(.lesson(facts, state: "1 of 3"), ["# 1. A (a): 1 of 3"], .lesson)]
    case .page:
      let lines = [PageLine(text: "# Step", role: .heading), PageLine(text: "#", role: .note)]
      return [Sample(.page(lines), ["# Step", "#"], .words)]
    case .marked:
      let line = SessionEvent.MarkedLine(octets: octets("MAIL FRM"), place: 5)
      return [Sample(.marked(line), ["#     MAIL FRM", "#          ^"], .words)]
    case .fault: return [Sample(.fault(path: "a.md", line: 3, words: "Wrong."), ["a.md:3: Wrong."], .words)]
    case .quoted:
      let occasions: [(SessionEvent.QuotedLine.Occasion, String)] = [
        (.preview, "#     "), (.again(.client), "# again C: "), (.again(.server), "# again S: "), (.greeting, "S: "),
      ]
      return occasions.map {
        Sample(.quoted(SessionEvent.QuotedLine(octets: octets("220 x"), occasion: $0)), ["\($1)220 x"], .words)
      }
    case .pause: return [Sample(.pause, [])]
    case .listening:
      let listening = SessionEvent.Listening(
        host: "127.0.0.1", port: 25, tlsPort: 465, server: "mx.test", persona: "a", domains: ["b.test"], users: ["c"],
        mailbox: nil)
      return [Sample(.listening(listening), [], .listening)]
    case .served:
      return [
        Sample(.served(.opened(remote: "127.0.0.1:9", isTLS: false), connection: 1), [], .opened),
        Sample(.served(.command(octets("NOOP"), omitted: 0), connection: 1), ["1 C: NOOP"], .command),
        Sample(.served(.text(octets("Hi")), connection: 1), ["1 C: Hi"]),
        Sample(.served(.reply(reply(250, "x")), connection: 1), ["1 S: 250 x"], .response),
        Sample(.served(.message(Self.aMessage), connection: 1), [], .message),
        Sample(.served(.secured(version: "TLS 1.3", cipher: "X"), connection: 1), [], .secured),
        Sample(.served(.words("Left out."), connection: 2), ["2 # Left out."]),
        Sample(.served(.note(Self.occurrence), connection: 2), ["2 # Headline", "2 # Summary."], .note),
        Sample(.served(.closed(insideMessage: false), connection: 2), [], .ended),
      ]
    case .stopped:
      return [
        Sample(
          .stopped(accepted: 0, mailbox: nil), ["# The practice server has stopped. No message was accepted."], .stopped
        ),
        Sample(
          .stopped(accepted: 2, mailbox: "m"), ["# The practice server has stopped. 2 messages accepted, in m/new."],
          .stopped),
      ]
    }
  }

  private static let aMessage = SessionEvent.ServedMessage(
    transaction: MailTransaction(
      envelope: Envelope(sender: .null, recipients: [ForwardPath(Mailbox(localPart: "a", domain: "b.test"))]),
      hello: nil, clientAddress: "127.0.0.1"),
    result: .accepted(id: "1"), size: 3, file: nil)
  private static let aNote = Note(
    "a", .done, "Headline", "Summary.", next: "NOOP", more: ["More."], reference: "RFC 5321")
  private static let occurrence = SessionEvent.NoteOccurrence(note: aNote, isFirst: true)
  private static let noteLines = ["# Headline", "# Summary.", "# Next: NOOP"]
  private static let aDifference = Difference(step: 1, expected: "250", got: "550")
  static let facts = TLSFacts(
    version: .tls13, cipher: "X", standardCipher: "X", cipherBits: 256, keyExchange: KeyExchange.rsa, isResumed: false,
    serverName: nil, chain: [], verification: .notAsked, weaknesses: [])
}
