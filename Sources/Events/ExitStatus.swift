/// How the program ends, in the numbers of sysexits.h.
package enum ExitStatus: Int32, CaseIterable, Sendable {
  case ok = 0
  /// A reply or a check was not what a script expected.
  case differs = 1
  case usage = 64
  /// A malformed script, or input that ended inside a message.
  case malformedInput = 65
  case cannotRead = 66
  case unknownHost = 68
  /// Refused for good: a 5yz.
  case refused = 69
  /// What the program says could not be written (a full disk), or there was too little memory, or no thread.
  case systemError = 71
  case cannotCreate = 73
  /// The connection went after the final dot: sending again may deliver twice.
  case outcomeUnknown = 74
  /// A 4yz, a connection refused or lost, a time-out.
  case tryLater = 75
  case notSMTP = 76
  /// TLS not offered or not verified, login refused or demanded.
  case security = 77

  /// The class an outcome is named by.
  package var words: String {
    switch self {
    case .ok: "done"
    case .differs: "not as expected"
    case .usage: "wrong usage"
    case .malformedInput: "unfinished or malformed input"
    case .cannotRead: "cannot read a file"
    case .unknownHost: "unknown host"
    case .refused: "refused for good"
    case .systemError: "system error"
    case .cannotCreate: "cannot create a file"
    case .outcomeUnknown: "outcome unknown"
    case .tryLater: "try again later"
    case .notSMTP: "not SMTP"
    case .security: "security"
    }
  }

  /// The same for a program to switch on.
  var className: String {
    switch self {
    case .ok: "ok"
    case .differs: "differs"
    case .usage: "usage"
    case .malformedInput: "malformed-input"
    case .cannotRead: "cannot-read"
    case .unknownHost: "unknown-host"
    case .refused: "refused"
    case .systemError: "system-error"
    case .cannotCreate: "cannot-create"
    case .outcomeUnknown: "unknown"
    case .tryLater: "later"
    case .notSMTP: "not-smtp"
    case .security: "security"
    }
  }

  /// What `--help` says of it.
  package var meaning: String {
    switch self {
    case .ok: "success"
    case .differs: "a reply was not what a script expected; check: broken for some"
    case .usage: "wrong usage"
    case .malformedInput: "malformed or unfinished input"
    case .cannotRead: "a file cannot be read"
    case .unknownHost: "unknown host"
    case .refused: "refused for good (5yz)"
    case .systemError: "system error: output cannot be written, or no memory"
    case .cannotCreate: "a file cannot be created"
    case .outcomeUnknown: "outcome unknown: the connection was lost after the final dot"
    case .tryLater: "try later: 4yz, connection refused or lost, time-out"
    case .notSMTP: "not SMTP"
    case .security: "security: login or TLS"
    }
  }
}
