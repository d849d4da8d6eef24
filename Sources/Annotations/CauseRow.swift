import Causes
import SMTP

/// What people are told about a cause.
struct CauseRow: Sendable {
  let cause: Cause
  /// After the number, in a headline.
  let headline: String
  /// The same under a 4yz, where it would claim too much.
  let later: String?
  /// One or two sentences.
  let meaning: String
  /// The same under a 4yz, where a check may not have come to an end.
  let meaningLater: String?
  let who: Who
  /// What whoever has to act does.
  let remedy: String
  /// The same under a 5yz, where no mail server tries again.
  let remedyForGood: String?
  /// What others can do about it.
  let others: [(who: Who, remedy: String)]
  /// A line to type, or a short piece of advice.
  let next: String?
  let reference: String

  init(
    _ cause: Cause, _ headline: String, later: String? = nil, _ meaning: String, meaningLater: String? = nil,
    _ who: Who, _ remedy: String, forGood remedyForGood: String? = nil,
    others: [(who: Who, remedy: String)] = [], next: String? = nil, _ reference: String
  ) {
    self.cause = cause
    self.headline = headline
    self.later = later
    self.meaning = meaning
    self.meaningLater = meaningLater
    self.who = who
    self.remedy = remedy
    self.remedyForGood = remedyForGood
    self.others = others
    self.next = next
    self.reference = reference
  }

  func headline(under code: ReplyCode) -> String { (code.kind == .transientFailure ? later : nil) ?? headline }

  func meaning(under code: ReplyCode) -> String { (code.kind == .transientFailure ? meaningLater : nil) ?? meaning }

  /// Nobody tries again by itself after a 5yz.
  func who(under code: ReplyCode) -> Who {
    guard who == .wait, code.kind == .permanentFailure else { return who }
    return cause == .serverFault ? .recipientAdmin : .senderUser
  }

  func remedy(under code: ReplyCode) -> String { (code.kind == .permanentFailure ? remedyForGood : nil) ?? remedy }
}

/// Every cause in words: a row each.
enum CauseTable {
  static let rows: [CauseRow] = host + login + sender + recipient + message + server

  static func row(_ cause: Cause) -> CauseRow? { byCause[cause] }

  /// - Parameter place: what the refusal answers.
  /// - Parameter isDelivery: whether the client was a mail server.
  static func row(_ cause: Cause, at place: ReplyContext, isDelivery: Bool = false) -> CauseRow? {
    if isDelivery, let row = delivery[cause] { return row }
    return cause == .format && [.mail, .rcpt, .vrfy, .expn].contains(place) ? malformedAddress : row(cause)
  }

  private static let delivery = Dictionary(uniqueKeysWithValues: betweenServers.map { ($0.cause, $0) })
  private static let byCause = Dictionary(uniqueKeysWithValues: rows.map { ($0.cause, $0) })
}
