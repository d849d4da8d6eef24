import Delivery
import Names
import Octets
import SMTP
import TLS
import TestSupport
import Testing

@testable import Checking

/// Each mail server and each policy of the world, looked at over TCP.
@Suite("Looks at servers", .serialized) struct ProbeWorldTests {
  private let world: CheckWorld
  private let prober: Prober

  init() throws {
    world = try CheckWorld.shared()
    var options = Prober.Options()
    options.reply = 20
    prober = Prober(options)
  }

  private func look(_ address: String, _ name: String, records: [String] = [], reply: Double = 20) async throws -> Visit
  {
    let visit = Visit(host: 0, address: try #require(IPAddress(address)))
    var options = Prober.Options()
    options.reply = reply
    let known = try #require(DomainName(name))
    let target = ProbeTarget(
      visit, port: world.mail, name: known, records: records.compactMap { TLSARecord($0) },
      nextHop: nil, helo: "client.test", trials: [])
    return await Prober(options).look(target, .file(world.authority))
  }

  @Test func aGoodOne() async throws {
    let visit = try await look("127.0.0.11", "mx1.good.test", records: ["3 1 1 " + String(repeating: "07", count: 32)])
    #expect(visit.reached == .tls)
    #expect(visit.failure == nil)
    #expect(visit.tls?.verification == .verified(name: "mx1.good.test"))
    #expect(visit.secureExtensions != nil)
    #expect(visit.dane.map(\.result) == [.differs])
    let facts = try #require(visit.tls?.chain.first)
    let own = try #require(DANE.record(for: facts))
    let again = try await look("127.0.0.11", "mx1.good.test", records: [own.description])
    #expect(again.dane.map(\.result) == [.matches])
  }

  @Test func theWrongName() async throws {
    let visit = try await look("127.0.0.11", "other.test")
    guard case .failed(let reasons)? = visit.tls?.verification, case .wrongName? = reasons.first else {
      Issue.record("\(visit)")
      return
    }
  }

  @Test(arguments: [("127.0.0.18", "mx.outdated.test"), ("127.0.0.19", "mx.selfsigned.test")])
  func badCertificates(_ address: String, _ name: String) async throws {
    let visit = try await look(address, name)
    #expect(visit.reached == .tls)
    #expect(visit.tls?.verification.isVerified == false)
  }

  @Test(arguments: [("127.0.0.13", Visit.Reached.hello), ("127.0.0.20", .hello)])
  func noSTARTTLS(_ address: String, _ reached: Visit.Reached) async throws {
    let visit = try await look(address, "x.test")
    #expect(visit.reached == reached)
    #expect(visit.failure == nil)
    #expect(visit.extensions?[.startTLS] == nil)
    #expect(visit.extensions?.isMasked == (address == "127.0.0.20"))
  }

  @Test(arguments: [("127.0.0.15", 554), ("127.0.0.17", 421), ("127.0.0.21", 421)])
  func turnedAway(_ address: String, _ code: Int) async throws {
    let visit = try await look(address, "x.test")
    #expect(visit.greeting?.code.rawValue == code)
    #expect(visit.reached == .connected)
    #expect(visit.failure == nil)
  }

  @Test func silence() async throws {
    #expect(try await look("127.0.0.22", "x.test", reply: 0.3).failure == .silent(seconds: 0.3))
  }

  @Test func others() async throws {
    #expect(try await look("127.0.0.23", "x.test").failure == .lost)
    #expect(try await look("127.0.0.29", "x.test").failure == .refused)
    guard case .notSMTP? = try await look("127.0.0.24", "x.test").failure else {
      Issue.record("HTTP")
      return
    }
  }

  // MARK: Policies

  private func policy(_ domain: String, address: String = "127.0.0.11") async throws -> STSState {
    let host = try #require(DomainName("mta-sts.\(domain)"))
    let addresses = [try #require(IPAddress(address))]
    let place = PolicyPlace(host: host, addresses: addresses, id: "1")
    return await prober.policy(place, addresses, world.web, .file(world.authority))
  }

  @Test func aPolicy() async throws {
    guard case .policy(let policy, "1") = try await policy("good.test") else {
      Issue.record("no policy")
      return
    }
    #expect(policy == STSPolicy(mode: .enforce, hosts: ["mx1.good.test", "mx2.good.test"], maxAge: 604_800))
  }

  @Test(arguments: [
    ("sts404.test", "127.0.0.11", "sts.status"), ("stsmoved.test", "127.0.0.11", "sts.redirect"),
    ("stslong.test", "127.0.0.11", "sts.too-large"), ("stssyntax.test", "127.0.0.11", "sts.syntax"),
    ("stsname.test", "127.0.0.11", "sts.certificate"), ("stsdown.test", "127.0.0.29", "sts.unreachable"),
    ("testing.test", "127.0.0.11", "sts.redirect"),
  ])
  func faults(_ domain: String, _ address: String, _ id: String) async throws {
    guard case .unusable(let fault) = try await policy(domain, address: address) else {
      Issue.record("a policy")
      return
    }
    #expect(FindingKind.stsFault(fault).id == id)
  }

  /// curl fetches the same, and fails where this does.
  @Test(arguments: [("good.test", true), ("sts.test", true), ("stsname.test", false)])
  func curlAgrees(_ domain: String, _ isFine: Bool) async throws {
    let host = "mta-sts.\(domain)"
    let run = try await Run.program(
      try Peers.require("usr/bin/curl"),
      [
        "--silent", "--fail", "--cacert", world.authority, "--connect-to", "\(host):443:127.0.0.11:\(world.web)",
        "https://\(host)/.well-known/mta-sts.txt",
      ], environment: ["LD_LIBRARY_PATH": try Peers.libraries()])
    #expect((run.status == 0) == isFine)
    let state = try await policy(domain)
    guard isFine else {
      if case .policy = state { Issue.record("curl refuses it") }
      return
    }
    guard case .policy(let policy, _) = state, case .success(let same) = STSPolicy.read(run.outputText.utf8) else {
      Issue.record("\(state)")
      return
    }
    #expect(policy == same)
  }
}
