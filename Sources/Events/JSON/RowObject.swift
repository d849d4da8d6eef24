import Annotations
import Delivery
import Names
import Octets
import SMTP
import TLS

/// One address as a sender meets it, for programs.
enum RowObject {
  /// - Parameter now: seconds since 1970.
  static func members(_ row: SessionEvent.CheckRow, now: Int64) -> CheckObject.Members {
    let visit = row.visit
    var preference: Int?
    if case .mx(let number) = row.host.origin { preference = number }
    let (names, isConfirmed) = reverse(visit.reverse)
    return [
      ("row", .string(row.letter)), ("host", .string(row.host.name.description)),
      ("preference", preference.map(JSON.integer) ?? .null), ("address", .string(visit.address.description)),
      ("allowed", row.host.isInPolicy.map(JSON.bool) ?? .null), ("reached", .string(reached(visit))),
      ("failure", JSON(visit.failure.map(failure))), ("level", JSON(row.level.map(CheckObject.word))),
      ("dane", .array(visit.dane.map(dane))), ("pkix", visit.tls.map { .bool($0.verification.isVerified) } ?? .null),
      ("greeting", reply(visit.greeting)), ("hello", reply(visit.hello)), ("starttls", reply(visit.startTLS)),
      ("extensions", extensions(visit.extensions)), ("secure_extensions", extensions(visit.secureExtensions)),
      ("tls", visit.tls.map { .object(TLSObject.members($0, now: now)) } ?? .null),
      ("ptr", names), ("ptr_confirmed", isConfirmed), ("trials", .array(visit.trials.map(trial))),
      ("elapsed_ms", .milliseconds(visit.milliseconds)),
    ]
  }

  private static func trial(_ outcome: TrialOutcome) -> JSON {
    .object([
      ("trial", .string(outcome.trial.name)), ("accepted", .bool(outcome.isAccepted)),
      ("replies", .array(outcome.replies.map { reply($0) })),
    ])
  }

  private static func reached(_ visit: Visit) -> String {
    switch visit.reached {
    case .nowhere:
      switch visit.failure {
      case .silent?: "silent"
      case .refused?: "refused"
      case .unreachable?: "unreachable"
      default: "nowhere"
      }
    case .connected: "connected"
    case .greeted: "greeted"
    case .hello: "ehlo"
    case .startTLS: "starttls"
    case .tls: "tls"
    }
  }

  private static func failure(_ failure: Visit.Failure) -> String {
    switch failure {
    case .silent: "silent"
    case .refused: "refused"
    case .unreachable: "unreachable"
    case .lost: "lost"
    case .notSMTP: "not-smtp"
    case .tls: "tls"
    case .injected: "injected"
    case .endless: "endless"
    case .other: "other"
    case .notTried: "not-tried"
    case .unfinished: "unfinished"
    }
  }

  private static func dane(_ verdict: DANEVerdict) -> JSON {
    var reason: String?
    let word: String
    switch verdict.result {
    case .matches: word = "matches"
    case .differs: word = "no"
    case .issuerNotSent(let name): (word, reason) = ("no", "the issuer \(ForeignText(name)) was not sent")
    case .invalid(let failure): (word, reason) = ("no", failure.words)
    case .unusable(let why): (word, reason) = ("unusable", DANEWords.words(why))
    }
    return .object([
      ("record", .string(verdict.record.description)), ("verdict", .string(word)), ("reason", JSON(reason)),
    ])
  }

  static func reverse(_ name: Visit.ReverseName) -> (names: JSON, isConfirmed: JSON) {
    switch name {
    case .unknown: (.null, .null)
    case .none: (.array([]), .bool(false))
    case .names(let names, let isConfirmed): (CheckObject.strings(names.map(\.description)), .bool(isConfirmed))
    }
  }

  private static func reply(_ reply: Reply?) -> JSON {
    guard let reply else { return .null }
    return .object([
      ("code", .integer(reply.code.rawValue)), ("enhanced", Facts.enhanced(reply)),
      ("lines", CheckObject.strings(reply.texts)),
    ])
  }

  private static func extensions(_ list: ExtensionList?) -> JSON {
    list.map { ExtensionObject.array($0.extensions) } ?? .null
  }
}
