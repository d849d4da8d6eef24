import Annotations
import Events
import Octets
import Personas
import PracticeServer
import SMTP
import World
import WorldServers

/// Mail on its way through the practice world: queues, the clock, and the hops of a message that arrived.
extension Session {
  /// How many events `:queue` tells.
  private static let eventsShown = 8

  func showQueue(of name: String?) async -> Effect {
    var hosts = world.world.hosts
    if let name {
      guard let host = host(meantBy: name) else { return .failed(.usage) }
      hosts = [host]
    }
    await world.settle()
    let now = world.clock.now.seconds
    var isEmpty = true
    for host in hosts {
      for message in world.state.queue(of: host) {
        isEmpty = false
        presenter.say("\(host.name): \(Self.words(for: message, at: now))")
      }
    }
    if isEmpty { presenter.say("No message is waiting\(name == nil ? "" : " there").") }
    let names = Set(hosts.map(\.name))
    for event in world.state.events.filter({ name == nil || names.contains($0.host) }).suffix(Self.eventsShown) {
      presenter.say("\(TimeSpan(seconds: now - event.time).ago): \(event.words)")
    }
    return .none
  }

  private static func words(for message: QueuedMessage, at now: Int) -> String {
    let recipients = message.recipients.map(\.description).joined(separator: ", ")
    let next = message.nextTry > now ? "in \(TimeSpan(seconds: message.nextTry - now).inMinutes)" : "now"
    let tries = message.tries == 0 ? "not tried yet" : "tried \(Phrases.count(message.tries, "time"))"
    let failure = message.lastFailure.map { "; \($0.host ?? "last"): \($0.words)" } ?? ""
    return "\(message.id) from \(message.sender) to \(recipients), \(tries), next try \(next)\(failure)"
  }

  func move(by span: TimeSpan) async {
    let events = await world.move(by: span)
    for event in events { presenter.say(event.words) }
    let now = world.clock.now.seconds
    if events.isEmpty { presenter.say("Nothing happened meanwhile.") }
    presenter.say("It is now \(world.clock.date(at: now)) in the practice world.")
  }

  // MARK: Hops

  /// Received lines in the text of a message, below those of the server that keeps it.
  struct Hop {
    /// Of the message, counted from 0.
    let lines: Range<Int>
    /// Nil: the sender typed it.
    let recorded: RecordedHop?

    var label: String { recorded.map { "by \($0.host.prefix { $0 != "." })" } ?? "DATA" }
  }

  /// Whether a message is in a mailbox of the practice world, and not in one of the plain practice server.
  func cameThroughWorld(_ message: DeliveredMessage) -> Bool {
    guard let worldServers, let client = IPv4Address(message.clientAddress) else { return false }
    return worldServers.world.host(at: client) != nil || worldServers.world.places.contains { $0.address == client }
  }

  /// In the order in which they are in the message, the last hop first. A line counts as a server's if the server above it
  /// had the message from that one: a copy of another message's line does not.
  func receivedHops(of message: DeliveredMessage) -> [Hop] {
    var line = 0
    var previous = message.transaction
    var hops: [Hop] = []
    for field in MessageHeader(message.text).fields {
      let lines = line..<(line + field.lines.count)
      line = lines.upperBound
      guard field.name.lowercased() == "received" else { continue }
      let sender = IPv4Address(previous.clientAddress).flatMap { world.world.host(at: $0) }
      let recorded = world.state.hop(of: field.lines).flatMap { $0.host == sender?.name ? $0 : nil }
      hops.append(Hop(lines: lines, recorded: recorded))
      // Below a line that nobody wrote there is none that somebody did.
      previous = recorded?.transaction ?? MailTransaction(envelope: Envelope(), hello: nil, clientAddress: "")
    }
    return hops
  }

  /// Each Received line in words, from the top down.
  func tell(_ hops: [Hop], of message: DeliveredMessage) {
    let host = world.world.home(of: message.recipient.foldedDomain)?.name ?? "The server"
    let own = RecordedHop(host: host, transaction: message.transaction)
    presenter.say(hops.isEmpty ? "Its Received: line:" : "Its Received: lines, the newest on top:")
    presenter.say("1. \(own.words)")
    for (index, hop) in hops.enumerated() {
      let words = hop.recorded?.words ?? "Nobody: no server wrote this line. The sender typed it."
      presenter.say("\(index + 2). \(words)")
    }
  }
}
