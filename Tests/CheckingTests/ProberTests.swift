import Checking
import Delivery
import Names
import Network
import Octets
import SMTP
import TLS
import TestSupport
import Testing

@Suite("One look at one address", .serialized)
struct ProberTests {
  static let name = "mx1.good.test"

  static func look(
    _ port: Int, records: [TLSARecord] = [], authorities: Authorities = .system, reply: Double = 20, whole: Double = 40
  ) async throws -> Visit {
    var options = Prober.Options()
    (options.connect, options.reply, options.whole) = (10, reply, whole)
    let visit = Visit(host: 3, address: try #require(IPAddress("127.0.0.1")))
    let target = ProbeTarget(
      visit, port: port, name: DomainName(name), records: records, nextHop: nil, helo: "me.test", trials: [])
    return await Prober(options).look(target, authorities)
  }

  static func server(_ steps: [ServerStep]) throws -> ScriptedServer { try ScriptedServer(steps) }

  static let beginning: [ServerStep] = [
    .reply("220 mx"), .readUntil("EHLO me.test\r\n"), .send("250-mx\r\n250 STARTTLS\r\n"), .readUntil("STARTTLS\r\n"),
  ]

  @Test("a healthy server is seen whole, its certificate judged by authorities and by DANE")
  func healthy() async throws {
    let authority = try CertificateMaker.make(.authority("Authority"))
    let recipe = CertificateRecipe(commonName: Self.name, names: [.dns(Self.name)])
    let identity = try CertificateMaker.make(recipe, signedBy: authority)
    let context = try TLSContext(server: TLSServerOptions(certificate: .made(identity)))
    let steps =
      Self.beginning + [
        .reply("220 go"), .secure(context), .readUntil("EHLO me.test\r\n"), .reply("250 mx"), .readUntil("QUIT\r\n"),
        .reply("221 bye"), .close,
      ]
    let trust = Authorities.pem(authority.certificates.joined())
    let first = try await Self.look(Int(Self.server(steps).port), authorities: trust)
    #expect(first.reached == .tls && first.failure == nil && first.host == 3)
    #expect(first.tls?.verification == .verified(name: Self.name) && first.tls?.serverName == Self.name)
    #expect(first.dane.isEmpty && first.milliseconds > 0 && first.secureHello?.code == .ok)
    let own = try #require(first.tls?.chain.first)
    let record = try #require(DANE.record(for: own))
    let wrong = TLSARecord(usage: 3, selector: 1, matching: 1, data: [UInt8](repeating: 7, count: 32))
    let second = try await Self.look(Int(Self.server(steps).port), records: [wrong, record])
    #expect(second.dane.map(\.result) == [.differs, .matches])
    #expect(second.tls?.verification.isVerified == false)
  }

  @Test("plaintext after the go-ahead is never taken for an answer inside TLS")
  func injected() async throws {
    let server = try Self.server(Self.beginning + [.send("220 go\r\n250 evil\r\n")])
    let visit = try await Self.look(Int(server.port))
    #expect(visit.tls == nil && visit.secureHello == nil)
    guard case .injected? = visit.failure else {
      Issue.record("\(String(describing: visit.failure))")
      return
    }
  }

  @Test("what is not TLS is told as that, and the connection is closed without QUIT")
  func notTLS() async throws {
    let server = try Self.server(Self.beginning + [.reply("220 go"), .expect(count: 5), .reply("500 what"), .close])
    guard case .tls(let failure)? = try await Self.look(Int(server.port)).failure, case .notTLS = failure.kind else {
      Issue.record("taken for TLS")
      return
    }
  }

  @Test("a closed port, a server of another kind, one that closes and one that resets: each by its name")
  func others() async throws {
    #expect(try await Self.look(Int(LoopbackPort.free())).failure == .refused)
    let shell = try await Self.look(Int(Self.server([.reply("SSH-2.0-x")]).port))
    #expect(shell.failure == .notSMTP("SSH-2.0-x") && shell.reached == .connected)
    #expect(try await Self.look(Int(Self.server([.close]).port)).failure == .lost)
    #expect(try await Self.look(Int(Self.server([.reply("220 a"), .expectLine, .reset]).port)).failure == .lost)
    let refused = try await Self.look(Int(Self.server([.reply("554 no"), .readUntil("QUIT\r\n"), .close]).port))
    #expect(refused.failure == nil && refused.greeting?.code.rawValue == 554)
  }

  @Test("silence has an end, and so has a reply that trickles")
  func silent() async throws {
    let mute = try await Self.look(Int(Self.server([.readNothing]).port), reply: 0.2)
    #expect(mute.failure == .silent(seconds: 0.2) && mute.reached == .connected)
    let trickle: [ServerStep] = [.send("220-x\r\n")]
    let slow = (0..<40).flatMap { _ in trickle + [.pause(milliseconds: 50)] }
    #expect(try await Self.look(Int(Self.server(slow).port), reply: 0.5).failure == .silent(seconds: 0.5))
    let whole = try await Self.look(Int(Self.server([.readNothing]).port), reply: 20, whole: 0.2)
    #expect(whole.failure == .silent(seconds: 0.2))
  }

  @Test("a look that is ended tells so, with what was seen")
  func cancelled() async throws {
    let server = try Self.server([.reply("220 a"), .expectLine, .readNothing])
    let port = Int(server.port)
    let look = Task { try await Self.look(port) }
    _ = try await eventually("no EHLO came") { server.received.isEmpty ? nil : true }
    look.cancel()
    let visit = try await look.value
    #expect(visit.failure == .unfinished && visit.reached == .greeted)
  }
}
