import Causes
import Octets
import SMTP

/// A refusal that the session itself explains: a step that is missing, a list that does not have what was asked for, a
/// password that was never sent. Words that name another cause, such as an unknown user, are left to the tables.
enum StateNotes {
  /// Nil where the session says nothing about it.
  static func note(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note? {
    let rules = heard.code.isFailure ? rules : heard.code == .closing ? goodbye : []
    guard !rules.isEmpty, let request = heard.answer.request else { return nil }
    let refused = RefusedCase(heard, request, context)
    guard let found = rules.lazy.compactMap({ $0(refused) }).first else { return nil }
    return Note(
      "state.\(found.id)", CodeNotes.severity(heard.code), "\(heard.code): \(found.headline)", found.summary,
      next: found.next, more: found.more + CodeNotes.enhancedParagraph(heard) + [ClassNotes.paragraph(heard.code)],
      reference: found.reference, cause: found.cause, who: found.who)
  }

  /// What a rule has to say.
  struct Finding {
    let id: String
    /// Without the number, which is put before it.
    let headline: String
    let summary: String
    let next: String?
    let cause: Cause?
    let who: Who?
    let more: [String]
    let reference: String

    init(
      _ id: String, _ headline: String, _ summary: String, next: String?, _ cause: Cause?, _ who: Who?,
      more: [String] = [], _ reference: String
    ) {
      self.id = id
      self.headline = headline
      self.summary = summary
      self.next = next
      self.cause = cause
      self.who = who
      self.more = more
      self.reference = reference
    }

    /// Whoever types can cure it.
    init(
      _ id: String, _ headline: String, _ summary: String, next: String?, _ cause: Cause?, more: [String] = [],
      _ reference: String
    ) {
      self.init(id, headline, summary, next: next, cause, .senderUser, more: more, reference)
    }
  }

  typealias Rule = @Sendable (RefusedCase) -> Finding?

  /// The first that has something to say is taken.
  private static let rules: [Rule] =
    [
      fileServer, refusedGreeting, tooManyErrors, pipelining, lineTooLong, demand,
    ] + hello + startTLS + login + address + order + size + message + missingVerb + written
}

/// A refusal beside what the session had shown when it came.
struct RefusedCase: Sendable {
  let heard: ClassifiedReply
  let request: Request
  let context: AnnotationContext
  let history: SessionHistory
  let command: Command?
  /// The server's words without what it quotes in angle brackets.
  private let words: [UInt8]

  init(_ heard: ClassifiedReply, _ request: Request, _ context: AnnotationContext) {
    self.heard = heard
    self.request = request
    self.context = context
    history = heard.answer.before
    command = request.command
    words = heard.ownWords
  }

  var code: Int { heard.code.rawValue }
  var place: ReplyContext { heard.place }
  var isPermanent: Bool { heard.code.kind == .permanentFailure }
  var transaction: SessionHistory.Transaction { history.transaction }

  /// Any of these, which are in lower case.
  func says(_ phrases: String...) -> Bool { phrases.contains(where: words.contains(phrase:)) }

  /// Whether it is a no to a command that is unknown, or not there, as far as number and words tell.
  var isUnknown: Bool {
    [500, 502].contains(code)
      || says("not recognized", "unrecognized", "unrecognised", "unknown command", "not implemented", "unimplemented")
  }

  /// Whether a sequence of commands is what the server minds, as far as number and words tell.
  var isOrder: Bool {
    code == 503
      || says("bad sequence", "out of sequence", "sequence of commands", "not allowed at this point", "nested mail")
  }

  /// Whether the beginning was seen, and no greeting of the client's was accepted.
  var isUngreeted: Bool { history.isWhole && history.hello == .none }

  /// Whether no list has been asked for: nothing, or HELO, was said.
  var hasNoList: Bool { history.hello == .helo || isUngreeted }

  /// A sentence without its dot, where no greeting counts: TLS starts the session over (RFC 3207, section 4.2).
  var noGreeting: String {
    history.isEncrypted
      ? "No greeting was accepted since TLS began (one from before it does not count)"
      : "No greeting of yours was accepted"
  }

  /// `HELO`'s counterpart for LMTP.
  var localHello: String { "LHLO\(context.extendedHello.dropFirst(4))" }

  /// The step that comes next, once this one is given up.
  var nextStep: String? { NextLine.step(history.after(heard.answer), context) }

  var mail: String { "MAIL FROM:<\(context.proposedAddress)>" }

  /// The mechanisms of the list, for a sentence.
  var offered: String {
    let mechanisms = history.list?.mechanisms ?? []
    return mechanisms.isEmpty ? "none" : Excerpt.short(mechanisms.joined(separator: " "), limit: 60)
  }

  /// AUTH with a mechanism that is listed.
  var proposedLogin: String? { NextLine.mechanism(history.after(heard.answer)).map { "AUTH \($0)" } }
}
