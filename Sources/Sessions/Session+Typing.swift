import Events
import SMTP
package import Typing

/// What has to be known about a line while it is typed, and as it leaves the keyboard.
extension Session {
  package var situation: LineRouter.Situation {
    LineRouter.Situation(stage: conversation.stage, isHolding: isHolding)
  }

  /// The index from which a line is shown as stars while it is typed here; nil for one without a secret.
  package func startOfSecret(in line: [UInt8]) -> Int? {
    conversation.stage.isText ? nil : Secrets.start(in: line, stage: conversation.stage, login: conversation.login)
  }
}
