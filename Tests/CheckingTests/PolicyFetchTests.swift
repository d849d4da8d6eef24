import Checking
import Delivery
import Names
import Octets
import TLS
import TestSupport
import Testing

@Suite("A policy is fetched over TLS, from the host that it belongs to", .serialized)
struct PolicyFetchTests {
  static let host = "mta-sts.good.test"
  static let text = "version: STSv1\r\nmode: enforce\r\nmx: mx1.good.test\r\nmax_age: 86400\r\n"

  /// - Parameter clear: what the server says before any TLS.
  static func fetch(
    _ answer: String, names: [AlternativeName] = [.dns(host)], clear: String? = nil
  ) async throws -> (state: STSState, request: String) {
    let authority = try CertificateMaker.make(.authority("Authority"))
    let identity = try CertificateMaker.make(CertificateRecipe(commonName: "x", names: names), signedBy: authority)
    let context = try TLSContext(server: TLSServerOptions(certificate: .made(identity)))
    let begins: [ServerStep] = clear.map { [.send($0)] } ?? [.secure(context), .readUntil("\r\n\r\n")]
    let server = try ScriptedServer(begins + [.send(answer), .endTLS, .close])
    let address = try #require(IPAddress("127.0.0.1"))
    let place = PolicyPlace(host: try #require(DomainName(host)), addresses: [address], id: "1")
    let trust = Authorities.pem(authority.certificates.joined())
    let state = await Prober(Prober.Options()).policy(place, [address], Int(server.port), trust)
    return (state, server.received)
  }

  static func answer(_ status: String, _ header: String = "", _ body: String = text) -> String {
    "HTTP/1.1 \(status)\r\n\(header)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  @Test("one GET, of the one path, with the host's name")
  func good() async throws {
    let (state, request) = try await Self.fetch(Self.answer("200 OK"))
    guard case .policy(let policy, id: "1") = state else {
      Issue.record("\(state)")
      return
    }
    #expect(policy.mode == .enforce && policy.hosts.map(\.raw) == ["mx1.good.test"] && policy.maxAge == 86_400)
    #expect(request.hasPrefix("GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: mta-sts.good.test\r\n"))
  }

  @Test("what is not a policy from that host is a fault, each by its name")
  func faults() async throws {
    #expect(try await Self.fetch(Self.answer("404 Not Found")).state == .unusable(.status(404)))
    let moved = try await Self.fetch(Self.answer("301 Moved", "Location: https://other.test/\r\n")).state
    #expect(moved == .unusable(.redirect(to: "https://other.test/")))
    let large = try await Self.fetch(Self.answer("200 OK", "", String(repeating: "x", count: 65_537))).state
    #expect(large == .unusable(.tooLarge))
    guard case .unusable(.notHTTP) = try await Self.fetch("220 mx ESMTP\r\n").state else {
      Issue.record("a mail server passed")
      return
    }
    guard case .unusable(.syntax) = try await Self.fetch(Self.answer("200 OK", "", "hello")).state else {
      Issue.record("a page passed for a policy")
      return
    }
  }

  @Test("another's certificate gets no question, and plaintext is no answer")
  func notTheHost() async throws {
    let authority = try CertificateMaker.make(.authority("A"))
    let identity = try CertificateMaker.make(
      CertificateRecipe(commonName: "x", names: [.dns("other.test")]), signedBy: authority)
    let context = try TLSContext(server: TLSServerOptions(certificate: .made(identity)))
    let server = try ScriptedServer([.secure(context), .readUntil("\r\n\r\n"), .send(Self.answer("200 OK"))])
    let address = try #require(IPAddress("127.0.0.1"))
    let place = PolicyPlace(host: try #require(DomainName(Self.host)), addresses: [address], id: "1")
    let trust = Authorities.pem(authority.certificates.joined())
    let state = await Prober(Prober.Options()).policy(place, [address], Int(server.port), trust)
    #expect(state == .unusable(.certificate([.wrongName(asked: Self.host, names: [.dns("other.test")])])))
    #expect(server.received.isEmpty)
    guard case .unusable(.unreachable) = try await Self.fetch("", clear: Self.answer("200 OK")).state else {
      Issue.record("plaintext passed")
      return
    }
  }
}
