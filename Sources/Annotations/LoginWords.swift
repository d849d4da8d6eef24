import Octets
package import SASL
package import SMTP
import TLS

/// What a line of a login contains, in words. A secret has no value here, and is written as stars of one length.
package struct LoginWords {
  private let content: SASLLine
  private let side: Transcript.Side

  package init(content: SASLLine, side: Transcript.Side) {
    self.content = content
    self.side = side
  }

  /// Characters of a value that are shown.
  private static let valueLimit = 200

  /// What it says, in one sentence; nil where its fields have nothing to tell.
  package var contents: String? {
    let who = side == .client ? "This line" : "The server"
    switch content.form {
    case .empty:
      return side == .client ? "This line is empty: nothing is said." : "The server just says: go on."
    case .cancelled: return "A * gives the login up."
    case .words: return nil
    case .base64:
      let parts = content.fields.map(Self.part)
      return parts.isEmpty ? nil : "\(who) says, in base64: \(parts.joined(separator: "; "))."
    }
  }

  package var faults: [String] { content.faults.map(sentence) }

  private static func part(_ field: LoginField) -> String {
    let isQuoted = field.name == .prompt || field.name == .other
    let value = field.value.map { value in
      let shown = value.line(limit: valueLimit)
      return value.isEmpty ? "(empty)" : isQuoted ? "\"\(shown)\"" : shown
    }
    return "\(name(field.name)) \(value ?? "********")"
  }

  private static func name(_ name: LoginField.Name) -> String {
    switch name {
    case .authorization: "act for"
    case .user: "user name"
    case .password: "password"
    case .token: "access token"
    case .prompt: "it asks"
    case .challenge: "challenge, to make a digest of"
    case .digest: "digest of challenge and password"
    case .nonce: "nonce (random letters)"
    case .salt: "salt"
    case .rounds: "rounds"
    case .channelBinding: "channel binding"
    case .proof: "proof that the password is known"
    case .serverSignature: "the server's own proof"
    case .error: "error"
    case .host: "host"
    case .port: "port"
    case .trace: "trace"
    case .other: "it says"
    }
  }

  private func sentence(_ fault: SASLLineError) -> String {
    let isClient = side == .client
    switch fault {
    case .notBase64:
      return isClient
        ? "That is not base64: the server cannot decode it. printf '%s' WORD | base64 makes base64 of a word."
        : "The text after 334 should be base64, and is not."
    case .padding: return "The equals signs at its end are not as many as base64 wants: its length is a multiple of 4."
    case .urlSafe: return "- and _ belong to another base64, that of web addresses; here they are + and /."
    case .blanks: return "There is a space beside the base64, which is not part of it."
    case .lineEnd:
      return "The octets end with a line end, which counts as part of the word: echo adds one, printf '%s' does not."
    case .notText:
      return isClient
        ? "That decodes to gibberish. Did you type the word itself instead of its base64?"
        : "What it decodes to is not text."
    case .missingNULs(let found):
      return "PLAIN wants two NULs, one before the user name and one before the password; here "
        + (found == 1 ? "is 1" : found == 0 ? "is none" : "are \(found)")
        + #": printf '\0USER\0PASSWORD' | base64 makes it."#
    case .spelledNULs:
      return #"The NULs are spelt out as \0, two characters: printf '\0USER\0PASSWORD' | base64 makes octets of them."#
    case .plainMessage: return "It has the NULs of AUTH PLAIN; this mechanism wants something else."
    case .otherForm: return "That is not what this mechanism has here."
    }
  }
}

extension SASLLineError {
  /// As programs read it; promised in docs/json.schema.json.
  package var word: String {
    switch self {
    case .notBase64: "not-base64"
    case .padding: "padding"
    case .urlSafe: "url-safe"
    case .blanks: "blanks"
    case .lineEnd: "line-end"
    case .notText: "not-text"
    case .missingNULs: "missing-nuls"
    case .spelledNULs: "spelled-nuls"
    case .plainMessage: "plain-message"
    case .otherForm: "other-form"
    }
  }
}

extension LoginFailure {
  package var words: String {
    switch self {
    case .unexpectedChallenge: "the server asks for more than this mechanism has"
    case .malformedChallenge: "what the server asks is not what this mechanism has there"
    case .foreignNonce:
      "the server's nonce does not begin with ours: this looks like an old conversation, played again"
    case .tooFewRounds(let rounds, let least):
      "the server wants \(rounds) rounds and no fewer than \(least) are safe: the password could be guessed cheaply"
    case .tooManyRounds(let rounds, let limit): "the server wants \(rounds) rounds; more than \(limit) are not computed"
    case .wrongSignature:
      "the server's proof is wrong: it does not know the password, and is not the server it should be"
    case .serverError(let error): "the server says in SCRAM: \(error.prefix(60))"
    case .digest(.refused(let name)): "this system's OpenSSL does not make \(name)"
    case .digest(.tooManyRounds(let limit)): "more than \(limit) rounds are not computed"
    }
  }
}
