import Foundation
import Names
import Octets
import TestSupport
import Testing
import Unbound

/// What libunbound makes of the world's DNS. `drill`, a program of others, sees the same.
@Suite("Names asked of libunbound", .serialized) struct UnboundResolverTests {
  private let world: CheckWorld

  init() throws { world = try CheckWorld.shared() }

  private func resolver(port: Int? = nil, anchor: String? = nil, seconds: Double = 10) throws -> UnboundResolver {
    let server = "127.0.0.1:\(port ?? world.dns)"
    return try UnboundResolver(
      ResolverOptions(resolvers: [server], trustAnchor: anchor ?? world.anchor), seconds: seconds)
  }

  private func ask(_ name: String, _ type: RecordType, of resolver: UnboundResolver) async throws -> DNSAnswer {
    await resolver.answer(DNSQuestion(name == "." ? .root : try #require(DomainName(name)), type))
  }

  @Test(arguments: [
    ("good.test", RecordType.mx, 2), ("mx1.good.test", .a, 1), ("mx1.good.test", .aaaa, 1),
    ("_25._tcp.mx2.good.test", .tlsa, 2),
    ("_mta-sts.good.test", .txt, 1), ("nullmx.test", .mx, 1), ("huge.test", .mx, 120), ("huge.test", .txt, 120),
    ("many.test", .mx, 3000), ("anything.wild.chain.test", .mx, 1), ("hostile.test", .mx, 1), (".", .soa, 1),
  ])
  func secureRecords(_ name: String, _ type: RecordType, _ count: Int) async throws {
    let answer = try await ask(name, type, of: resolver())
    #expect(answer.records.count == count)
    #expect(answer.trust == .secure)
    #expect(!answer.records.contains { if case .malformed = $0 { true } else { false } })
  }

  @Test func whatIsNotThereIsSecureToo() async throws {
    let resolver = try resolver()
    for (name, result) in [("nomail.test", DNSAnswer.Result.noData), ("nowhere.good.test", .noSuchName)] {
      let answer = try await ask(name, .mx, of: resolver)
      #expect(answer.result == result)
      #expect(answer.trust == .secure)
    }
  }

  @Test func unsignedZones() async throws {
    let resolver = try resolver()
    #expect(try await ask("plain.test", .mx, of: resolver).trust == .insecure)
    #expect(try await ask("_25._tcp.mx.plain.test", .tlsa, of: resolver).trust == .insecure)
    let reverse = try await ask("11.0.0.127.in-addr.arpa", .ptr, of: resolver)
    #expect(reverse.records == [.ptr(try #require(DomainName("mx1.good.test")))])
  }

  @Test(arguments: [("bogus.test", "signature"), ("expired.test", "expired")])
  func bogusAnswers(_ name: String, _ word: String) async throws {
    let answer = try await ask(name, .mx, of: resolver())
    guard case .bogus(let reason) = answer.trust else {
      Issue.record("\(answer)")
      return
    }
    #expect(reason.raw.contains(word), "\(reason)")
    #expect(answer.records.count == 1)
  }

  @Test(arguments: ["lame.test", "refused.test", "loop1.chain.test", "_25._tcp.mx.tlsafail.test"])
  func noProperAnswer(_ name: String) async throws {
    #expect(try await ask(name, .mx, of: resolver()).result == .failed(.code(2)))
  }

  @Test func aliases() async throws {
    let answer = try await ask("c1.chain.test", .mx, of: resolver())
    #expect(answer.canonicalName == DomainName("c6.chain.test"))
    #expect(answer.records.count == 1)
    #expect(answer.trust == .secure)
  }

  /// A resolver that is silent is given up at the deadline, and so is a port where nobody listens; the library would go on
  /// for a quarter of a minute. The bound is one that only the library would reach.
  @Test func silence() async throws {
    let closed = try LoopbackPort()
    for port in [world.silent, closed.number] {
      let resolver = try resolver(port: port, seconds: 0.3)
      let answers = await withTaskGroup(of: DNSAnswer.self) { group in
        for type in RecordType.allCases {
          group.addTask { await resolver.answer(DNSQuestion(.root, type)) }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(answers.count == RecordType.allCases.count)
      for answer in answers { #expect(answer.result == .failed(.timedOut(seconds: 0.3))) }
    }
  }

  /// One bad question does not keep the next one waiting.
  @Test func lateAnswersAreForgotten() async throws {
    let resolver = try resolver(seconds: 2)
    async let late = ask("timeout.test", .mx, of: resolver)
    #expect(try await ask("good.test", .mx, of: resolver).trust == .secure)
    #expect(try await late.result == .failed(.timedOut(seconds: 2)))
    #expect(try await ask("good.test", .txt, of: resolver).trust == .secure)
  }

  @Test func signaturesTakenAway() async throws {
    let resolver = try resolver(port: world.strip)
    let root = try await ask(".", .soa, of: resolver)
    guard case .bogus(let reason) = root.trust else {
      Issue.record("\(root)")
      return
    }
    #expect(reason.raw.hasPrefix("no signatures"), "\(reason)")
    #expect(try await ask("good.test", .mx, of: resolver).records.count == 2)
  }

  @Test func anOldKeyOfTheRoot() async throws {
    let root = try await ask(".", .soa, of: resolver(anchor: world.oldAnchor))
    guard case .bogus(let reason) = root.trust else {
      Issue.record("\(root)")
      return
    }
    #expect(reason.raw.contains("missing"), "\(reason)")
  }

  @Test func filesThatAreNoAnchor() throws {
    let folder = try TemporaryFolder("anchor")
    try folder.write("hello\n", to: "words")
    try folder.write("; nothing\n\n", to: "empty")
    try folder.write(". IN DS 20326 8 2 zz\n", to: "broken")
    #expect(throws: UnboundResolver.Unavailable.anchorMissing(errno: ENOENT)) {
      try resolver(anchor: folder.file("missing"))
    }
    for name in ["words", "empty", "broken"] {
      #expect(throws: UnboundResolver.Unavailable.anchorUnusable, "\(name)") { try resolver(anchor: folder.file(name)) }
    }
  }

  /// The keys of the real root are there without a file; they do not fit this one, so nothing of it is believed.
  @Test func theRealRoot() async throws {
    let resolver = try UnboundResolver(ResolverOptions(resolvers: ["127.0.0.1:\(world.dns)"]), seconds: 10)
    let root = await resolver.answer(DNSQuestion(.root, .soa))
    guard case .bogus = root.trust else {
      Issue.record("\(root)")
      return
    }
  }

  @Test(arguments: ["good.test", "plain.test", "nullmx.test", "huge.test"])
  func drillAgrees(_ name: String) async throws {
    let run = try await Run.program(
      try Peers.require("usr/bin/drill"), ["-D", "-t", "-p", "\(world.dns)", "@127.0.0.1", name, "MX"],
      environment: ["LD_LIBRARY_PATH": try Peers.libraries()])
    let answer = try await ask(name, .mx, of: resolver())
    let lines = run.outputText.split(separator: "\n").filter {
      $0.contains("\tMX\t") && !$0.hasPrefix(";") && !$0.contains("RRSIG")
    }
    #expect(lines.count == answer.records.count)
    let flags = run.outputText.split(separator: "\n").first { $0.hasPrefix(";; flags:") } ?? ""
    #expect(flags.contains(" ad ") == (answer.trust == .secure), "\(flags)")
  }
}
