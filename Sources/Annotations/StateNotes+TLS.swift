import Causes
import Octets
import SMTP

/// STARTTLS refused: seven reasons that the session tells apart.
extension StateNotes {
  static let startTLS: [Rule] = [startTLSRefused]

  private static let startTLSRefused: Rule = { refused in
    let history = refused.history
    // Inside TLS a server that says "not now" (454) means the same as one that says "never".
    guard refused.place == .startTLS, refused.isPermanent || history.isEncrypted,
      !refused.says("local problem", "cannot start", "generating"), refused.request.line.trimmingBlanks.count == 8
    else {
      return nil
    }
    let reference = "RFC 3207, section 4"
    if history.isEncrypted {
      return Finding(
        "starttls.inside", "TLS is on already",
        "A connection is encrypted once. Everything you say is inside TLS; go on from where you are.",
        next: refused.nextStep, .unknownCommand, "RFC 3207, section 4.2")
    }
    if history.findings.contains(.masked) {
      return Finding(
        "starttls.masked", "a firewall in between has broken STARTTLS", masked,
        next: "Have SMTP inspection switched off on the firewall", .tlsFailed, .senderAdmin,
        "Cisco, SMTP and ESMTP inspection; RFC 3207, section 6")
    }
    if refused.hasNoList {
      let said = history.hello == .helo ? "You said HELO, which offers nothing." : "No greeting was accepted yet."
      return Finding(
        "starttls.ehlo-first", "send EHLO before STARTTLS (only EHLO turns extensions on)",
        "\(said) EHLO is answered with the list of what the server can do; if STARTTLS is on it, it may follow.",
        next: refused.context.extendedHello, .unknownCommand, reference)
    }
    if refused.transaction.hasSender {
      return Finding(
        "starttls.mid-message", "STARTTLS has no place in a message",
        "A sender was accepted, and the message is not finished. RSET drops it; after STARTTLS you begin again with EHLO.",
        next: "RSET", .unknownCommand, reference)
    }
    guard let list = history.list else { return nil }
    if list[.startTLS] == nil {
      return Finding(
        "starttls.not-listed", "no encryption here: STARTTLS is not on its EHLO list",
        "What is not on the list is not there. Port 465 may speak TLS from the start. If the mail is private, or a login is "
          + "to follow, stop here.",
        next: "QUIT", .tlsFailed, .recipientAdmin, reference)
    }
    if history.isLoggedIn {
      return Finding(
        "starttls.after-login", "STARTTLS comes before the login",
        "You are logged in already, and this server does not change the connection under a login. On a new one: EHLO, "
          + "STARTTLS, EHLO, AUTH.",
        next: "QUIT", .unknownCommand, reference)
    }
    return Finding(
      "starttls.listed", "the server lists STARTTLS, but refuses it",
      "The fault is on its side: a certificate or a rule. Do not log in, or send anything private, in the clear instead.",
      next: "QUIT", .tlsFailed, .recipientAdmin, reference)
  }
}
