package import SMTP

/// What became of each message of a session, and of each recipient it was meant for. Bounded: of a session without end
/// the first recipients are kept by name, and all are counted.
package struct MessageFates: Equatable {
  package enum Fate: Equatable {
    /// Named by an RCPT that was accepted; the message has not been judged.
    case named
    case accepted
    case deferred(ReplyCode)
    case refused(ReplyCode)
  }

  struct Recipient: Equatable {
    let address: String
    var fate: Fate
  }

  /// Recipients whose addresses are kept.
  static let limit = 1_000

  /// Of messages that are over, in the order in which they were named.
  private var finished: [Recipient] = []
  private var current: [Recipient] = []
  /// Recipients of messages that somebody got, and how many of them did.
  private var namedOfAccepted = 0
  private var acceptedOfAccepted = 0

  package init() {}

  /// Everybody, with what became of them.
  var recipients: [Recipient] { finished + current.filter { $0.fate != .named } }

  package var accepted: [String] { recipients.filter { $0.fate == .accepted }.map(\.address) }
  package var refused: [String] {
    recipients.filter { if case .refused = $0.fate { true } else { false } }.map(\.address)
  }
  package var deferred: [String] {
    recipients.filter { if case .deferred = $0.fate { true } else { false } }.map(\.address)
  }

  /// Whether the message at hand was accepted for somebody.
  var hasAccepted: Bool { current.contains { $0.fate == .accepted } }

  /// Of the messages that somebody got: how many recipients did, and how many were named.
  var share: (accepted: Int, named: Int) {
    (
      acceptedOfAccepted + (hasAccepted ? current.count { $0.fate == .accepted } : 0),
      namedOfAccepted + (hasAccepted ? current.count : 0)
    )
  }

  /// RCPT was answered.
  mutating func answered(_ recipient: ForwardPath, _ code: ReplyCode) {
    set("\(recipient.mailbox)", code.kind == .completion ? .named : Self.failure(code))
  }

  /// The end of the message was answered: for all, or, by an LMTP server, for one.
  mutating func ended(_ code: ReplyCode, for recipient: ForwardPath?) {
    let fate = code.kind == .completion ? Fate.accepted : Self.failure(code)
    if let recipient {
      set("\(recipient.mailbox)", fate)
    } else {
      for index in current.indices where current[index].fate == .named { current[index].fate = fate }
    }
  }

  /// Another message begins, or none will.
  mutating func finish() {
    if hasAccepted {
      acceptedOfAccepted += current.count { $0.fate == .accepted }
      namedOfAccepted += current.count
    }
    finished += current.filter { $0.fate != .named }.prefix(max(0, Self.limit - finished.count))
    current = []
  }

  private mutating func set(_ address: String, _ fate: Fate) {
    if let index = current.firstIndex(where: { $0.address == address }) {
      current[index].fate = fate
    } else if current.count < Self.limit {
      current.append(Recipient(address: address, fate: fate))
    }
  }

  private static func failure(_ code: ReplyCode) -> Fate {
    code.kind == .transientFailure ? .deferred(code) : .refused(code)
  }

  /// `accepted for 1 of 2; refused for bob@example.org: 550`; nil where everybody got it, or nobody.
  var partial: String? {
    let share = share
    guard share.accepted > 0, share.accepted < share.named else { return nil }
    let others = recipients.filter { $0.fate != .accepted }
    let shown = others.prefix(3).map { other -> String in
      switch other.fate {
      case .named, .accepted: "not sent to \(other.address.prefix(60))"
      case .deferred(let code): "deferred for \(other.address.prefix(60)): \(code)"
      case .refused(let code): "refused for \(other.address.prefix(60)): \(code)"
      }
    }
    let more = others.count > shown.count ? ", and \(others.count - shown.count) more" : ""
    return
      "accepted for \(share.accepted) of \(share.named)\(shown.isEmpty ? "" : "; ")\(shown.joined(separator: ", "))\(more)"
  }
}
