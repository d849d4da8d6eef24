import Causes
import SMTP

@testable import Annotations

/// A conversation in memory: what is typed and what is heard, with the client's own dialogue between them.
struct Conversation {
  private(set) var dialogue = SMTP.Conversation()

  mutating func say(_ line: String) { _ = dialogue.send(line: Array(line.utf8)) }

  /// Feeds octets and gives the answer of the last whole reply among them.
  mutating func hear(bytes: [UInt8]) -> Answer? {
    var answer: Answer?
    dialogue.receive(bytes + [13, 10])
    while let event = dialogue.next() {
      if case .reply(let whole) = event { answer = whole }
    }
    return answer
  }

  @discardableResult
  mutating func hear(_ lines: String...) -> Answer {
    guard let answer = hear(bytes: Array(lines.joined(separator: "\r\n").utf8)) else {
      preconditionFailure("no whole reply in \(lines)")
    }
    return answer
  }

  mutating func exchange(_ line: String, _ reply: String) -> Answer {
    say(line)
    return hear(reply)
  }

  func context(practice: Bool = true, address: String = "you@christian.net") -> AnnotationContext {
    AnnotationContext(
      host: practice ? "mail.christian.net" : "mx.example.org", banner: dialogue.banner,
      isPracticeServer: practice,
      port: practice ? 2_525 : 25, helloName: dialogue.helloName, extensions: dialogue.extensions,
      address: address)
  }

  /// The answer `reply` gets at a place, where the tables alone explain it: of the session nothing was seen.
  static func answer(
    at place: ReplyContext, _ reply: [UInt8], greeting: String = "220 mail.christian.net ESMTP"
  ) -> (Answer, AnnotationContext)? {
    var conversation = Conversation()
    if place != .connect {
      conversation.hear(greeting)
      if place != .helo, place != .ehlo { _ = conversation.exchange("HELO x", "250 Hello x") }
      if [.rcpt, .data, .endOfMessage, .bdat].contains(place) {
        _ = conversation.exchange("MAIL FROM:<a@christian.net>", "250 OK")
      }
      if [.data, .endOfMessage, .bdat].contains(place) {
        _ = conversation.exchange("RCPT TO:<b@christian.net>", "250 Accepted")
      }
      if place == .endOfMessage { _ = conversation.exchange("DATA", "354 go ahead") }
      if place != .unasked { conversation.say(lines[place] ?? place.rawValue.uppercased()) }
    }
    return conversation.hear(bytes: reply).map { answer in
      let alone = Answer(
        reply: answer.reply, request: answer.request, stageBefore: answer.stageBefore, stageAfter: answer.stageAfter)
      return (alone, conversation.context())
    }
  }

  static func note(at place: ReplyContext, _ reply: String) -> Note? {
    answer(at: place, Array(reply.utf8)).map { Annotator().note(for: $0, in: $1) }
  }

  private static let lines: [ReplyContext: String] = [
    .helo: "HELO x", .ehlo: "EHLO x", .mail: "MAIL FROM:<a@christian.net>",
    .rcpt: "RCPT TO:<b@christian.net>",
    .endOfMessage: ".", .vrfy: "VRFY alice", .expn: "EXPN staff", .auth: "AUTH PLAIN AGEAYg==",
    .bdat: "BDAT 3 LAST",
    .other: "FROB x",
  ]
}
