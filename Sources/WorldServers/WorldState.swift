import Octets
package import Personas
package import PracticeServer
import SMTP
import Synchronization
package import World

/// What changes while the practice world runs: rules, queues, the block list, what was seen and what happened. Bounded, and
/// safe to use from any thread: the servers ask it on their own.
package final class WorldState: Sendable {
  fileprivate struct State {
    var policies: [String: HostPolicy]
    var queues: [String: MailQueue] = [:]
    var listed: [IPv4Address]
    /// When the block list looks at a host again, by its name.
    var probes: [String: Int] = [:]
    var events: [WorldEvent] = []
    var hops: [String: RecordedHop] = [:]
    var dns: WorldDNS
    /// What goes wrong on purpose at a host, by its name.
    var scenarios: [String: ScenarioSet] = [:]
    /// The last message for another host, by the client's address.
    var submitted: [String: ForwardedMessage] = [:]
  }

  package let world: PracticeWorld
  package let clock: WorldClock
  /// For the reports that hosts write.
  private let stamps = QueueStampSource(processID: 2_507)
  private let state: Mutex<State>
  /// Called when a message waits that was not there before.
  private let wake = Mutex<(@Sendable () -> Void)?>(nil)

  /// Octets of text in all queues together.
  private static let octetLimit = 100_000_000
  /// More events are not kept; the oldest go first.
  private static let eventLimit = 500
  /// More Received lines are not remembered; then none of the earlier ones are.
  private static let hopLimit = 2_000
  /// Seconds after which the block list looks at a host whose relay was closed.
  private static let secondLook = 86_400

  package init(world: PracticeWorld, clock: WorldClock) {
    self.world = world
    self.clock = clock
    let policies = Dictionary(uniqueKeysWithValues: world.hosts.map { ($0.name, HostPolicy($0)) })
    let listed = world.blockList.listed
    state = Mutex(State(policies: policies, listed: listed, dns: Self.dns(world, listed)))
  }

  private static func dns(_ world: PracticeWorld, _ listed: [IPv4Address]) -> WorldDNS {
    world.dns.adding(listed.flatMap { world.blockList.records(for: $0) })
  }

  func onArrival(_ wake: @escaping @Sendable () -> Void) { self.wake.withLock { $0 = wake } }

  // MARK: Looking

  package var dns: WorldDNS { state.withLock(\.dns) }
  package var listed: [IPv4Address] { state.withLock(\.listed) }
  package var events: [WorldEvent] { state.withLock(\.events) }

  package func rules(of host: WorldHost) -> Set<PolicyRule> { state.withLock { $0.policies[host.name]?.rules ?? [] } }

  package func queue(of host: WorldHost) -> [QueuedMessage] { state.withLock { $0.queues[host.name]?.messages ?? [] } }

  /// The server that wrote this Received line, and what it knew; nil for a line of the sender's own.
  /// - Parameter lines: as they are in the message, folded.
  package func hop(of lines: [[UInt8]]) -> RecordedHop? {
    state.withLock { $0.hops[Self.key(lines.map { String(decoding: $0, as: UTF8.self) })] }
  }

  private static func key(_ lines: [String]) -> String { lines.joined(separator: "\n") }

  // MARK: Changing

  package func set(_ rule: PolicyRule, _ isOn: Bool, at host: WorldHost) {
    state.withLock { state in
      if isOn { state.policies[host.name]?.rules.insert(rule) } else { state.policies[host.name]?.rules.remove(rule) }
      if rule == .relay, !isOn, state.listed.contains(host.address) {
        state.probes[host.name] = clock.now.seconds + Self.secondLook
      }
    }
  }

  /// What goes wrong at a host, from the next connection on. Greylisting is the rule of that name, so that moving the
  /// clock helps.
  package func set(_ scenarios: ScenarioSet, at host: WorldHost) {
    set(.greylist, scenarios.contains(.greylisting) || host.rules.contains(.greylist), at: host)
    state.withLock { $0.scenarios[host.name] = scenarios.removing(.greylisting) }
  }

  package func scenarios(of host: WorldHost) -> ScenarioSet { state.withLock { $0.scenarios[host.name] ?? .none } }

  /// As it was in the beginning.
  package func reset() {
    state.withLock { state in
      for host in world.hosts { state.policies[host.name] = HostPolicy(host) }
      state.queues = [:]
      state.listed = world.blockList.listed
      state.probes = [:]
      state.events = []
      state.hops = [:]
      state.submitted = [:]
      state.dns = Self.dns(world, state.listed)
      state.scenarios = [:]
    }
    clock.leadSeconds = 0
  }

  /// The message for another host that was accepted last from a client.
  package func submitted(from address: IPv4Address) -> ForwardedMessage? {
    state.withLock { $0.submitted["\(address)"] }
  }

  /// All that changes, the clock included, at one moment.
  package struct Snapshot: Sendable {
    fileprivate let state: State
    fileprivate let lead: Int
  }

  package var snapshot: Snapshot { Snapshot(state: state.withLock { $0 }, lead: clock.leadSeconds) }

  package func restore(_ snapshot: Snapshot) {
    state.withLock { $0 = snapshot.state }
    clock.leadSeconds = snapshot.lead
  }

  /// A world that goes on beside this one.
  func copy() -> WorldState {
    let copy = WorldState(world: world, clock: clock.copy())
    copy.restore(snapshot)
    return copy
  }

  // MARK: Running

  /// Whose server a host runs, with the host's name, bounds and rules. Logins are those of the persona, where it is at home.
  func persona(of host: WorldHost) -> Persona {
    var persona = Persona.named(host.persona) ?? .standard
    if persona.hostName != host.name {
      persona.accounts = []
      persona.offeredMechanisms = []
    }
    persona.hostName = host.name
    persona.limits.messageOctets = host.messageOctets ?? persona.limits.messageOctets
    persona.limits.recipients = host.recipientLimit ?? persona.limits.recipients
    persona.localDomains = host.domains + host.relayDomains
    persona.policy = RunningPolicy(host: host, state: self)
    return persona
  }

  /// The next moment at which something is to be done.
  var nextDue: Int? {
    state.withLock { state in (state.queues.values.compactMap(\.nextTry) + state.probes.values).min() }
  }

  func due(at now: Int) -> [(host: WorldHost, messages: [QueuedMessage])] {
    state.withLock { state in
      world.hosts.compactMap { host in
        let messages = state.queues[host.name]?.due(at: now) ?? []
        return messages.isEmpty ? nil : (host, messages)
      }
    }
  }

  func add(_ message: QueuedMessage, at host: WorldHost) {
    state.withLock { $0.queues[host.name, default: MailQueue()].add(message) }
    wake.withLock(\.self)?()
  }

  /// A try is over: what it came to is noted, and the sender is told what there is to tell.
  func record(_ attempt: DeliveryAttempt, of message: QueuedMessage, at host: WorldHost) {
    for notice in note(attempt.failures, attempt.reached, of: message, at: host) { report(notice, from: host) }
    let told = attempt.unreported.filter { message.request.wants(.success, for: $0) }
    if !told.isEmpty { report(.done(message, told, isRelayed: true), from: host) }
  }

  private func note(
    _ failures: [Mailbox: DeliveryFailure], _ reached: [Mailbox: String], of message: QueuedMessage, at host: WorldHost
  ) -> [MailQueue.Notice] {
    let now = clock.now.seconds
    return state.withLock { state in
      let notices = state.queues[host.name, default: MailQueue()].record(failures, of: message.id, at: now)
      let waiting = state.queues[host.name]?.messages.first { $0.id == message.id }
      var news = message.recipients.compactMap { recipient -> WorldEvent.Kind? in
        if let next = reached[recipient] { return .passedOn(id: message.id, recipient: recipient, to: next) }
        guard let failure = failures[recipient] else { return nil }
        if let waiting, waiting.recipients.contains(recipient) {
          return .deferred(id: message.id, recipient: recipient, failure, nextTry: waiting.nextTry)
        }
        guard let sender = message.sender.mailbox else {
          return .failed(id: message.id, recipient: recipient, failure, .nobody)
        }
        let told = message.request.wants(.failure, for: recipient) ? WorldEvent.Told.sender(sender) : .nobodyWants
        return .failed(id: message.id, recipient: recipient, failure, told)
      }
      for case .delayed(let message, _) in notices {
        if let sender = message.sender.mailbox { news.append(.warned(id: message.id, sender)) }
      }
      Self.note(news.map { WorldEvent(time: now, host: host.name, $0) }, &state)
      return notices
    }
  }

  private func report(_ notice: MailQueue.Notice, from host: WorldHost) {
    let now = clock.now
    let id = (Persona.named(host.persona) ?? .standard).manner.queueID(stamps.next(at: now))
    guard
      let report = DeliveryReport(
        notice, from: host.name, id: id, date: clock.date(at: now.seconds),
        arrived: clock.date(at: notice.message.arrived))
    else { return }
    add(
      QueuedMessage(
        id: id, sender: .null, recipients: [report.recipient], text: report.text, arrived: now.seconds,
        nextTry: now.seconds), at: host)
  }

  /// The block list tries the hosts it has heard of: those that relay for it are listed, those that do not are not.
  func probe() {
    let now = clock.now.seconds
    state.withLock { state in
      for (name, time) in state.probes where time <= now {
        state.probes[name] = nil
        guard let host = world.host(named: name) else { continue }
        let isOpen = state.policies[name]?.rules.contains(.relay) == true
        let isListed = state.listed.contains(host.address)
        guard isOpen != isListed else { continue }
        if isOpen { state.listed.append(host.address) } else { state.listed.removeAll { $0 == host.address } }
        state.dns = Self.dns(world, state.listed)
        let kind = isOpen ? WorldEvent.Kind.listed(host.address) : .unlisted(host.address)
        Self.note([WorldEvent(time: now, host: world.blockList.zone, kind)], &state)
      }
    }
  }

  private static func note(_ events: [WorldEvent], _ state: inout State) {
    state.events = (state.events + events).suffix(eventLimit)
  }

  fileprivate func withPolicy<Result: Sendable>(
    of name: String, _ body: (inout HostPolicy, WorldDNS, Int) -> Result
  ) -> Result? {
    let now = clock.now.seconds
    return state.withLock { state in
      guard var policy = state.policies[name] else { return nil }
      defer { state.policies[name] = policy }
      return body(&policy, state.dns, now)
    }
  }
}

extension WorldState: OutgoingMail {
  package func hasRoom(for octets: Int, at host: String) -> Bool {
    state.withLock { state in
      let held = state.queues.values.reduce(0) { $0 + $1.octets }
      return held + octets <= Self.octetLimit && state.queues[host]?.hasRoom ?? true
    }
  }

  package func accept(_ message: ForwardedMessage) {
    guard let host = world.host(named: message.host) else { return }
    let now = clock.now.seconds
    state.withLock { state in
      state.submitted[message.transaction.clientAddress] = message
      if state.hops.count >= Self.hopLimit { state.hops = [:] }
      state.hops[Self.key(message.trace.map(\.text))] = RecordedHop(host: host.name, transaction: message.transaction)
      let policy = state.policies[host.name]
      if let policy, policy.rules.contains(.relay), !policy.mayRelay(message.transaction),
        state.probes[host.name] == nil, !state.listed.contains(host.address)
      {
        state.probes[host.name] = now + world.blockList.delay
      }
    }
    add(QueuedMessage(message, arrived: now, nextTry: now + host.queueInterval), at: host)
  }

  package func delivered(_ message: ForwardedMessage) {
    let request = NotificationRequest(message.transaction.envelope)
    let told = message.recipients.filter { request.wants(.success, for: $0) }
    guard !told.isEmpty, let host = world.host(named: message.host) else { return }
    let now = clock.now.seconds
    report(.done(QueuedMessage(message, arrived: now, nextTry: now), told, isRelayed: false), from: host)
  }
}

extension QueuedMessage {
  fileprivate init(_ message: ForwardedMessage, arrived: Int, nextTry: Int) {
    let envelope = message.transaction.envelope
    let trace = message.trace.flatMap { Array($0.text.utf8) + ASCII.crlf }
    self.init(
      id: message.id, sender: envelope.sender ?? .null, recipients: message.recipients,
      request: NotificationRequest(envelope), text: trace + message.text, arrived: arrived, nextTry: nextTry)
  }
}

/// The policy of one host, as its server asks for it.
struct RunningPolicy: LocalPolicy {
  let host: WorldHost
  let state: WorldState

  func recipient(_ path: ForwardPath, in transaction: MailTransaction) -> RecipientPolicy {
    state.withPolicy(of: host.name) { policy, _, _ in policy.recipient(path, in: transaction) } ?? .relayDenied
  }

  func objection(to step: PolicyStep, in transaction: MailTransaction) -> PolicyRefusal? {
    state.withPolicy(of: host.name) { [zone = state.world.blockList.zone] policy, dns, now in
      policy.objection(to: step, in: transaction, dns: dns, blockList: zone, now: now)
    } ?? nil
  }

  func clientName(of address: String) -> String? { IPv4Address(address).flatMap { state.dns.confirmedName(of: $0) } }

  func examine(_ message: [UInt8], _ transaction: MailTransaction) -> MessageFinding {
    state.withPolicy(of: host.name) { policy, dns, now in
      policy.examine(message, transaction, dns: dns, now: now)
    } ?? MessageFinding()
  }
}
