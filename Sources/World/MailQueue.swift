package import SMTP

/// A message on its way: accepted by one host, for another.
package struct QueuedMessage: Equatable, Sendable {
  package let id: String
  package let sender: ReversePath
  /// Those it has not reached yet.
  package var recipients: [Mailbox]
  /// What the sender asked to be told.
  package let request: NotificationRequest
  /// With the trace of every host it came through.
  package let text: [UInt8]
  /// When it was accepted, in seconds since 1970.
  package let arrived: Int
  package var nextTry: Int
  package var tries = 0
  /// What the last try came to, where it came to nothing.
  package var lastFailure: DeliveryFailure?
  /// Whether its sender was told that it takes long.
  package var isWarned = false

  package init(
    id: String, sender: ReversePath, recipients: [Mailbox], request: NotificationRequest = .none, text: [UInt8],
    arrived: Int, nextTry: Int
  ) {
    (self.id, self.sender, self.recipients, self.text) = (id, sender, recipients, text)
    (self.request, self.arrived, self.nextTry) = (request, arrived, nextTry)
  }
}

/// Why a try failed, for one recipient.
package struct DeliveryFailure: Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    /// What a server said.
    case refused(Reply)
    /// No server could be reached, or it went away; in words.
    case unreachable(String)
    /// DNS leads nowhere.
    case noRoute(MailRoute)
  }

  package let reason: Reason
  /// The server that said it, or that could not be reached.
  package let host: String?

  package init(_ reason: Reason, host: String?) {
    self.reason = reason
    self.host = host
  }

  /// Whether a further try is of no use.
  package var isPermanent: Bool {
    switch reason {
    case .refused(let reply): reply.code.kind == .permanentFailure
    case .unreachable: false
    case .noRoute(let route): route != .noHost
    }
  }

  /// In one line.
  package var words: String {
    switch reason {
    case .refused(let reply): "\(reply.code) \(reply.firstText)"
    case .unreachable(let text): text
    case .noRoute(.nullMX): "the domain accepts no mail (null MX)"
    case .noRoute(.noSuchDomain), .noRoute(.notOurs): "there is no such domain"
    case .noRoute: "the domain has no mail server"
    }
  }

  /// The status of a report (RFC 3463): that of the reply, or the one for what DNS says.
  package var status: String {
    switch reason {
    case .refused(let reply):
      reply.enhancedStatus.map { "\($0)" } ?? (reply.code.kind == .permanentFailure ? "5.0.0" : "4.0.0")
    case .unreachable: "4.4.1"
    case .noRoute(.nullMX): "5.1.10"
    case .noRoute(.noHost): "4.4.4"
    case .noRoute: "5.1.2"
    }
  }
}

/// When a host tries again, and when it gives up, in seconds.
package struct RetrySchedule: Equatable, Sendable {
  /// After the first try, the second, and so on; the last one is repeated.
  package var intervals = [900, 1_800, 3_600, 7_200, 14_400]
  /// After so long the sender is told that it takes long (RFC 5321, section 4.5.4.1, asks to try for 4 to 5 days).
  package var warning = 14_400
  package var expiry = 432_000

  package init() {}

  func interval(after tries: Int) -> Int { intervals[min(max(tries, 1), intervals.count) - 1] }
}

/// The queue of one host: what is due when. It is told what a try came to, and says what is to be reported.
package struct MailQueue: Equatable, Sendable {
  /// What the sender of a message is told.
  package enum Notice: Equatable, Sendable {
    /// These recipients will not get it.
    case failed(QueuedMessage, [Failed])
    /// These have not got it yet; it is tried again.
    case delayed(QueuedMessage, [Mailbox])
    /// These have it, or a server that will not report does.
    case done(QueuedMessage, [Mailbox], isRelayed: Bool)
  }

  package struct Failed: Equatable, Sendable {
    package let recipient: Mailbox
    package let failure: DeliveryFailure
    /// It was tried until the time was up.
    package let hasExpired: Bool
  }

  /// More are not held; a further message is refused.
  package static let limit = 500

  package private(set) var messages: [QueuedMessage] = []
  package var schedule = RetrySchedule()

  package init() {}

  package mutating func add(_ message: QueuedMessage) { messages.append(message) }

  /// Of the texts that wait.
  package var octets: Int { messages.reduce(0) { $0 + $1.text.count } }

  package var hasRoom: Bool { messages.count < Self.limit }

  package var nextTry: Int? { messages.map(\.nextTry).min() }

  /// What is to be tried now, the one that waits longest first.
  package func due(at now: Int) -> [QueuedMessage] {
    messages.filter { $0.nextTry <= now }.sorted { $0.nextTry < $1.nextTry }
  }

  /// A try is over.
  /// - Parameter failures: the recipients it did not reach; all others have it.
  package mutating func record(_ failures: [Mailbox: DeliveryFailure], of id: String, at now: Int) -> [Notice] {
    guard let index = messages.firstIndex(where: { $0.id == id }) else { return [] }
    var message = messages[index]
    message.tries += 1
    let hasExpired = now - message.arrived >= schedule.expiry
    let failed = message.recipients.compactMap { recipient -> Failed? in
      guard let failure = failures[recipient], failure.isPermanent || hasExpired else { return nil }
      return Failed(recipient: recipient, failure: failure, hasExpired: !failure.isPermanent)
    }
    let given = message
    message.recipients = message.recipients.filter { recipient in
      failures[recipient] != nil && !failed.contains { $0.recipient == recipient }
    }
    message.lastFailure = message.recipients.first.flatMap { failures[$0] }
    message.nextTry = min(
      now + schedule.interval(after: message.tries), max(now + 1, message.arrived + schedule.expiry))
    let told = failed.filter { given.request.wants(.failure, for: $0.recipient) }
    var notices: [Notice] = told.isEmpty ? [] : [.failed(given, told)]
    if message.recipients.isEmpty {
      messages.remove(at: index)
      return notices
    }
    if !message.isWarned, now - message.arrived >= schedule.warning {
      message.isWarned = true
      let told = message.recipients.filter { message.request.wants(.delay, for: $0) }
      if !told.isEmpty { notices.append(.delayed(message, told)) }
    }
    messages[index] = message
    return notices
  }
}
