package import SMTP

/// One try of a message by the host that keeps it: which server is asked next, for whom, and what it came to so far.
package struct DeliveryAttempt: Sendable {
  /// The recipients of one domain, and the servers that may have them, in turn.
  private struct Group {
    let recipients: [Mailbox]
    var servers: [String]
  }

  package private(set) var failures: [Mailbox: DeliveryFailure] = [:]
  package private(set) var reached: [Mailbox: String] = [:]
  /// Those whose server will not tell the sender that it has the message.
  package private(set) var unreported: [Mailbox] = []
  private var groups: [Group] = []

  package init(_ message: QueuedMessage, at host: WorldHost, in dns: WorldDNS) {
    let domains = Dictionary(grouping: message.recipients) { $0.foldedDomain }
    for (domain, recipients) in domains.sorted(by: { $0.key < $1.key }) {
      // A domain whose mailboxes are here is one it reaches itself: the report to its own user.
      let own =
        host.domains.contains(domain)
        ? host.name : host.nextHost.flatMap { host.relayDomains.contains(domain) ? $0 : nil }
      let route = MailRoute(to: domain, in: dns, seed: message.tries, askedBy: host.name)
      let servers = own.map { [$0] } ?? route.hosts.map(\.host)
      groups.append(Group(recipients: recipients, servers: servers))
      if servers.isEmpty { fail(recipients, .noRoute(route), at: nil) }
    }
    groups.removeAll(where: \.servers.isEmpty)
  }

  /// Whom to ask next; nil when all is said.
  package var next: (server: String, recipients: [Mailbox])? {
    groups.first.map { ($0.servers[0], $0.recipients) }
  }

  /// The server that was next has answered, or could not be asked.
  package mutating func note(_ result: RelayDialogue.Result) {
    guard var group = groups.first else { return }
    let server = group.servers.removeFirst()
    var isOver = group.servers.isEmpty
    switch result {
    case .broken(let words): fail(group.recipients, .unreachable(words), at: server)
    case .refused(let reply):
      fail(group.recipients, .refused(reply), at: server)
      if reply.code.kind == .permanentFailure { isOver = true }
    case .done(let refused, let reports):
      for recipient in group.recipients {
        failures[recipient] = refused[recipient].map { DeliveryFailure(.refused($0), host: server) }
        if refused[recipient] == nil { reached[recipient] = server }
      }
      if !reports { unreported += group.recipients.filter { refused[$0] == nil } }
      isOver = true
    }
    if isOver { groups.removeFirst() } else { groups[0] = group }
  }

  private mutating func fail(_ recipients: [Mailbox], _ reason: DeliveryFailure.Reason, at server: String?) {
    for recipient in recipients { failures[recipient] = DeliveryFailure(reason, host: server) }
  }
}
