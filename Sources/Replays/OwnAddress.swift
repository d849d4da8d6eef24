import Annotations
import Events
import Octets
import SMTP
import Sessions
import Terminal

/// Mail in a forged name must reach nobody but the one who sends it: on a real server a script gets the person's own
/// address, given or asked for.
@MainActor struct OwnAddress {
  let session: Session
  let lines: LineSource
  /// Whether somebody sits there who can be asked.
  let canAsk: Bool

  /// False where a script needs one and there is none; it was said.
  /// - Parameter place: of the real server; nil: the practice server, where nothing is asked.
  func settle(given address: String?, for steps: [Transcript.Step], at place: AnnotationContext?) async -> Bool {
    if let address {
      session.fixedAddress = address
      return true
    }
    let asks = steps.contains { step in
      ReplayRunner.lines(of: step.send).contains {
        $0.placeholders.contains { $0.name == PlaceholderValues.address }
      }
    }
    guard asks, let place else { return true }
    session.presenter.explain(session.annotator.forging(in: place))
    guard canAsk else {
      session.presenter.fail("Give your own address with --address YOU@YOUR.DOMAIN; nothing was sent.")
      return false
    }
    while case .line(let line) = await lines.next(prompt: "your own address: ", kind: .message) {
      let text = String(decoding: line.trimmingBlanks, as: UTF8.self)
      if let mailbox = try? Mailbox(text), mailbox.isQualified {
        session.fixedAddress = mailbox.description
        return true
      }
      session.presenter.warn("That is not an address of the form you@your.domain.")
    }
    session.presenter.say("Without an address nothing is sent.")
    return false
  }
}
