import Octets
package import Personas
package import SMTP
import SenderPolicy

/// What a host of the world decides about a client, a sender, a recipient and a message: pure functions of its rules, the
/// DNS and the transaction. What it remembers (`Greylist`, `MessageRate`) is given and taken back.
package struct HostPolicy: Sendable {
  package let host: WorldHost
  package var rules: Set<PolicyRule>
  package var greylist = Greylist()
  package var rate = MessageRate()

  package init(_ host: WorldHost) {
    self.host = host
    rules = host.rules
  }

  // MARK: Whose mail is taken

  package func recipient(_ path: ForwardPath, in transaction: MailTransaction) -> RecipientPolicy {
    let mailbox = path.mailbox
    let home = host.domains.first ?? host.relayDomains.first ?? host.name
    let domain = mailbox.isQualified ? mailbox.foldedDomain : home
    let isKnown = !rules.contains(.users) || host.hasUser(mailbox.canonicalLocalPart)
    let full = Mailbox(localPart: mailbox.localPart, domain: mailbox.isQualified ? mailbox.domain : home)
    if host.domains.contains(domain) { return isKnown ? .local(full) : .unknownUser }
    if host.relayDomains.contains(domain) { return isKnown ? .relayed(full) : .unknownUser }
    return mayRelay(transaction) || isOpen(to: transaction.envelope.sender) ? .relayed(full) : .relayDenied
  }

  /// Whether anybody who names this sender may send anywhere.
  package func isOpen(to sender: ReversePath?) -> Bool {
    let isLocal = sender?.mailbox.map { host.domains.contains($0.foldedDomain) } ?? false
    return rules.contains(.relay) || rules.contains(.localSender) && isLocal
  }

  /// Whether the client is one of the host's own: somebody logged in, or in its network.
  package func mayRelay(_ transaction: MailTransaction) -> Bool {
    guard let address = IPv4Address(transaction.clientAddress) else { return transaction.user != nil }
    return transaction.user != nil || address == host.address || host.networks.contains { $0.contains(address) }
  }

  // MARK: What is refused

  /// - Parameter now: seconds since 1970.
  package mutating func objection(
    to step: PolicyStep, in transaction: MailTransaction, dns: WorldDNS, blockList: String, now: Int
  ) -> PolicyRefusal? {
    guard let client = IPv4Address(transaction.clientAddress), !mayRelay(transaction) else { return nil }
    switch step {
    case .hello(let name):
      guard rules.contains(.helo), !leads(name, to: client, dns) else { return nil }
      return .helloForged(name: name, address: "\(client)")
    case .sender(let path): return objection(to: path, transaction, client, dns, now)
    case .recipient(let path):
      if rules.contains(.blocklist), !dns.addresses(of: client.reversed(in: blockList)).isEmpty {
        return .listed(address: "\(client)", zone: blockList)
      }
      guard rules.contains(.greylist) else { return nil }
      return greylist.delay(for: path, from: transaction.envelope.sender, at: "\(client)", now: now)
        .map { .greylisted(seconds: $0) }
    }
  }

  private func leads(_ name: String, to client: IPv4Address, _ dns: WorldDNS) -> Bool {
    name == "[\(client)]" || dns.addresses(of: name).contains(client)
  }

  private func objection(
    to path: ReversePath, _ transaction: MailTransaction, _ client: IPv4Address, _ dns: WorldDNS, _ now: Int
  ) -> PolicyRefusal? {
    if rules.contains(.reverse), dns.confirmedName(of: client) == nil { return .nameless(address: "\(client)") }
    if rules.contains(.rate), rate.isExceeded(by: "\(client)", now: now) {
      return .tooManyMessages(address: "\(client)")
    }
    if rules.contains(.sender), let domain = path.mailbox?.foldedDomain {
      switch MailRoute(to: domain, in: dns) {
      case .nullMX: return .senderRefusesMail(domain)
      case .noHost, .noSuchDomain, .notOurs: return .senderDomainUnknown(domain)
      case .exchangers, .implicit: break
      }
    }
    let spf = spf(path, transaction, client, dns)
    guard rules.contains(.spf), spf.result == .fail else { return nil }
    return .spfFailed(domain: spf.domain, address: "\(client)")
  }

  /// Of the sender's domain; of the HELO name for the null sender (RFC 7208, section 2.4).
  private func spf(
    _ path: ReversePath?, _ transaction: MailTransaction, _ client: IPv4Address, _ dns: WorldDNS
  ) -> (result: SPF.Result, domain: String) {
    let domain = path?.mailbox?.foldedDomain ?? DNSRecord.folded(transaction.hello?.name ?? "")
    return (SPF.evaluate(domain, from: client, in: dns), domain)
  }

  // MARK: The message

  /// What is thought of a message once all of it is there: why it is refused, or what is written on top of it.
  package mutating func examine(
    _ message: [UInt8], _ transaction: MailTransaction, dns: WorldDNS, now: Int
  ) -> MessageFinding {
    rate.count(transaction.clientAddress, now: now)
    guard !rules.isDisjoint(with: [.spf, .dmarc]), let client = IPv4Address(transaction.clientAddress),
      !mayRelay(transaction)
    else { return MessageFinding() }
    let spf = spf(transaction.envelope.sender, transaction, client, dns)
    let identity = transaction.envelope.sender?.mailbox == nil ? "smtp.helo" : "smtp.mailfrom"
    var results = ["spf=\(spf.result.rawValue) \(identity)=\(spf.domain)"]
    guard rules.contains(.dmarc), let from = HeaderFrom.domain(of: message) else {
      return MessageFinding(results: results)
    }
    let dmarc = DMARC(from, spf: spf, in: dns)
    if let policy = dmarc.policy {
      if !dmarc.passes, policy == .reject { return MessageFinding(refusal: .dmarcFailed(domain: from)) }
      results.append("dmarc=\(dmarc.passes ? "pass" : "fail") (p=\(policy.rawValue)) header.from=\(from)")
    } else {
      results.append("dmarc=none header.from=\(from)")
    }
    return MessageFinding(results: results)
  }
}
