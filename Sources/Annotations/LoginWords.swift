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

  /// What it contains, in one sentence; nil where its fields say nothing.
  package var contents: String? {
    let who = side == .client ? "This line" : "The server"
    switch content.form {
    case .empty:
      return side == .client ? "This line is empty." : "The server only says: go on."
    case .cancelled: return "A * cancels the login."
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
    case .challenge: "challenge, for the digest"
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
        ? "That is not base64: the server cannot decode it. printf '%s' WORD | base64 turns a word into base64."
        : "The text after 334 should be base64, and is not."
    case .padding:
      return "The number of equals signs at its end is wrong: base64 has a length that is a "
        + "multiple of 4."
    case .urlSafe: return "- and _ belong to base64url, the form for web addresses; here they are + and /."
    case .blanks: return "There is a space next to the base64, which is not part of it."
    case .lineEnd:
      return "The decoded octets end with a line ending, which counts as part of the word: echo adds one, printf "
        + "'%s' does not."
    case .notText:
      return isClient
        ? "That decodes to gibberish. Did you type the word itself instead of its base64?"
        : "It decodes to something that is not text."
    case .missingNULs(let found):
      return "PLAIN needs two NULs, one before the user name and one before the password; here "
        + (found == 1 ? "there is 1" : found == 0 ? "there is none" : "there are \(found)")
        + #": printf '\0USER\0PASSWORD' | base64 makes it."#
    case .spelledNULs:
      return #"The NULs are spelt out as \0, two characters: printf '\0USER\0PASSWORD' | base64 makes octets of them."#
    case .plainMessage: return "It has the NULs of AUTH PLAIN; this mechanism needs another form."
    case .otherForm: return "That is not the form that this mechanism needs here."
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
    case .malformedChallenge: "the server's challenge does not have the form of this mechanism"
    case .foreignNonce:
      "the server's nonce does not begin with ours: this looks like a replay of an old conversation"
    case .tooFewRounds(let rounds, let least):
      "the server asks for \(rounds) rounds and no fewer than \(least) are safe: the password could be guessed "
        + "cheaply"
    case .tooManyRounds(let rounds, let limit):
      "the server asks for \(rounds) rounds; more than \(limit) are "
        + "not computed"
    case .wrongSignature:
      "the server's proof is wrong: it does not know the password, so it is not the right server"
    case .serverError(let error): "the server reports in SCRAM: \(error.prefix(60))"
    case .digest(.refused(let name)): "this system's OpenSSL does not support \(name)"
    case .digest(.tooManyRounds(let limit)): "this program computes at most \(limit) rounds"
    }
  }
}
