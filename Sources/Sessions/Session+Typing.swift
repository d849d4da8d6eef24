import Events
import Octets
import SMTP
package import Typing

/// What has to be known about a line while it is typed, and as it leaves the keyboard.
extension Session {
  package var situation: LineRouter.Situation {
    LineRouter.Situation(
      stage: conversation.stage, isHolding: isHolding, refusedLogin: conversation.refusedLogin)
  }

  /// The index from which a line is shown as stars while it is typed here; nil for one without a secret.
  package func startOfSecret(in line: [UInt8]) -> Int? {
    if conversation.stage.isText { return nil }
    if line.first == ASCII.colon, conversation.stage != .auth { return Secrets.start(inLocal: line) }
    // What follows a held AUTH will answer its challenge.
    if held?.isBehindAuth == true { return 0 }
    if conversation.refusedLogin, SecretSlip.mayBeAnswer(line) { return 0 }
    return Secrets.start(in: line, stage: conversation.stage, login: conversation.login)
  }
}
