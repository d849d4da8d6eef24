import Names
import Testing

@testable import Checking

@Suite struct ConnectToTests {
  @Test func partsMayBeEmpty() throws {
    let whole = try #require(ConnectTo("mx.example.org:25:192.0.2.7:2525"))
    #expect(whole.host == MadeReport.name("mx.example.org") && whole.port == 25)
    #expect(whole.address == MadeReport.address("192.0.2.7") && whole.newPort == 2525)
    let any = try #require(ConnectTo(":25::2525"))
    #expect(any.host == nil && any.port == 25 && any.address == nil && any.newPort == 2525)
    let six = try #require(ConnectTo("a.test::[2001:db8::7]:"))
    #expect(six.address == MadeReport.address("2001:db8::7") && six.port == nil && six.newPort == nil)
    #expect(ConnectTo(":::") != nil)
  }

  @Test(
    arguments: [
      "", "a", "a:25", "a:25:192.0.2.1", "a:25:192.0.2.1:25:", "a:0::25", "a:x::25", "a:25:b:25", "a:25:2001:db8::1:25",
      "a:25:[2001:db8::1:25", "a:25:192.0.2.1]:25", "a:25::99999", "a:25::123456789012345678901234567890", "a b:25::25",
    ])
  func otherForms(_ text: String) { #expect(ConnectTo(text) == nil) }

  @Test func theFirstThatFitsDecides() throws {
    let rules = [try #require(ConnectTo("a.test:25:192.0.2.7:")), try #require(ConnectTo(":25::2525"))]
    let own = [MadeReport.address("192.0.2.1")]
    let first = rules.place(of: MadeReport.name("a.test"), own, port: 25)
    #expect(first.addresses == [MadeReport.address("192.0.2.7")] && first.port == 25)
    let second = rules.place(of: MadeReport.name("b.test"), own, port: 25)
    #expect(second.addresses == own && second.port == 2525)
    #expect(rules.place(of: MadeReport.name("b.test"), own, port: 443).port == 443)
  }
}
