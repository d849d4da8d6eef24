package import SMTP

/// The server of the tutorial: Exim on mail.christian.net, wording by wording.
///
/// It takes mail for `christian.net` and for nobody else; every local part has a mailbox but one, `nobody`, so that a
/// refused recipient can be met. It takes MAIL without HELO, as the tutorial says many servers do (a current Exim
/// answers 503).
package struct TutorialPersona: ServerPersona {
  package var hostName = "mail.christian.net"
  package var localDomain = "christian.net"
  /// Local parts without a mailbox, in lower case.
  package var unknownUsers: Set<String> = ["nobody"]
  package var limits = ServerLimits()
  package var requiresHello = false

  package init() {}

  package func ruling(on recipient: ForwardPath) -> RecipientRuling {
    let mailbox = recipient.mailbox
    guard mailbox.domain.isEmpty || mailbox.foldedDomain == localDomain else { return .relayDenied }
    guard !unknownUsers.contains(mailbox.canonicalLocalPart.lowercased()) else { return .unknownUser }
    return .local(mailbox.isQualified ? mailbox : Mailbox(localPart: mailbox.localPart, domain: localDomain))
  }

  package func word(_ verdict: ServerVerdict) -> Reply {
    TutorialWording(hostName: hostName).reply(to: verdict)
  }
}
