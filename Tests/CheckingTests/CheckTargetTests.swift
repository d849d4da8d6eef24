import Delivery
import Names
import Testing

@testable import Checking

@Suite struct CheckTargetTests {
  @Test func whatIsMeant() throws {
    let host = MadeReport.name("mx.example.org")
    #expect(try CheckTarget.read("mx.example.org") == .domain(host))
    #expect(try CheckTarget.read("MX.Example.org.") == .domain(host))
    #expect(try CheckTarget.read("mx.example.org:2525") == .host(host, port: 2525))
    #expect(try CheckTarget.read("[192.0.2.1]") == .address(MadeReport.address("192.0.2.1"), port: 25))
    #expect(try CheckTarget.read("192.0.2.1") == .address(MadeReport.address("192.0.2.1"), port: 25))
    #expect(try CheckTarget.read("[2001:db8::1]:26") == .address(MadeReport.address("2001:db8::1"), port: 26))
    #expect(try CheckTarget.read("2001:db8::1") == .address(MadeReport.address("2001:db8::1"), port: 25))
  }

  @Test(arguments: ["", ".", "a..b", "b\u{fc}cher.example", "you@example.org", "a b", "x:0", "x:99999", "-\u{0}-"])
  func whatIsNot(_ text: String) {
    #expect(throws: CheckTarget.Mistake.self) { try CheckTarget.read(text) }
  }

  @Test func adviceFitsTheMistake() {
    #expect(mistake("b\u{fc}cher.example").contains("xn--"))
    #expect(mistake("you@example.org").contains("smtp-tutor check example.org"))
  }

  private func mistake(_ text: String) -> String {
    do throws(CheckTarget.Mistake) { _ = try CheckTarget.read(text) } catch { return error.words }
    return ""
  }
}
