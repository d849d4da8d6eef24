import Causes
import Octets
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
    let history = context.history
    let announced = history.goodbye != nil
    let isGreeting = history.greeting?.isFailure == true
    return Note(
      "\(rawValue).said", CodeNotes.severity(code),
      "\(self == .reset ? "Reset" : "The server closed the connection") after its \(code)",
      (announced
        ? "It had said that it would; the reason is in the text of that reply."
        : isGreeting
          ? "It had refused the session in its greeting; the reason is in the text of that."
          : Self.refusals(context).map { "\($0), or after a long silence." }
            ?? "That reply was its last word. If its text does not say why, a limit, a restart or a long silence may be the reason.")
        + (history.transaction.hasSender ? " The unfinished envelope is gone with it." : ""),
      next: ":reconnect", reference: "RFC 5321, section 3.8")
  }

  /// Refusals after which the first servers give up on a client.
  private static let patience = 3

  /// A sentence without its end, where it refused so many.
  private static func refusals(_ context: AnnotationContext) -> String? {
    let count = context.history.refusals
    guard count >= patience else { return nil }
    return
      "It had refused \(count) commands of this session. Servers count mistakes, and close the connection after some"
  }

  /// What the session shows to be the likely reason that a command was not answered; nil where it shows none.
  static func shown(_ request: Request?, _ context: AnnotationContext) -> (id: String, words: String)? {
    if let request, request.sent.revealed.count + 2 > 512 {
      let octets = request.sent.revealed.count + 2
      return (
        "line-too-long",
        request.verb == .auth
          ? "That line had \(octets) octets. An AUTH command may have 512 like any other; only the answers to a 334 may "
            + "have more: that is the likely reason."
          : "That line had \(octets) octets, and 512 are allowed, CRLF included: that is the likely reason."
      )
    }
    return refusals(context).map { ("too-many-errors", "\($0): that is the likely reason.") }
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
