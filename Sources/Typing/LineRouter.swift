import Octets
package import SMTP

/// Decides what a line is, by where the conversation is and nothing else: the same rules for a terminal, a pipe and a
/// script. It looks, and changes nothing.
package enum LineRouter {
  /// Where a line comes from.
  package enum Source: CaseIterable {
    /// A person typed it and sees what comes of it before the next.
    case terminal
    /// It was there before the replies to the lines before it: a pipe, a paste.
    case pipe
    /// A script has it as the next step.
    case script
  }

  /// What a line is.
  package enum Route: Equatable {
    /// For the tutor itself.
    case local
    /// Kept back until `:release`.
    case held
    /// An SMTP command.
    case command
    /// A line of a message, whatever it looks like.
    case text
    /// The answer to the server's challenge, whatever it looks like.
    case answer
    /// Text of a message that the server refused to take: it would be obeyed as commands, and stays here.
    case withheld
    /// It looks like the answer to a login that was just refused: sent as a command it would show a password.
    case lateAnswer
    /// There is nobody to send it to.
    case nowhere
  }

  /// What a route depends on.
  package struct Situation: Equatable {
    package var stage: Stage
    var isHolding = false
    /// Whether what comes is text of a message that the server refused.
    package var isWithholding = false
    /// Whether the server has just refused a login.
    package var refusedLogin = false

    package init(
      stage: Stage, isHolding: Bool = false, isWithholding: Bool = false, refusedLogin: Bool = false
    ) {
      self.stage = stage
      self.isHolding = isHolding
      self.isWithholding = isWithholding
      self.refusedLogin = refusedLogin
    }
  }

  package static func route(_ line: [UInt8], from source: Source, in situation: Situation) -> Route {
    if situation.isWithholding { return .withheld }
    // In a message everything is text, and a script sends what it has.
    if situation.stage.isText { return .text }
    let isLocal = line.first == ASCII.colon && source != .script
    if situation.isHolding { return isLocal ? .local : .held }
    // No answer in base64 has a colon, so this may be a slip; but nobody here can know what the server wants.
    if situation.stage == .auth { return .answer }
    if isLocal { return .local }
    if situation.refusedLogin, source != .script, situation.stage != .unconnected, SecretSlip.mayBeAnswer(line) {
      return .lateAnswer
    }
    return situation.stage == .unconnected || (source == .pipe && situation.stage == .closing) ? .nowhere : .command
  }
}
