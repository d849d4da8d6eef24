package import SASL
package import SMTP

/// A mail server to practise with: whose it is, what it takes, and how it speaks.
///
/// One persona is one value, described in one file of this folder and listed in `all`. What RFC 5321 decides it does not
/// decide; that is the referee's (`ServerDialogue`).
package struct Persona: ServerPersona {
  /// What it is chosen by: `serve --persona NAME`.
  package let name: String
  package var hostName: String
  /// The domains it accepts mail for, in lower case; an address without a domain is in the first.
  package var localDomains: [String]
  /// Local parts without a mailbox, in lower case: every other one has a mailbox.
  package var unknownUsers: Set<String> = ["nobody"]
  package var limits = ServerLimits()
  package var rules = ServerRules()
  /// Whoever logs in as one of them may send to any address; the message is kept here all the same, in a mailbox of that
  /// name. Each is known with its domain and without.
  package var accounts: [SASLServer.Account]
  package var offeredMechanisms = SASLServer.mechanisms
  /// Every recipient is accepted, in whichever domain; all of it is kept here.
  package var acceptsAll = false
  /// What XOAUTH2 and OAUTHBEARER accept, for whichever account; nil: they are not offered.
  package var token: Secret?
  /// Whether AUTH is there before TLS, as many servers have it that should not.
  package var offersLoginInClear = true
  package var offersTLS = true
  /// What goes wrong on purpose.
  package internal(set) var scenarios = ScenarioSet.none
  /// For the scenario `greylisting`; the connections of one server share it.
  var greylist: SharedGreylist?
  package var manner: any PersonaManner
  /// What a host decides by itself; nil: the rules above are all there is.
  package var policy: (any LocalPolicy)?

  package var localDomain: String { localDomains.first ?? hostName }

  package var tlsOffer: TLSOffer {
    guard offersTLS else { return .notOffered }
    return switch scenarios[.startTLS] {
    case .noSTARTTLS: .notOffered
    case .tlsUnavailable: .unavailable
    case .stripped: .stripped
    default: .offered
    }
  }

  package func mechanisms(isSecured: Bool) -> [String] {
    if scenarios.contains(.loginAfterTLS) || !offersLoginInClear, !isSecured { return [] }
    return token == nil ? offeredMechanisms.filter { !SASLServer.tokenMechanisms.contains($0) } : offeredMechanisms
  }

  package func login(with mechanism: String) -> any LoginExchange {
    PracticeLogin(
      mechanism: mechanism, hostName: hostName, accounts: scenarios.contains(.wrongPassword) ? [] : accounts,
      token: token)
  }

  package func recipientPolicy(for recipient: ForwardPath, in transaction: MailTransaction) -> RecipientPolicy {
    if let policy { return policy.recipient(recipient, in: transaction) }
    let mailbox = recipient.mailbox
    if acceptsAll {
      return .local(mailbox.isQualified ? mailbox : Mailbox(localPart: mailbox.localPart, domain: localDomain))
    }
    guard mailbox.domain.isEmpty || localDomains.contains(mailbox.foldedDomain) else {
      return transaction.user == nil ? .relayDenied : .relayed(mailbox)
    }
    guard !unknownUsers.contains(mailbox.canonicalLocalPart.lowercased()) else { return .unknownUser }
    return .local(mailbox.isQualified ? mailbox : Mailbox(localPart: mailbox.localPart, domain: localDomain))
  }

  /// The two users that every practice server knows.
  static func accounts(at domain: String) -> [SASLServer.Account] {
    [
      SASLServer.Account(name: "bugs@\(domain)", password: "whats-up-doc"),
      SASLServer.Account(name: "daffy@\(domain)", password: "rabbit-season"),
    ]
  }

  package func reply(to verdict: ServerVerdict) -> Reply { manner.reply(to: verdict, hostName: hostName) }

  package func forbids(_ line: [UInt8]) -> Bool { manner.forbids(line) }

  package func objection(to step: PolicyStep, in transaction: MailTransaction) -> PolicyRefusal? {
    scenarios.objection(to: step, in: transaction, greylist) ?? policy?.objection(to: step, in: transaction)
  }

  /// What is thought of a message once all of it is there.
  package func examine(_ message: [UInt8], _ transaction: MailTransaction) -> MessageFinding {
    if let refusal = scenarios.objection(to: message, transaction) { return MessageFinding(refusal: refusal) }
    return policy?.examine(message, transaction) ?? MessageFinding()
  }

  package func clientName(of address: String) -> String? { policy?.clientName(of: address) }
}

/// Who may send what to whom at one host, as whoever runs it has it. Safe to use from any thread.
package protocol LocalPolicy: Sendable {
  func recipient(_ path: ForwardPath, in transaction: MailTransaction) -> RecipientPolicy

  func objection(to step: PolicyStep, in transaction: MailTransaction) -> PolicyRefusal?

  func clientName(of address: String) -> String?

  /// Asked once all of a message has come.
  func examine(_ message: [UInt8], _ transaction: MailTransaction) -> MessageFinding
}

/// How a server speaks and writes: the part of a persona that is more than a value.
package protocol PersonaManner: Sendable {
  func reply(to verdict: ServerVerdict, hostName: String) -> Reply

  /// The manner towards one client, where its address, the hour or a name of the session is in what is said.
  func receiving(_ visit: ServerVisit) -> any PersonaManner

  /// Whether a line is such that the server says goodbye to whoever sends it.
  func forbids(_ line: [UInt8]) -> Bool

  /// The name of a message, as the reply to its final dot tells it. Two stamps never have the same.
  func queueID(_ stamp: QueueStamp) -> String

  /// What is written on top of the copy of a message that goes into one mailbox, above the Received line.
  func deliveryLines(_ delivery: Delivery, for mailbox: Mailbox) -> [TraceLine]

  /// The Received line, folded (RFC 5321, section 4.4): where a message came from.
  /// - Parameter mailbox: its only recipient; nil where there are several.
  func received(_ delivery: Delivery, for mailbox: Mailbox?) -> [TraceLine]
}

extension PersonaManner {
  /// All that is on top of the copy of a message that goes into one mailbox, line by line.
  /// - Parameter isOnly: whether the message has no other recipient.
  package func trace(_ delivery: Delivery, for mailbox: Mailbox, isOnly: Bool) -> [TraceLine] {
    deliveryLines(delivery, for: mailbox) + Self.authenticationResults(delivery)
      + received(delivery, for: isOnly ? mailbox : nil)
  }

  /// What the checks came to, for whoever reads the message (RFC 8601); none where nothing was checked.
  private static func authenticationResults(_ delivery: Delivery) -> [TraceLine] {
    guard !delivery.results.isEmpty else { return [] }
    let first = TraceLine([("Authentication-Results: \(delivery.hostName);", .server)])
    let last = delivery.results.indices.last
    return [first]
      + delivery.results.indices.map { index in
        TraceLine([("\t\(delivery.results[index])\(index == last ? "" : ";")", .server)])
      }
  }

  package func forbids(_ line: [UInt8]) -> Bool { false }

  package func receiving(_ visit: ServerVisit) -> any PersonaManner { self }

  func reply(_ code: Int, _ text: String) -> Reply { reply(code, [text]) }

  func reply(_ code: Int, _ text: [String]) -> Reply {
    Reply(ReplyCode(rawValue: code) ?? .serviceNotAvailable, text)
  }
}
