import Octets
import Personas
import PracticeServer
import SMTP
import Testing

@testable import World
@testable import WorldServers

/// The practice world without sockets, and the same world over TCP: what is said there, and what arrives, is the same.
@MainActor @Suite("The practice world in memory", .serialized)
struct InMemoryWorldTests {
  /// Somebody who connects, speaks, and lets time pass.
  struct Visit: Sendable {
    let name: String
    let from: String
    let host: String
    let lines: [String]
    var hours = 0
    let codes: [Int]
    /// Where mail arrived, and from which address.
    let mail: [String]

    init(
      _ name: String, from: String = "desk", at host: String, _ lines: [String], hours: Int = 0, _ codes: [Int],
      mail: [String] = []
    ) {
      (self.name, self.from, self.host, self.lines) = (name, from, host, lines)
      (self.hours, self.codes, self.mail) = (hours, codes, mail)
    }
  }

  private nonisolated static func message(from sender: String, to recipients: String...) -> [String] {
    ["HELO desk.study.example", "MAIL FROM:<\(sender)>"] + recipients.map { "RCPT TO:<\($0)>" }
      + ["DATA", "Subject: x\r\n\r\nx\r\n."]
  }

  nonisolated static let visits: [Visit] = [
    Visit(
      "an open relay passes it on", from: "stranger", at: "relay.roadrunner.example",
      message(from: "elmer@toontown.example", to: "daffy@toontown.example"), [250, 250, 250, 354, 250],
      mail: ["daffy@toontown.example from 127.25.3.1"]),
    Visit(
      "a gateway bounces later", at: "gate.oz.example",
      message(from: "you@christian.net", to: "nobody@oz.example", "toto@oz.example"), hours: 1,
      [250, 250, 250, 250, 354, 250],
      mail: ["toto@oz.example from 127.25.7.1", "you@christian.net from 127.25.7.1"]),
    Visit(
      "a report about a report goes nowhere", at: "gate.oz.example", message(from: "", to: "nobody@oz.example"),
      hours: 1, [250, 250, 250, 354, 250]),
    Visit(
      "a stranger gets the bounce", from: "stranger", at: "gate.oz.example",
      message(from: "granny@bigmail.example", to: "nobody@oz.example"), hours: 1, [250, 250, 250, 354, 250],
      mail: ["granny@bigmail.example from 127.25.7.1"]),
    Visit(
      "greylisting defers", at: "mx.wonderland.example",
      message(from: "you@christian.net", to: "alice@wonderland.example"),
      hours: 1, [250, 250, 451, 503, 500]),
    Visit(
      "too many recipients", at: "mx.neverland.example",
      message(
        from: "you@christian.net", to: "peter@neverland.example", "wendy@neverland.example",
        "postmaster@neverland.example"), [250, 250, 250, 250, 452, 354, 250],
      mail: ["peter@neverland.example from 127.25.90.1", "wendy@neverland.example from 127.25.90.1"]),
  ]

  private static func arrived(in store: MailStore) -> [String] {
    store.mailboxes.flatMap { mailbox in
      store.messages(in: mailbox).map { "\(mailbox) from \($0.clientAddress)" }
    }.sorted()
  }

  private static func world() -> InMemoryWorld {
    InMemoryWorld(
      clock: WorldClock(.stopped(at: WallClock.Moment(seconds: 1_764_000_000))), store: MailStore())
  }

  private static func connect(_ world: InMemoryWorld, _ visit: Visit) throws -> InMemoryServer {
    let host = try #require(world.world.host(named: visit.host))
    let place = try #require(world.world.source(named: visit.from))
    return try #require(world.connect(to: host, from: place.address))
  }

  @Test("each host says what it says over TCP, and mail arrives where it does there", arguments: visits)
  func visit(visit: Visit) throws {
    let world = Self.world()
    var server = try Self.connect(world, visit)
    var codes: [Int] = []
    for line in visit.lines { codes += server.send(Array(line.utf8) + ASCII.crlf).map { Int("\($0.code)") ?? 0 } }
    #expect(Array(codes.prefix(visit.codes.count)) == visit.codes)
    world.settle()
    if visit.hours > 0 { world.move(by: TimeSpan(seconds: visit.hours * 3_600)) }
    #expect(Self.arrived(in: world.store) == visit.mail)
  }

  @Test("what is tried in a copy changes nothing here, and the copy goes on where this one is")
  func copies() throws {
    let world = Self.world()
    let visit = Self.visits[4]
    var server = try Self.connect(world, visit)
    for line in visit.lines.prefix(2) { _ = server.send(Array(line.utf8) + ASCII.crlf) }
    let rcpt = Array(visit.lines[2].utf8) + ASCII.crlf
    func codes(_ server: inout InMemoryServer) -> [Int] { server.send(rcpt).map { Int("\($0.code)") ?? 0 } }

    let copy = world.copy()
    var tried = copy.adopt(server, of: copy.world.host(named: visit.host))
    #expect(codes(&tried) == [451])
    copy.move(by: TimeSpan(seconds: 900))
    #expect(codes(&tried) == [250])
    // Here nobody has been there yet, and no time has passed.
    #expect(codes(&server) == [451])
    #expect(world.state.clock.leadSeconds == 0)
  }

  @Test("a world is put back to an earlier moment: mail, rules, queues, the clock and what servers remember")
  func snapshots() async throws {
    let store = MailStore()
    let servers = WorldServers(clock: WorldClock(.stopped(at: WallClock.Moment(seconds: 1_764_000_000))), store: store)
    let relay = try #require(servers.world.host(named: "relay.roadrunner.example"))
    let before = servers.snapshot
    await servers.set(.relay, false, at: relay)
    await servers.set(try ScenarioSet("hang-up-at-rcpt"), at: relay)
    _ = await servers.move(by: TimeSpan(seconds: 900))
    #expect(servers.state.rules(of: relay) == [.users])
    await servers.restore(before)
    #expect(servers.state.rules(of: relay) == [.relay, .users])
    #expect(servers.state.scenarios(of: relay) == .none)
    #expect(servers.clock.leadSeconds == 0)
    await servers.set(.relay, false, at: relay)
    await servers.reset()
    #expect(servers.state.rules(of: relay) == [.relay, .users])
  }
}

extension InMemoryWorldTests.Visit: CustomTestStringConvertible {
  var testDescription: String { name }
}
