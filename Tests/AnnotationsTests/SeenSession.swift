import Causes
import SMTP

@testable import Annotations

/// A session in the notation, played through the client's own conversation: `S:` is heard, `C:` is typed, `TLS` is a handshake
/// that is done, and `CC:` is a line that leaves without waiting for the reply to the one before.
struct SeenSession {
  private(set) var conversation = SMTP.Conversation()
  private(set) var notes: [Note] = []
  private(set) var answers: [Answer] = []
  let port: Int

  init(_ lines: String, port: Int = 25) {
    self.port = port
    for line in lines.split(separator: "\n") { take(String(line).drop { $0 == " " }) }
  }

  var last: Note? { notes.last }

  mutating func take(_ line: Substring) {
    if line.hasPrefix("C: ") {
      _ = conversation.send(line: Array(line.dropFirst(3).utf8))
    } else if line.hasPrefix("RAW: ") {
      let text = line.dropFirst(5).replacing("\\r", with: "\r").replacing("\\n", with: "\n")
      conversation.track(Array(text.utf8))
    } else if line.hasPrefix("S: ") {
      hear(Array(line.dropFirst(3).utf8))
    } else if line == "TLS" {
      conversation.tlsEstablished()
    }
  }

  private mutating func hear(_ line: [UInt8]) {
    conversation.receive(line + [13, 10])
    var before = context
    while let event = conversation.next() {
      guard case .reply(let answer) = event else { continue }
      if answer.request?.kind == .connection { before = context }
      answers.append(answer)
      notes.append(Annotator().note(for: answer, in: before))
      before = context
    }
  }

  private var context: AnnotationContext {
    AnnotationContext(
      host: "mx.example.org", banner: conversation.banner, isPracticeServer: false, port: port,
      isEncrypted: conversation.isEncrypted, helloName: conversation.helloName, extensions: conversation.extensions,
      address: "you@client.example", history: conversation.history)
  }
}

extension Note {
  /// Everything of it that is shown.
  var shown: String { "\(headline) \(summary) \(next.map { "Next: \($0)" } ?? "")" }
}
