import Causes
import Octets
import SMTP

/// HELO, EHLO and LHLO refused.
extension StateNotes {
  static let hello: [Rule] = [localMail, foreignLocalHello, helloAgain, neitherHello]

  /// The port speaks LMTP, and said so.
  private static let localMail: Rule = { refused in
    guard refused.isPermanent, refused.history.hello == .none, refused.place != .connect, refused.place != .quit,
      refused.request.verb != .lhlo, refused.history.findings.contains(.lmtp) || refused.heard.says("lhlo")
    else { return nil }
    return Finding(
      "lmtp", "this port speaks LMTP: say LHLO",
      "LMTP delivers into mailboxes inside a mail system. It is SMTP with another greeting, and after the dot comes one "
        + "reply for each recipient. Mail from outside belongs to port 25 or 587.",
      next: refused.localHello, .lmtp, "RFC 2033, section 4.1")
  }

  private static let foreignLocalHello: Rule = { refused in
    guard refused.request.verb == .lhlo, refused.isPermanent, !refused.history.findings.contains(.lmtp) else {
      return nil
    }
    return Finding(
      "not-lmtp", "no LMTP here: LHLO is LMTP's greeting",
      "This port speaks SMTP, where the client greets with EHLO, and one reply follows the dot, however many the "
        + "recipients.",
      next: refused.history.hello == .none ? refused.context.extendedHello : refused.nextStep, .unknownCommand,
      "RFC 2033, section 4.1")
  }

  /// A second greeting, which this server does not take.
  private static let helloAgain: Rule = { refused in
    guard refused.place == .helo || refused.place == .ehlo, refused.history.hello != .none,
      refused.isOrder || refused.says("already", "duplicate")
    else { return nil }
    return Finding(
      "hello-again", "you have greeted already; this server takes one greeting",
      "A greeting was accepted before, and it still counts: go on from there. (Most servers take another one, and "
        + "start over.)",
      next: refused.nextStep, .unknownCommand, "RFC 5321, section 4.1.4")
  }

  /// Both greetings of SMTP are unknown.
  private static let neitherHello: Rule = { refused in
    guard refused.history.isWhole, refused.history.hello == .none, refused.isUnknown else { return nil }
    let verb = refused.request.verb
    let other =
      verb == .helo ? refused.history.refusedEHLO : verb == .ehlo ? refused.history.refusedHELO : nil
    guard let other, [500, 502].contains(other.rawValue) else { return nil }
    return Finding(
      "neither-hello", "neither HELO nor EHLO is known here: perhaps this is LMTP",
      "Every SMTP server knows one of the two. A port for LMTP, which delivers into mailboxes, wants LHLO; otherwise "
        + "this is not a mail server.",
      next: refused.localHello, .lmtp, "RFC 2033, section 4.1")
  }
}
