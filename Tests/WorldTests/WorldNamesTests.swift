import Names
import Testing
import World

/// The practice world answers as a name service does.
@Suite struct WorldNamesTests {
  private let names = WorldNames(PracticeWorld.standard.dns, signed: PracticeWorld.standard.signed)

  private func ask(_ name: String, _ type: RecordType) async throws -> DNSAnswer {
    await names.answer(DNSQuestion(try #require(DomainName(name)), type))
  }

  @Test func records() async throws {
    let exchangers = try await ask("toontown.example", .mx)
    #expect(
      exchangers.records == [
        .mx(preference: 10, host: try #require(DomainName("mx1.toontown.example"))),
        .mx(preference: 20, host: try #require(DomainName("mx2.toontown.example"))),
      ])
    #expect(exchangers.trust == .secure)
    #expect(try await ask("mx1.toontown.example", .a).addresses == [try #require(IPAddress("127.25.2.1"))])
    #expect(try await ask("mx1.toontown.example", .aaaa).result == .noData)
    #expect(try await ask("silent.example", .mx).records == [.mx(preference: 0, host: .root)])
    #expect(try await ask("_25._tcp.mx.neverland.example", .tlsa).records.count == 1)
    #expect(try await ask("1.2.25.127.in-addr.arpa", .ptr).records.count == 1)
  }

  @Test func whatIsNotSigned() async throws {
    #expect(try await ask("bigmail.example", .mx).trust == .insecure)
    #expect(try await ask("_25._tcp.mx-a.bigmail.example", .tlsa).result == .noSuchName)
  }

  /// A chain is as trustworthy as its weakest link.
  @Test func aliases() async throws {
    let answer = try await ask("mail.mirage.example", .a)
    #expect(answer.canonicalName == DomainName("hermit.example"))
    #expect(answer.addresses.count == 1)
    #expect(answer.trust == .insecure)
  }

  /// Nobody is asked about a name that could be real.
  @Test(arguments: ["example.org", "gmail.com", "nobody.toontown.example"])
  func whatDoesNotExist(_ name: String) async throws {
    #expect(try await ask(name, .mx).result == .noSuchName)
    #expect(try await ask(name, .aaaa).result == .noSuchName)
  }

  @Test func theRootVouches() async { #expect(await names.answer(DNSQuestion(.root, .soa)).trust == .secure) }
}
