import Personas
import SMTP
import SenderPolicy
import Testing

@testable import World

@Suite("SPF and DMARC") struct SenderChecksTests {
  private static func dns(_ texts: [String: [String]]) -> WorldDNS {
    let records = texts.flatMap { name, list in list.map { DNSRecord(name, .txt($0)) } }
    return WorldDNS(
      zones: ["example", "25.127.in-addr.arpa"],
      records: records + [
        DNSRecord("a.example", .a("127.25.0.1")), DNSRecord("mx.a.example", .a("127.25.0.2")),
        DNSRecord("a.example", .mx(preference: 10, host: "mx.a.example")),
        DNSRecord(IPv4Address("127.25.0.2").reversed(), .ptr("mx.a.example")),
      ])
  }

  @Test(
    "SPF comes to what RFC 7208 says",
    arguments: [
      ("v=spf1 -all", SPF.Result.fail), ("v=spf1 +all", .pass), ("v=spf1 ~all", .softfail), ("v=spf1 ?all", .neutral),
      ("v=spf1", .neutral), ("v=spf1 a -all", .fail), ("v=spf1 mx -all", .pass), ("v=spf1 mx:a.example -all", .pass),
      ("v=spf1 a/24 -all", .pass), ("v=spf1 a:mx.a.example -all", .pass), ("v=spf1 ip4:127.25.0.2 -all", .pass),
      ("v=spf1 ip4:127.25.0.0/24 -all", .pass), ("v=spf1 ip4:127.25.1.0/24 -all", .fail),
      ("v=spf1 ip6:2001:db8::1 -all", .fail), ("v=spf1 ptr -all", .pass), ("v=spf1 exists:a.example -all", .pass),
      ("v=spf1 exists:b.example -all", .fail), ("v=spf1 include:pass.example -all", .pass),
      ("v=spf1 include:fail.example ~all", .softfail), ("v=spf1 include:none.example -all", .permerror),
      ("v=spf1 redirect=pass.example", .pass), ("v=spf1 redirect=none.example", .permerror),
      ("v=spf1 redirect=pass.example -all", .fail), ("v=spf1 -mx all", .fail), ("V=SPF1 MX -ALL", .pass),
      ("v=spf1 ip4:nonsense -all", .permerror), ("v=spf1 magic -all", .permerror), ("v=spf1 a/33 -all", .permerror),
      ("v=spf1 exists:%{i}.a.example", .neutral), ("v=spf1 exists:%{x}.a.example", .permerror),
      ("v=spf1 include:loop.example", .permerror),
      ("v=spf10 -all", .none), ("not spf", .none),
    ])
  func spf(_ record: String, _ result: SPF.Result) {
    let dns = Self.dns([
      "a.example": [record], "pass.example": ["v=spf1 +all"], "fail.example": ["v=spf1 -all"],
      "loop.example": ["v=spf1 include:loop.example"],
    ])
    #expect(SPF.evaluate("a.example", from: "127.25.0.2", in: dns) == result)
  }

  @Test("two SPF records are an error, and none is none")
  func counts() {
    let dns = Self.dns(["a.example": ["v=spf1 +all", "v=spf1 -all"]])
    #expect(SPF.evaluate("a.example", from: "127.25.0.2", in: dns) == .permerror)
    #expect(SPF.evaluate("b.example", from: "127.25.0.2", in: dns) == .none)
  }

  @Test(
    "DMARC passes where SPF passed for the domain in From:, or one that belongs to it",
    arguments: [
      ("v=DMARC1; p=reject", "a.example", SPF.Result.pass, "a.example", true, DMARC.Policy.reject),
      ("v=DMARC1; p=reject", "a.example", .pass, "news.a.example", true, .reject),
      ("v=DMARC1; p=reject; aspf=s", "a.example", .pass, "news.a.example", false, .reject),
      ("v=DMARC1; p=reject", "a.example", .pass, "b.example", false, .reject),
      ("v=DMARC1; p=reject", "a.example", .fail, "a.example", false, .reject),
      ("v=DMARC1; p=quarantine", "a.example", .softfail, "a.example", false, .quarantine),
      ("v=DMARC1;p=none", "a.example", .none, "a.example", false, DMARC.Policy.none),
      ("v=DMARC1; p=none; sp=reject", "shop.a.example", .fail, "shop.a.example", false, .reject),
      ("v=DMARC1; p=reject", "shop.a.example", .pass, "a.example", true, .reject),
      ("v=DMARC1", "a.example", .fail, "a.example", false, DMARC.Policy.none),
      ("v=DMARC2; p=reject", "a.example", .fail, "a.example", false, nil),
    ] as [(String, String, SPF.Result, String, Bool, DMARC.Policy?)])
  func dmarc(
    _ record: String, _ from: String, _ spf: SPF.Result, _ domain: String, _ passes: Bool, _ policy: DMARC.Policy?
  ) {
    let dmarc = DMARC(from, spf: (spf, domain), in: Self.dns(["_dmarc.a.example": [record]]))
    #expect(dmarc.passes == passes)
    #expect(dmarc.policy == policy)
  }

  @Test("whatever octets a message has, its header is a part of it, line by line, and bounded")
  func anyHeader() {
    var state: UInt64 = 20_260_101
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces = ["From", ":", " ", "\t", "\r\n", "\n", "<", ">", "a@b.example", "\"", "x", "\u{0}", "é"].map {
      Array($0.utf8)
    }
    for _ in 0..<2_000 {
      let message = (0..<next(40)).flatMap { _ in pieces[next(pieces.count)] }
      let lines = message.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
        Array(line.last == 0x0D ? line.dropLast() : line)
      }
      let header = MessageHeader(message).fields.flatMap(\.lines)
      #expect(lines.starts(with: header))
      if let domain = HeaderFrom.domain(of: message) { #expect(domain == "b.example") }
    }
    let long = Array("From: a@b.example\n".utf8) + [UInt8](repeating: 0x78, count: 1_000_000)
    #expect(MessageHeader(long).fields.map(\.value) == ["a@b.example"])
    let folded = Array("From: a\n".utf8) + (0..<5_000).flatMap { _ in Array(" b\n".utf8) }
    #expect(MessageHeader(folded).fields.map(\.lines.count) == [1_000])
  }

  @Test(
    "the domain of From: is that of its only address",
    arguments: [
      ("From: a@b.example\r\n\r\nx", "b.example"), ("from: A <a@B.Example>\n\nx", "b.example"),
      ("Subject: x\nFrom:\n\tA <a@b.example>\n\n", "b.example"),
      ("From: \"a@trap.example\" <a@b.example>\n\n", "b.example"),
      ("From: a@b.example\nFrom: c@d.example\n\n", nil), ("From: <a@b.example> <c@d.example>\n\n", nil),
      ("From: a@b.example, c@d.example\n\n", nil), ("From: nobody\n\n", nil), ("\nFrom: a@b.example\n", nil),
      ("Text without a header\nFrom: a@b.example\n", nil), ("", nil),
    ] as [(String, String?)])
  func from(_ message: String, _ domain: String?) {
    #expect(HeaderFrom.domain(of: Array(message.utf8)) == domain)
  }
}
