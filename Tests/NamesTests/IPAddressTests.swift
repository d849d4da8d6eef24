import Names
import Testing

@Suite struct IPAddressTests {
  @Test(arguments: [
    ("192.0.2.1", "192.0.2.1", "1.2.0.192.in-addr.arpa"),
    (
      "2001:DB8:0:0:0:0:0:1", "2001:db8::1",
      "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"
    ),
  ])
  func forms(_ typed: String, _ text: String, _ reverse: String) throws {
    let address = try #require(IPAddress(typed))
    #expect(address.description == text)
    #expect(address.reverseName.text == reverse)
    #expect(IPAddress(octets: address.octets) == address)
  }

  @Test(arguments: ["", "1.2.3", "1.2.3.256", "192.0.2.1 ", "::g", "192.0.2.1\u{0}", "fe80::1%eth0"])
  func noAddresses(_ typed: String) { #expect(IPAddress(typed) == nil) }

  @Test func onABlockList() throws {
    let zone = try #require(DomainName("bl.test"))
    #expect(IPAddress("127.0.0.2")?.listed(in: zone)?.text == "2.0.0.127.bl.test")
    #expect(IPAddress(octets: [1, 2, 3]) == nil)
  }
}
