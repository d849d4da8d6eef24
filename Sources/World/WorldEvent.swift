import Octets
package import SMTP

/// What happened in the practice world while nobody looked, and when.
package struct WorldEvent: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// A message reached the host that keeps its mailbox, or the next one on its way.
    case passedOn(id: String, recipient: Mailbox, to: String)
    case deferred(id: String, recipient: Mailbox, DeliveryFailure, nextTry: Int)
    case failed(id: String, recipient: Mailbox, DeliveryFailure, Told)
    /// The sender was told that it takes long.
    case warned(id: String, Mailbox)
    case listed(IPv4Address)
    case unlisted(IPv4Address)
  }

  /// Who is told of a failure.
  package enum Told: Equatable, Sendable {
    case sender(Mailbox)
    /// There is no sender.
    case nobody
    /// The sender asked not to be (RFC 3461, section 4.1).
    case nobodyWants
  }

  /// Seconds since 1970.
  package let time: Int
  /// Where it happened; the block list's zone for what the list did.
  package let host: String
  package let kind: Kind

  package init(time: Int, host: String, _ kind: Kind) {
    (self.time, self.host, self.kind) = (time, host, kind)
  }

  package var words: String {
    switch kind {
    case .passedOn(let id, let recipient, let next): "\(host): \(id) for \(recipient) went to \(next)"
    case .deferred(let id, let recipient, let failure, let next):
      "\(host): \(id) for \(recipient) has to wait: \(Self.said(failure)); next try in "
        + "\(TimeSpan(seconds: next - time).inMinutes)"
    case .failed(let id, let recipient, let failure, let told):
      "\(host): \(id) for \(recipient) failed: \(Self.said(failure)); \(told.words)"
    case .warned(let id, let sender): "\(host): \(sender) is told that \(id) is delayed"
    case .listed(let address): "\(host) lists \(address): it relays mail from anybody to anywhere"
    case .unlisted(let address): "\(host) no longer lists \(address): it has stopped relaying"
    }
  }

  private static func said(_ failure: DeliveryFailure) -> String {
    failure.host.map { "\($0): \(failure.words)" } ?? failure.words
  }
}

extension WorldEvent.Told {
  fileprivate var words: String {
    switch self {
    case .sender(let sender): "a report goes to \(sender)"
    case .nobody: "its sender is null, so nobody is told"
    case .nobodyWants: "nobody is told, as NOTIFY asked"
    }
  }
}

/// A Received line that a server of the world wrote when it passed a message on, and what the server knew then. Whoever has
/// the line can tell it from one that a sender typed.
package struct RecordedHop: Sendable {
  package let host: String
  package let transaction: MailTransaction

  package init(host: String, transaction: MailTransaction) {
    self.host = host
    self.transaction = transaction
  }

  /// Where the host had the message from.
  package var words: String {
    let name = transaction.clientName.map { ", whose name is \($0)" } ?? ", which has no reverse name"
    let hello = transaction.hello.map { "; it called itself \($0.name)" } ?? "; it did not say HELO"
    return "\(host) received it from \(transaction.clientAddress)\(name)\(hello)."
  }
}
