import Names
import Octets
import Testing

@testable import Delivery

@Suite struct PolicyReadingTests {
  static let page = "version: STSv1\nmode: enforce\nmx: mx1.good.test\nmx: *.Good.test\nmax_age: 604800\n"

  @Test func aPolicy() {
    let policy = STSPolicy(mode: .enforce, hosts: ["mx1.good.test", "*.good.test"], maxAge: 604_800)
    for page in [
      Self.page, Self.page.replacing("\n", with: "\r\n"), Self.page.replacing(": ", with: " :\t"),
      "unknown: x\n" + Self.page + "mode: none\n\n", String(Self.page.dropLast()),
    ] {
      #expect(STSPolicy.read(page.utf8) == .success(policy))
    }
    #expect(
      STSPolicy.read("version: STSv1\nmode: none\nmax_age: 0\n".utf8)
        == .success(STSPolicy(mode: .none, hosts: [], maxAge: 0)))
  }

  @Test(arguments: [
    ("version: STSv1", "version: STSv2"), ("mode: enforce", "mode: on"), ("mx: mx1.good.test\nmx: *.Good.test\n", ""),
    ("max_age: 604800", "max_age: 31557601"), ("max_age: 604800", "max_age: -1"), ("max_age: 604800", "max_age:"),
    ("604800", "99999999999999999999"), ("mx1.good.test", "a..b"), ("*.Good", "x*.good"), ("*.Good.test", "*"),
    ("mode: enforce\n", "mode enforce\n"), ("version: STSv1\n", ""), ("mode: enforce\n", ""), ("max_age: 604800\n", ""),
  ])
  func noPolicies(_ right: String, _ wrong: String) {
    guard case .failure(.syntax) = STSPolicy.read(Self.page.replacing(right, with: wrong).utf8) else {
      Issue.record("\(wrong)")
      return
    }
  }

  /// Cut anywhere it is a policy or none, and never a trap; too long is too long.
  @Test func bounds() {
    let octets = Array(Self.page.utf8)
    for end in 0..<octets.count { _ = STSPolicy.read(octets[..<end]) }
    #expect(STSPolicy.read([UInt8](repeating: 0x0A, count: 65_537)) == .failure(.tooLarge))
    #expect(STSPolicy.read(octets + [UInt8](repeating: 0x0A, count: 65_536 - octets.count)).isPolicy)
  }

  @Test(arguments: [
    ("*.good.test", "mx.good.test", true), ("*.good.test", "good.test", false),
    ("*.good.test", "a.mx.good.test", false),
    ("mx.good.test", "mx.good.test", true), ("mx.good.test", "mx1.good.test", false),
    ("*.good.test", "mx.bad.test", false),
  ])
  func patterns(_ pattern: String, _ host: String, _ fits: Bool) throws {
    let policy = STSPolicy(mode: .enforce, hosts: [ForeignText(pattern)], maxAge: 1)
    #expect(policy.allows(try #require(DomainName(host))) == fits)
  }

  @Test(
    arguments: [
      (["v=STSv1; id=20261126"], "20261126"), (["v=STSv1;id=a;"], "a"),
      (["hello", "v=STSv1; id=1", "v=STSv10; id=2"], "1"),
      (["hello"], nil), ([], nil),
    ] as [([String], String?)])
  func records(_ texts: [String], _ id: String?) {
    #expect(PolicyRecords.sts(texts.map { Array($0.utf8) }) == .success(id))
  }

  @Test(arguments: [
    "v=STSv1", "v=STSv1; id=", "v=STSv1; id=a b", "v=STSv1; id=" + String(repeating: "1", count: 33), "v=STSv1; ID",
    "v=STSv1; id=\u{1B}]0;x",
  ])
  func brokenRecords(_ text: String) {
    #expect(PolicyRecords.sts([Array(text.utf8)]) == .failure(.record(ForeignText(text))))
  }

  @Test func severalRecords() {
    let record = Array("v=STSv1; id=1".utf8)
    #expect(PolicyRecords.sts([record, record]) == .failure(.severalRecords(2)))
  }

  @Test(
    arguments: [
      (["v=TLSRPTv1; rua=mailto:a@b.test"], ["mailto:a@b.test"]),
      (["v=TLSRPTv1;rua=mailto:a@b.test, https://b.test/x"], ["mailto:a@b.test", "https://b.test/x"]), (["other"], []),
      (["v=TLSRPTv1; rua="], nil), (["v=TLSRPTv1"], nil), (["v=TLSRPTv1; rua=a@b.test"], nil),
      (["v=TLSRPTv1; rua=mailto:"], nil),
      (["v=TLSRPTv1; rua=mailto:a@b.test", "v=TLSRPTv1; rua=mailto:a@b.test"], nil),
    ] as [([String], [String]?)])
  func reports(_ texts: [String], _ places: [String]?) {
    #expect(PolicyRecords.reports(texts.map { Array($0.utf8) })?.map(\.raw) == places)
  }

  @Test func senders() {
    let texts = ["v=spf1 -all", "V=SPF1", "v=spf10", "spf1", "v=DMARC1; p=none", "v=DMARC12; p=none"].map {
      Array($0.utf8)
    }
    #expect(PolicyRecords.spf(texts).map(\.raw) == ["v=spf1 -all", "V=SPF1"])
    #expect(PolicyRecords.dmarc(texts).map(\.raw) == ["v=DMARC1; p=none"])
  }
}

extension Result {
  fileprivate var isPolicy: Bool { if case .success = self { true } else { false } }
}
