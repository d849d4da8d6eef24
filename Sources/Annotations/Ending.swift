import Causes
import SMTP

/// How a conversation ended before its time.
enum Ending: String, Sendable, CaseIterable {
  /// A deadline passed without an answer.
  case silence
  /// The server closed the connection.
  case closed
  /// The connection was reset (TCP RST) instead of closed.
  case reset

  /// What was under way when it did.
  enum Moment {
    case greeting, command, message, afterDot, tls, goodbye
    /// Nothing was asked.
    case idle

    init(_ request: Request?, _ stage: Stage) {
      self =
        switch (request.map { ReplyContext($0) }, stage) {
        case (.endOfMessage, _): .afterDot
        case (.quit, _), (nil, .closing): .goodbye
        case (.connect, _), (_, .greeting): .greeting
        case (_, .message): .message
        case (_, .tls): .tls
        case (nil, _): .idle
        case (_?, _): .command
        }
    }
  }

  /// The greeting never came: the causes by port and place.
  func beforeGreeting(
    _ headline: String, more: [String] = [], _ reference: String, _ context: AnnotationContext
  ) -> Note {
    let row = DiagnosisRow.first(of: Self.greetings[self] ?? [], in: context)
    return Note(
      "\(rawValue).greeting.\(row.id)", .tryLater, headline, row.summary,
      next: row.next.map { DiagnosisRow.fill($0, context) }, more: more, reference: reference)
  }

  /// The end of a connection whose last reply was a refusal: the server had its word. Nil where it had not.
  func said(in context: AnnotationContext) -> Note? {
    guard let code = context.history.goodbye ?? context.history.lastReply, code.isFailure else { return nil }
    let announced = context.history.goodbye != nil
    return Note(
      "\(rawValue).said", CodeNotes.severity(code),
      "\(self == .reset ? "Reset" : "The server closed the connection") after its \(code)",
      (announced ? "It had said that it would." : "That reply was its last word.")
        + " The reason is the one its text gives. An envelope that was not finished is gone; nothing of it was sent.",
      next: ":reconnect", reference: "RFC 5321, section 3.8")
  }

  /// The id of a note about a command, and the cause that is known for it.
  func cause(of place: ReplyContext) -> (id: String, cause: String?) {
    let cause = Self.causes.first { $0.places.contains(place) }?[self]
    return (cause == nil ? "\(rawValue).command" : "\(rawValue).\(place.idName)", cause)
  }

  /// What a note calls the request: its verb, or that it was an answer.
  static func name(_ request: Request?) -> String {
    request?.verb.map { Excerpt.short($0.rawValue, limit: 12) } ?? "your answer"
  }
}
