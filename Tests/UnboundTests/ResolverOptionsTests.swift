import Names
import Testing
import Unbound

@Suite struct ResolverOptionsTests {
  @Test(arguments: [
    ("192.0.2.1", "192.0.2.1", 53), ("192.0.2.1:5353", "192.0.2.1", 5353), ("2001:db8::1", "2001:db8::1", 53),
    ("[2001:db8::1]", "2001:db8::1", 53), ("[2001:db8::1]:54", "2001:db8::1", 54),
  ])
  func servers(_ typed: String, _ address: String, _ port: Int) throws {
    let options = try ResolverOptions(resolvers: [typed])
    #expect(
      options.source == .servers([.init(address: try #require(IPAddress(address)), port: port)]))
  }

  @Test(arguments: [
    "", "dns.example", "192.0.2.1:", "192.0.2.1:0", "192.0.2.1:65536", "192.0.2.1:+5", "[192.0.2.1]", "[2001:db8::1",
    "[2001:db8::1]x", "[]:53", "192.0.2", "roots:53", ":53", "[2001:db8::1]:99999999999999999999",
  ])
  func noServers(_ typed: String) {
    #expect(throws: ResolverOptions.UnknownResolver(word: typed)) { try ResolverOptions(resolvers: [typed]) }
  }

  @Test func others() throws {
    #expect(try ResolverOptions(resolvers: []).source == .system)
    #expect(try ResolverOptions(resolvers: ["roots"]).source == .roots)
    #expect(throws: ResolverOptions.UnknownResolver(word: "roots")) {
      try ResolverOptions(resolvers: ["192.0.2.1", "roots"])
    }
  }
}
