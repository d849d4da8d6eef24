import Names
import Octets
import Testing

@Suite struct DomainNameTests {
  @Test(arguments: [
    ("Example.ORG.", "example.org"), ("_25._tcp.mx.example.org", "_25._tcp.mx.example.org"), ("a", "a"),
    ("*.wild.test", "*.wild.test"), ("xn--bcher-kva.example", "xn--bcher-kva.example"),
  ])
  func names(_ typed: String, _ name: String) { #expect(DomainName(typed)?.text == name) }

  @Test(arguments: [
    "", ".", "a..b", ".a", "bücher.example", "a b", "a/b", "a\u{0}b", String(repeating: "a", count: 64),
    Array(repeating: "abcdefg", count: 32).joined(separator: "."),
  ])
  func noNames(_ typed: String) { #expect(DomainName(typed) == nil) }

  @Test func theLongestNameOfThemAll() {
    let label = String(repeating: "a", count: 63)
    let longest = [label, label, label, String(repeating: "a", count: 61)].joined(separator: ".")
    #expect(DomainName(longest)?.text == longest)
    #expect(DomainName(longest + "a") == nil)
  }

  @Test func offTheWire() throws {
    let wire: [UInt8] = [2] + Array("MX".utf8) + [4] + Array("test".utf8) + [0, 9]
    let read = try #require(DomainName.read(wire[...]))
    #expect(read.name == DomainName("mx.test"))
    #expect(Array(read.rest) == [9])
    #expect(DomainName.read([0])?.name == .root)
    #expect(DomainName.root.description == ".")
  }

  /// A dot or a control character in a label is no border of labels, and stays off the screen.
  @Test func strangeOctetsAreWrittenAsNumbers() throws {
    let wire: [UInt8] = [5, UInt8(ascii: "a"), 0x2E, 0x1B, 0xFF, UInt8(ascii: "\\"), 0]
    #expect(DomainName.read(wire[...])?.name.text == "a\\046\\027\\255\\092")
  }

  /// Cut anywhere, too long, or compressed: nil and never a trap.
  @Test func brokenNamesAreNone() {
    let wire: [UInt8] = [2] + Array("mx".utf8) + [4] + Array("test".utf8) + [0]
    for end in 0..<wire.count { #expect(DomainName.read(wire[..<end]) == nil) }
    #expect(DomainName.read([0xC0, 0x0C]) == nil)
    #expect(DomainName.read([64] + [UInt8](repeating: 97, count: 64) + [0]) == nil)
    let label: [UInt8] = [63] + [UInt8](repeating: 97, count: 63)
    #expect(DomainName.read((label + label + label + label + [0])[...]) == nil)
  }

  @Test func families() throws {
    let domain = try #require(DomainName("example.org"))
    #expect(domain.below("_25._tcp.mx")?.text == "_25._tcp.mx.example.org")
    #expect(DomainName("mx.example.org")?.isWithin(domain) == true)
    #expect(DomainName("badexample.org")?.isWithin(domain) == false)
    #expect(domain.isWithin(.root))
  }
}
