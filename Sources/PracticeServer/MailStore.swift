package import SMTP
import Synchronization

/// The mailboxes of the practice server, in memory and bounded: more than `messageLimit` messages or `octetLimit`
/// octets of text are not held, texts that are just coming in included. Safe to use from any thread.
package final class MailStore: Sendable {
  package static let messageLimit = 1_000
  package static let octetLimit = 200_000_000

  fileprivate struct State {
    var order: [Mailbox] = []
    var messages: [Mailbox: [DeliveredMessage]] = [:]
    var count = 0
    /// Octets of the texts that were delivered; the copies of a message share theirs.
    var stored = 0
    /// Octets of texts that are coming in.
    var incoming = 0
  }

  private let state = Mutex(State())

  package init() {}

  /// Mailboxes that hold the same, and go on by themselves.
  package convenience init(_ snapshot: Snapshot) {
    self.init()
    restore(snapshot)
  }

  /// The mailboxes that hold a message, the one that got its first message first on top. Names are in lower case.
  package var mailboxes: [Mailbox] { state.withLock(\.order) }

  /// How many messages there are in all mailboxes together.
  package var count: Int { state.withLock(\.count) }

  /// What is in a mailbox, oldest first; its name knows no case here.
  package func messages(in mailbox: Mailbox) -> [DeliveredMessage] {
    state.withLock { $0.messages[Self.key(mailbox)] ?? [] }
  }

  /// What was delivered last, in whichever mailbox; of the copies of one message, that in the mailbox on top.
  package var newest: DeliveredMessage? {
    state.withLock { state in
      state.order.compactMap { state.messages[$0]?.last }.max { $0.received < $1.received }
    }
  }

  /// The same of those that one client delivered.
  /// - Parameter address: of the client.
  package func newest(from address: String) -> DeliveredMessage? {
    state.withLock { state in
      state.order.compactMap { state.messages[$0]?.last { $0.clientAddress == address } }
        .max { $0.received < $1.received }
    }
  }

  /// All that is in the mailboxes, so that it can be put back.
  package struct Snapshot: Sendable {
    fileprivate let state: State
  }

  package var snapshot: Snapshot { Snapshot(state: state.withLock { $0 }) }

  package func restore(_ snapshot: Snapshot) {
    state.withLock { state in
      let incoming = state.incoming
      state = snapshot.state
      state.incoming = incoming
    }
  }

  /// Empties all mailboxes.
  package func removeAll() {
    state.withLock { $0 = State(incoming: $0.incoming) }
  }

  /// Asks for room for text that has come. False: there is none, and nothing was claimed.
  func claim(octets: Int) -> Bool {
    state.withLock { state in
      guard octets <= Self.octetLimit - state.stored - state.incoming else { return false }
      state.incoming += octets
      return true
    }
  }

  func release(octets: Int) {
    state.withLock { $0.incoming -= octets }
  }

  /// Puts the copies of one message into their mailboxes, all or none. Without a copy nothing of the text is kept.
  /// - Parameter octets: what was claimed for their text; it is no longer claimed if this says true.
  func deliver(_ copies: [DeliveredMessage], octets: Int) -> Bool {
    state.withLock { state in
      guard copies.count <= Self.messageLimit - state.count else { return false }
      for copy in copies {
        let key = Self.key(copy.recipient)
        if state.messages[key] == nil { state.order.append(key) }
        state.messages[key, default: []].append(copy)
      }
      state.count += copies.count
      state.incoming -= octets
      if !copies.isEmpty { state.stored += octets }
      return true
    }
  }

  static func key(_ mailbox: Mailbox) -> Mailbox {
    Mailbox(localPart: mailbox.canonicalLocalPart.lowercased(), domain: mailbox.foldedDomain)
  }
}
