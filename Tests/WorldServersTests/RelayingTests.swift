import Network
import Octets
import Personas
import PracticeServer
import SMTP
import Testing

@testable import World
@testable import WorldServers

/// The practice world at work: messages go from host to host over TCP, and come back where they cannot be delivered.
@MainActor @Suite("Relaying in the practice world", .serialized) struct RelayingTests {
  private let store = MailStore()
  private let servers: WorldServers

  init() {
    servers = WorldServers(clock: WorldClock(.stopped(at: WallClock.Moment(seconds: 1_764_000_000))), store: store)
  }

  /// Sends a message as somebody at an address; the reply that ended it, or the last reply.
  @discardableResult
  private func send(
    from place: String, via host: String, sender: String, to recipient: String,
    text: String = "Subject: x\r\n\r\nx\r\n",
    asking: [Parameter] = []
  ) async throws -> String {
    let host = try #require(servers.world.host(meantBy: host))
    let endpoint = try await servers.endpoint(of: host)
    let source = try #require(servers.world.source(named: place))
    let client = RelayClient(
      name: "x", source: servers.hasOwnAddresses ? "\(source.address)" : nil, server: host.name)
    let path = sender.isEmpty ? ReversePath.null : .mailbox(try Mailbox(sender))
    let mailbox = try Mailbox(recipient)
    let message = QueuedMessage(
      id: "x", sender: path, recipients: [mailbox],
      request: NotificationRequest(ofMessage: [], ofRecipients: [mailbox: asking]), text: Array(text.utf8), arrived: 0,
      nextTry: 0)
    switch await client.deliver(message, to: [mailbox], at: endpoint) {
    case .done(let refused, _):
      await servers.settle()
      return refused[mailbox].map { "\($0.code) \($0.firstText)" } ?? "accepted"
    case .refused(let reply): return "\(reply.code) \(reply.firstText)"
    case .broken(let words): return words
    }
  }

  private func inbox(_ name: String) throws -> [String] {
    store.messages(in: try Mailbox(name)).map { message in
      (message.trace.map(\.text) + [String(decoding: message.text, as: UTF8.self)]).joined(separator: "\n")
    }
  }

  private func host(_ name: String) throws -> WorldHost { try #require(servers.world.host(meantBy: name)) }

  @Test("a message through an open relay gets a Received line of each host, and the last one names the relay")
  func relayed() async throws {
    #expect(
      try await send(
        from: "stranger", via: "relay.", sender: "elmer@toontown.example", to: "daffy@toontown.example")
        == "accepted")
    let text = try #require(inbox("daffy@toontown.example").first)
    let received = text.split(separator: "Received: ").dropFirst().map { String($0.prefix { !$0.isNewline }) }
    #expect(
      received == [
        "from relay.roadrunner.example (relay.roadrunner.example [127.25.3.1])", "from [127.25.92.8] (helo=x)",
      ])
    #expect(text.hasSuffix("Subject: x\r\n\r\nx\r\n"))
  }

  @Test("a Received line that a host wrote is known, and one that a sender typed is not")
  func forged() async throws {
    try await send(
      from: "stranger", via: "relay.", sender: "elmer@toontown.example", to: "daffy@toontown.example",
      text: "Received: from nowhere by nobody; today\r\nSubject: x\r\n\r\nx\r\n")
    let message = try #require(store.messages(in: try Mailbox("daffy@toontown.example")).first)
    let fields = MessageHeader(message.text).fields.filter { $0.name == "Received" }
    #expect(fields.map { servers.state.hop(of: $0.lines)?.host } == ["relay.roadrunner.example", nil])
  }

  @Test("an open relay is listed after an hour, an honest message through it bounces, and closing it helps a day later")
  func listing() async throws {
    try await send(from: "stranger", via: "relay.", sender: "elmer@toontown.example", to: "daffy@toontown.example")
    #expect(servers.state.listed.count == 1)
    #expect(await servers.move(by: TimeSpan(seconds: 3_599)).isEmpty)
    #expect(await servers.move(by: TimeSpan(seconds: 1)).map(\.kind) == [.listed("127.25.3.1")])
    #expect(
      try await send(from: "desk", via: "relay.", sender: "you@christian.net", to: "daffy@toontown.example")
        == "accepted")
    #expect(try inbox("daffy@toontown.example").count == 1)
    let bounce = try #require(inbox("you@christian.net").first)
    #expect(
      bounce.contains("554 5.7.1 Service unavailable; Client host [127.25.3.1] blocked using bl.watchdog.example"))
    #expect(bounce.contains("Return-path: <>"))
    await servers.set(.relay, false, at: try host("relay."))
    #expect(
      try await send(from: "desk", via: "relay.", sender: "you@christian.net", to: "daffy@toontown.example")
        == "550 relay not permitted")
    #expect(await servers.move(by: TimeSpan(seconds: 86_400)).map(\.kind) == [.unlisted("127.25.3.1")])
  }

  @Test("a gateway that accepts everybody sends a report to a stranger whose name was forged; a null sender gets none")
  func backscatter() async throws {
    #expect(
      try await send(from: "stranger", via: "gate", sender: "elmer@toontown.example", to: "nobody@oz.example")
        == "accepted")
    #expect(try inbox("elmer@toontown.example").isEmpty)
    #expect(servers.state.queue(of: try host("gate")).count == 1)
    _ = await servers.move(by: TimeSpan(seconds: 900))
    let bounce = try #require(inbox("elmer@toontown.example").first)
    #expect(bounce.contains("Final-Recipient: rfc822; nobody@oz.example"))
    try await send(from: "stranger", via: "gate", sender: "", to: "nobody@oz.example")
    _ = await servers.move(by: TimeSpan(seconds: 900))
    #expect(store.count == 1)
    #expect(servers.world.hosts.allSatisfy { servers.state.queue(of: $0).isEmpty })
  }

  @Test("a greylisted message is tried again by a host that has a queue, and arrives")
  func greylisted() async throws {
    #expect(
      try await send(from: "company", via: "mail.acme", sender: "wile@acme.example", to: "alice@wonderland.example")
        == "accepted")
    #expect(try inbox("alice@wonderland.example").isEmpty)
    let waiting = try #require(servers.state.queue(of: try host("mail.acme")).first)
    #expect(waiting.lastFailure?.words.hasPrefix("451 Greylisted") == true)
    let events = await servers.move(by: TimeSpan(seconds: 900))
    #expect(events.count == 1)
    let text = try #require(inbox("alice@wonderland.example").first)
    #expect(text.contains("Authentication-Results: mx.wonderland.example;\n\tspf=pass smtp.mailfrom=acme.example"))
  }

  @Test(
    "a report of success comes from the last host that knows DSN: where it was delivered, or where it left for another")
  func success() async throws {
    let asking = [
      Parameter(keyword: "NOTIFY", value: "SUCCESS"), Parameter(keyword: "ORCPT", value: "rfc822;d+2Bx@y.z"),
    ]
    try await send(
      from: "company", via: "mail.acme", sender: "wile@acme.example", to: "daffy@toontown.example", asking: asking)
    let delivered = try #require(inbox("wile@acme.example").first)
    #expect(delivered.contains("Reporting-MTA: dns; mx1.toontown.example"))
    #expect(
      delivered.contains("Original-Recipient: rfc822; d+x@y.z\r\nFinal-Recipient: rfc822; daffy@toontown.example"))
    #expect(delivered.contains("Action: delivered"))
    // An Exim, which knows nothing of it, and greylists.
    try await send(
      from: "company", via: "mail.acme", sender: "wile@acme.example", to: "alice@wonderland.example", asking: asking)
    #expect(try inbox("wile@acme.example").count == 1)
    _ = await servers.move(by: TimeSpan(seconds: 900))
    let relayed = try #require(inbox("wile@acme.example").last)
    #expect(relayed.contains("Reporting-MTA: dns; mail.acme.example"))
    #expect(relayed.contains("Action: relayed"))
    // Nobody asked: nobody is told.
    try await send(from: "company", via: "mail.acme", sender: "wile@acme.example", to: "daffy@toontown.example")
    #expect(try inbox("wile@acme.example").count == 2)
  }

  @Test("NOTIFY=NEVER: a refusal by the next host is told to nobody")
  func never() async throws {
    let asking = [Parameter(keyword: "NOTIFY", value: "NEVER")]
    try await send(
      from: "company", via: "mail.acme", sender: "wile@acme.example", to: "bob@gmail.com", asking: asking)
    #expect(try inbox("wile@acme.example").isEmpty)
    #expect(servers.state.events.last?.words.hasSuffix("nobody is told, as NOTIFY asked") == true)
    try await send(from: "company", via: "mail.acme", sender: "wile@acme.example", to: "bob@gmail.com")
    #expect(try inbox("wile@acme.example").count == 1)
  }

  @Test("a backup keeps mail while the first host is down, and gives it back after five days")
  func backup() async throws {
    await servers.set(.down, true, at: try host("mx1"))
    await #expect(throws: WorldServers.Unreachable.down) { try await servers.endpoint(of: try host("mx1")) }
    try await send(from: "desk", via: "mail.acme", sender: "x@acme.example", to: "orders@acme.example")
    try await send(from: "company", via: "mail.acme", sender: "wile@acme.example", to: "daffy@toontown.example")
    #expect(servers.state.queue(of: try host("mx2")).count == 1)
    await servers.set(.down, false, at: try host("mx1"))
    _ = await servers.move(by: TimeSpan(seconds: 900))
    let text = try #require(inbox("daffy@toontown.example").first)
    #expect(text.split(separator: "Received: ").count == 4)
    await servers.set(.down, true, at: try host("mx1"))
    try await send(from: "company", via: "mail.acme", sender: "wile@acme.example", to: "daffy@toontown.example")
    _ = await servers.move(by: TimeSpan(seconds: 6 * 86_400))
    let reports = try inbox("wile@acme.example")
    #expect(reports.count == 2)
    #expect(reports.first?.contains("Warning: message is delayed") == true)
    #expect(reports.last?.contains("Status: 5.4.7") == true)
  }

  @Test("mail for a name outside the world goes nowhere: no resolver is asked, and the sender is told")
  func outside() async throws {
    #expect(
      try await send(from: "company", via: "mail.acme", sender: "wile@acme.example", to: "bob@gmail.com") == "accepted")
    let report = try #require(inbox("wile@acme.example").first)
    #expect(report.contains("there is no such domain"))
    #expect(report.contains("Status: 5.1.2"))
  }

  @Test(
    "where the system has no such addresses, every host is on 127.0.0.1, and mail goes from one to the next all the same"
  )
  func oneAddress() async throws {
    // Addresses that no machine has (RFC 5737).
    let hosts = [
      WorldHost(
        name: "a.oz.example", address: "192.0.2.1", persona: "postfix", relayDomains: ["oz.example"],
        nextHost: "b.oz.example", words: ""),
      WorldHost(name: "b.oz.example", address: "192.0.2.2", persona: "postfix", domains: ["oz.example"], words: ""),
    ]
    let dns = WorldDNS(zones: ["oz.example"], records: hosts.map { DNSRecord($0.name, .a($0.address)) })
    let block = PracticeWorld.BlockList(zone: "bl.oz.example", delay: 1, listed: [])
    let world = PracticeWorld(
      hosts: hosts, places: PracticeWorld.standard.places, dns: dns, blockList: block, signed: [], policies: [:])
    let servers = WorldServers(world: world, store: store)
    let endpoint = try await servers.endpoint(of: hosts[0])
    #expect(endpoint.host == "127.0.0.1")
    #expect(!servers.hasOwnAddresses)
    #expect(servers.source(world.desk) == nil)
    let ann = Mailbox(localPart: "ann", domain: "oz.example")
    let message = QueuedMessage(
      id: "x", sender: .null, recipients: [ann], text: Array("Subject: x\r\n\r\n".utf8), arrived: 0, nextTry: 0)
    let client = RelayClient(name: "x", source: nil, server: "a.oz.example")
    guard case .done(let refused, _) = await client.deliver(message, to: [ann], at: endpoint) else {
      Issue.record("not delivered")
      return
    }
    #expect(refused.isEmpty)
    await servers.settle()
    #expect(store.messages(in: ann).count == 1)
  }

  @Test("a host listens on its own address, and sees the address that the client connects from")
  func addresses() async throws {
    let endpoint = try await servers.endpoint(of: try host("mx1"))
    #expect(endpoint.host == "127.25.2.1")
    #expect(servers.hasOwnAddresses)
    await #expect(throws: WorldServers.Unreachable.port(587)) {
      try await servers.endpoint(of: try host("mx1"), port: 587)
    }
    #expect(
      try await send(from: "listed", via: "mx1", sender: "a@oz.example", to: "daffy@toontown.example")
        == "554 5.7.1 Service unavailable; Client host [127.25.93.13] blocked using bl.watchdog.example")
    #expect(
      try await send(from: "desk", via: "mx1", sender: "a@oz.example", to: "daffy@toontown.example") == "accepted")
  }
}
