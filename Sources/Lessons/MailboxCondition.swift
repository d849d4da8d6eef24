package import SMTP

/// What has to be in a mailbox.
package struct MailboxCondition: Equatable, Sendable {
  package enum Clause: Equatable, Sendable {
    case header(name: String, value: String)
    case headerContains(name: String, part: String)
    case noHeader(name: String)
    case sender(ReversePath)
    case alsoFor(Mailbox)
    case text(String)
    /// It came over TLS, or it did not.
    case encrypted(Bool)
    /// Its sender was logged in; nil: as anybody.
    case loggedIn(as: String?)
    /// The IP address of the client that delivered it.
    case client(address: String)
    /// It is a bounce that names this recipient.
    case report(Mailbox)
  }

  package let mailbox: Mailbox
  /// How many messages there have to be, or more.
  package let count: Int
  package let clauses: [Clause]
  /// Its line in the file.
  package let line: Int

  package init(mailbox: Mailbox, count: Int, clauses: [Clause], line: Int) {
    self.mailbox = mailbox
    self.count = count
    self.clauses = clauses
    self.line = line
  }

  /// Why a mailbox is not as it has to be.
  package enum Failure: Equatable, Sendable {
    /// So many messages are there.
    case tooFew(Int)
    /// So many do, and in the newest of those that do not fit, this is not so; what is there instead, if anything.
    case differs(Clause, found: String?)
    /// So many do, and in the newest of them the header is where it is none.
    case misplaced(header: String, MessageText.Misplacement)
  }

  /// - Parameter mail: what is in this mailbox, oldest first.
  /// - Returns: nil if the condition holds.
  package func failure(in mail: [Mail]) -> Failure? {
    let unfit = mail.compactMap { mail in clauses.first { !$0.holds(for: mail) }.map { ($0, mail) } }
    if mail.count - unfit.count >= count { return nil }
    guard let (clause, newest) = unfit.last else { return .tooFew(mail.count) }
    let found = clause.found(in: newest)
    if found == nil, let header = clause.wantedHeader, let place = newest.message.misplacement(of: header) {
      return .misplaced(header: header, place)
    }
    return .differs(clause, found: found)
  }
}

extension MailboxCondition.Clause {
  func holds(for mail: Mail) -> Bool {
    switch self {
    case .header(let name, let value):
      mail.message.values(of: name).contains { HeaderMatch.same(name, value, $0) }
    case .headerContains(let name, let part):
      mail.message.values(of: name).contains { MessageText.contains($0, part) }
    case .noHeader(let name): mail.message.values(of: name).isEmpty
    case .sender(let path): MailMatch.same(mail.envelope.sender ?? .null, path)
    case .alsoFor(let mailbox): mail.envelope.recipients.contains { MailMatch.same($0.mailbox, mailbox) }
    case .text(let line): mail.message.body.contains { MessageText.same($0, line) }
    case .encrypted(let isEncrypted): mail.isEncrypted == isEncrypted
    case .loggedIn(as: nil): mail.user != nil
    // A server may note the account with its domain.
    case .loggedIn(as: let name?):
      mail.user.map { [$0.lowercased(), $0.lowercased().prefix { $0 != "@" }.description] }?.contains(name.lowercased())
        == true
    case .client(let address): mail.clientAddress == address
    case .report(let mailbox): mail.reportedRecipients.contains { MailMatch.same($0, mailbox) }
    }
  }

  /// The header that has to be there.
  fileprivate var wantedHeader: String? {
    switch self {
    case .header(let name, _), .headerContains(let name, _): name
    default: nil
    }
  }

  func found(in mail: Mail) -> String? {
    switch self {
    case .header(let name, _), .headerContains(let name, _), .noHeader(let name): mail.message.values(of: name).first
    case .sender: mail.envelope.sender?.description
    case .alsoFor: mail.envelope.recipients.map(\.description).joined(separator: ", ")
    case .text: mail.message.body.first { !$0.isEmpty }
    case .encrypted: nil
    case .loggedIn: mail.user
    case .client: mail.clientAddress
    case .report: mail.reportedRecipients.first?.description
    }
  }
}
