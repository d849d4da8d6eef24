import SMTP

/// Scenarios in which the server refuses what is well formed: what its policy would say, had it one.
extension ScenarioSet {
  /// The block list of the practice world; it cannot be asked by anybody else.
  private static let blockList = "bl.watchdog.example"

  func objection(
    to step: PolicyStep, in transaction: MailTransaction, _ greylist: SharedGreylist?
  ) -> PolicyRefusal? {
    let address = transaction.clientAddress
    switch (step, self[.sender], self[.recipient]) {
    case (.sender, .noReverseDNS, _): return .nameless(address: address)
    case (.sender(let path), .spf, _):
      return path.mailbox.map { .spfFailed(domain: $0.foldedDomain, address: address) }
    case (.sender, .rate, _): return .tooManyMessages(address: address)
    case (.recipient(let path), _, .greylisting):
      return greylist?.delay(for: path, in: transaction).map { .greylisted(seconds: $0) }
    case (.recipient(let path), _, .mailboxFull): return .mailboxFull(path)
    case (.recipient, _, .blocked): return .listed(address: address, zone: Self.blockList)
    default: return nil
    }
  }

  /// - Parameter message: whole, dots undone.
  func objection(to message: [UInt8], _ transaction: MailTransaction) -> PolicyRefusal? {
    switch self[.content] {
    case .dmarc:
      (HeaderFrom.domain(of: message) ?? transaction.envelope.sender?.mailbox?.foldedDomain)
        .map { .dmarcFailed(domain: $0) }
    case .spam: .contentRefused
    default: nil
    }
  }
}

extension Persona {
  /// Octets of a message, in the scenarios in which that is too much.
  private static let smallSize = 1_000

  /// The same server, with this going wrong.
  /// - Parameter greylist: remembers who has been there, for the scenario of that name.
  package func having(_ scenarios: ScenarioSet, greylist: SharedGreylist = SharedGreylist(clock: .system)) -> Persona {
    var troubled = self
    troubled.scenarios = scenarios
    troubled.greylist = greylist
    if scenarios[.size] != nil { troubled.limits.messageOctets = Self.smallSize }
    if scenarios.contains(.noEHLO) { troubled.rules.unknownVerbs.insert(.ehlo) }
    if scenarios.contains(.tooLargeAfterDot) { troubled.rules.extensions.removeAll { $0 == .size } }
    return troubled
  }
}
