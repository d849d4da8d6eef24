package import SASL
package import SMTP
import TLS

/// The server of the tutorial: Exim on mail.christian.net, wording by wording.
///
/// It takes mail for `christian.net` and for nobody else; every local part has a mailbox but one, `nobody`, so that a
/// refused recipient can be met. It takes MAIL without HELO, as the tutorial says many servers do (a current Exim
/// answers 503).
///
/// Two people may log in: `bugs` with the password `whats-up-doc`, and `daffy` with `rabbit-season`; with their domain or
/// without. Whoever did may send to any address: the message is kept here all the same, in a mailbox of that name.
package struct TutorialPersona: ServerPersona {
  package var hostName = "mail.christian.net"
  package var localDomain = "christian.net"
  /// Local parts without a mailbox, in lower case.
  package var unknownUsers: Set<String> = ["nobody"]
  package var limits = ServerLimits()
  package var requiresHello = false
  package var accounts = [
    SASLServer.Account(name: "bugs@christian.net", password: "whats-up-doc"),
    SASLServer.Account(name: "daffy@christian.net", password: "rabbit-season"),
  ]
  /// What goes wrong.
  package var scenarios = ScenarioSet.none

  package init() {}

  package var tlsOffer: TLSOffer {
    switch scenarios[.startTLS] {
    case .noSTARTTLS: .notOffered
    case .tlsUnavailable: .unavailable
    case .stripped: .stripped
    default: .offered
    }
  }

  /// In clear too, as many servers have it that should not.
  package func mechanisms(isSecured: Bool) -> [String] {
    scenarios.contains(.loginAfterTLS) && !isSecured ? [] : SASLServer.mechanisms
  }

  package func login(with mechanism: String) -> any LoginExchange {
    PracticeLogin(
      mechanism: mechanism, hostName: hostName, accounts: scenarios.contains(.wrongPassword) ? [] : accounts)
  }

  package func recipientPolicy(for recipient: ForwardPath, from user: String?) -> RecipientPolicy {
    let mailbox = recipient.mailbox
    guard mailbox.domain.isEmpty || mailbox.foldedDomain == localDomain else {
      return user == nil ? .relayDenied : .relayed(mailbox)
    }
    guard !unknownUsers.contains(mailbox.canonicalLocalPart.lowercased()) else { return .unknownUser }
    return .local(mailbox.isQualified ? mailbox : Mailbox(localPart: mailbox.localPart, domain: localDomain))
  }

  package func reply(to verdict: ServerVerdict) -> Reply {
    TutorialWording(hostName: hostName).reply(to: verdict)
  }
}
