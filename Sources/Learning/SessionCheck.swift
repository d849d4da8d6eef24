import Lessons
import Octets
import PracticeServer
import SMTP
import Sessions

/// Replays a session of a lesson's prose against the practice server, as `replay` would: replies answer in the order in
/// which the lines were sent, and of each only the code counts.
struct SessionCheck {
  private var session: InMemorySession
  /// Replies that have come and were not looked at.
  private var replies: [Reply] = []

  /// - Parameters:
  ///   - prose: any block; what is not a session has no fault.
  ///   - session: the connection as the steps before have left it. It is copied.
  static func fault(in prose: Prose, after session: InMemorySession) -> LessonFault? {
    guard let lines = prose.session else { return nil }
    let transcript: Transcript
    do throws(TranscriptError) { transcript = try Transcript(parsing: Array(lines.joined(separator: "\n").utf8)) } catch
    {
      return LessonFault(prose.line + error.line - 1, "This session cannot be replayed: \(error.fact).")
    }
    let greets = lines.first { !$0.isEmpty && !$0.hasPrefix("#") }?.hasPrefix("S: 220") == true
    var check = SessionCheck(session: greets || !session.isOpen ? InMemorySession() : session.copy())
    if greets { check.replies = [check.session.greeting] }
    return check.difference(from: transcript).map {
      LessonFault(prose.line, "This session does not replay: \($0).")
    }
  }

  private mutating func difference(from transcript: Transcript) -> String? {
    for step in transcript.steps {
      send(step.send)
      guard let expected = step.expectedCode else { continue }
      let got = replies.isEmpty ? nil : replies.removeFirst().code
      if got != expected {
        let what = step.send.map { "to \"\(Self.shown($0))\" " } ?? ""
        return "\(what)it expects \(expected), and the server says \(got?.description ?? "nothing")"
      }
    }
    return nil
  }

  private mutating func send(_ send: Transcript.Step.Send?) {
    switch send {
    case nil: break
    case .line(let line): note(session.send(Self.text(line)))
    case .message(let text): for line in text { note(session.send(raw: Self.octets(line) + ASCII.crlf)) }
    case .raw(let octets): note(session.send(raw: Self.octets(octets)))
    case .close:
      session = InMemorySession()
      replies = [session.greeting]
    }
  }

  private mutating func note(_ answers: [Answer]) { replies += answers.map(\.reply) }

  private static func octets(_ template: Template) -> [UInt8] {
    template.resolved { Array(($0.name == "YOUR_ADDRESS" ? Session.practiceAddress : Session.practiceHost).utf8) } ?? []
  }

  private static func text(_ template: Template) -> String { String(decoding: octets(template), as: UTF8.self) }

  private static func shown(_ send: Transcript.Step.Send) -> String {
    switch send {
    case .line(let line), .raw(let line): text(line)
    case .message(let lines): lines.first.map(text) ?? ""
    case .close: "close"
    }
  }
}
