import Names
import Octets
import Testing

@testable import SenderPolicy

@Suite("DMARC policies and block lists")
struct SenderPolicyTests {
  private static func find(_ domain: String, _ zone: [String], failing: String? = nil) throws -> DMARCPolicy.Step {
    var names = MadeNames(zone)
    if let failing { names.failures[DNSQuestion(DomainName(failing) ?? .root, .txt)] = .code(2) }
    var known: [DNSQuestion: DNSAnswer] = [:]
    let name = try #require(DomainName(domain))
    while true {
      let step = DMARCPolicy.find(name, knowing: { known[$0] })
      guard case .needs(let question) = step else { return step }
      #expect(known[question] == nil, "asked twice: \(question)")
      known[question] = names.answer(question)
    }
  }

  /// A domain, what is published, and whose record counts for what (RFC 9989).
  private static let policies: [(domain: String, zone: [String], owner: String?, request: String)] = [
    ("a.example.org", ["_dmarc.a.example.org TXT v=DMARC1; p=reject"], "a.example.org", "reject"),
    ("a.example.org", ["_dmarc.example.org TXT v=DMARC1; p=reject"], "example.org", "reject"),
    ("a.example.org", ["_dmarc.example.org TXT v=DMARC1; p=reject; sp=none"], "example.org", "none"),
    ("example.org", ["_dmarc.example.org TXT v=DMARC1; p=quarantine; sp=none"], "example.org", "quarantine"),
    // The highest one, unless one below says that it is the organization's.
    (
      "a.b.example.org", ["_dmarc.b.example.org TXT v=DMARC1; p=none", "_dmarc.example.org TXT v=DMARC1; p=reject"],
      "example.org", "reject"
    ),
    (
      "a.b.example.org",
      ["_dmarc.b.example.org TXT v=DMARC1; p=none; psd=n", "_dmarc.example.org TXT v=DMARC1; p=reject"],
      "b.example.org", "none"
    ),
    // A registry's record counts where nobody below it has one.
    (
      "a.example.org", ["_dmarc.org TXT v=DMARC1; p=reject; psd=y", "_dmarc.example.org TXT v=DMARC1; p=none"],
      "example.org", "none"
    ),
    ("a.example.org", ["_dmarc.org TXT v=DMARC1; p=reject; psd=y"], "org", "reject"),
    ("example.org", [], nil, ""), ("example.org", ["_dmarc.example.org TXT v=DMARC2; p=reject"], nil, ""),
    (
      "example.org", ["_dmarc.example.org TXT v=DMARC1; p=none", "_dmarc.example.org TXT v=DMARC1; p=reject"], nil, ""
    ),
    // The organization is just below the registry: a record further down is not its own.
    (
      "a.b.example.org", ["_dmarc.org TXT v=DMARC1; p=reject; psd=y", "_dmarc.b.example.org TXT v=DMARC1; p=none"],
      "org", "reject"
    ),
    // `psd=u` says as much as no `psd` at all.
    (
      "a.b.example.org",
      ["_dmarc.b.example.org TXT v=DMARC1; p=none; psd=u", "_dmarc.example.org TXT v=DMARC1; p=reject"],
      "example.org", "reject"
    ),
    // What cannot be understood counts as `none` where somebody wants reports, and not at all elsewhere.
    ("example.org", ["_dmarc.example.org TXT v=DMARC1; p=nonsense"], nil, ""),
    ("example.org", ["_dmarc.example.org TXT v=DMARC1; rua=nobody"], nil, ""),
    ("example.org", ["_dmarc.example.org TXT v=DMARC1; p=oops; rua=mailto:a@b.test"], "example.org", "none"),
    ("example.org", ["_dmarc.example.org TXT v=DMARC1; rua=x, mailto:a@b.test"], "example.org", "none"),
    ("example.org", ["_dmarc.example.org TXT v=DMARC1; p=reject; sp=oops; rua=mailto:a@b.test"], "example.org", "none"),
    ("a.b.c.d.e.f.g.h.i.j.org", ["_dmarc.e.f.g.h.i.j.org TXT v=DMARC1; p=reject"], "e.f.g.h.i.j.org", "reject"),
  ]

  @Test("whose record counts", arguments: policies)
  func policy(_ domain: String, _ zone: [String], _ owner: String?, _ request: String) throws {
    guard case .done(let policy) = try Self.find(domain, zone) else {
      Issue.record("it does not end")
      return
    }
    #expect(policy?.owner.text == owner)
    #expect(policy?.request.rawValue ?? "" == request)
  }

  @Test("who does not answer is told, and a test is told as one")
  func unanswered() throws {
    let failing = try Self.find("a.example.org", [], failing: "_dmarc.example.org")
    #expect(failing == .unanswered(DNSQuestion(try #require(DomainName("_dmarc.example.org")), .txt)))
    guard
      case .done(let policy?) = try Self.find("x.org", ["_dmarc.x.org TXT v=DMARC1; p=reject; t=y; aspf=s"])
    else {
      Issue.record("there is one")
      return
    }
    #expect(policy.isTesting && policy.isStrict)
    #expect(policy.request == .reject && policy.effect == .quarantine)
  }

  // MARK: Block lists

  private static func look(_ address: String, _ zone: [String], failing: Bool = false) throws -> BlockList.State? {
    var names = MadeNames(zone)
    let list = try #require(DomainName("bl.test"))
    if failing { names.failures[DNSQuestion(try #require(DomainName("2.0.0.127.bl.test")), .a)] = .code(2) }
    var known: [DNSQuestion: DNSAnswer] = [:]
    let address = try #require(IPAddress(address))
    for _ in 0..<3 {
      switch BlockList.look(for: address, in: list, knowing: { known[$0] }) {
      case .needs(let questions): for question in questions { known[question] = names.answer(question) }
      case .done(let state): return state
      }
    }
    return nil
  }

  private static let test = "2.0.0.127.bl.test A 127.0.0.2"
  private static func code(_ text: String) -> IPAddress { IPAddress(text) ?? .init(octets: [0, 0, 0, 0])! }

  @Test("listed, not listed, and every way in which a list means nothing (RFC 5782)")
  func lists() throws {
    let listed = "7.2.0.192.bl.test"
    let entry = ["\(listed) A 127.0.0.4", "\(listed) TXT spam, see https://bl.test"]
    #expect(try Self.look("192.0.2.7", [Self.test]) == .notListed)
    #expect(
      try Self.look("192.0.2.7", [Self.test] + entry)
        == .listed(codes: [Self.code("127.0.0.4")], reasons: ["spam, see https://bl.test"]))
    #expect(try Self.look("192.0.2.7", entry) == .unusable(.testMissing))
    #expect(try Self.look("192.0.2.7", []) == .unusable(.testMissing))
    #expect(
      try Self.look("192.0.2.7", [Self.test, "1.0.0.127.bl.test A 127.0.0.2"] + entry) == .unusable(.listsAll))
    for code in ["127.255.255.252", "127.255.255.254", "127.255.255.255"] {
      #expect(
        try Self.look("192.0.2.7", [Self.test, "\(listed) A \(code)"]) == .unusable(.refuses(Self.code(code))))
    }
    #expect(
      try Self.look("192.0.2.7", [Self.test, "\(listed) A 192.0.2.99"]) == .unusable(.foreign(Self.code("192.0.2.99"))))
    #expect(try Self.look("192.0.2.7", [Self.test], failing: true) == .unusable(.unanswered))
  }

  @Test("an IPv6 address is looked for by its digits, and so are the test entries")
  func ipv6() throws {
    let zeros = String(repeating: "0.", count: 20)
    let test = "2.0.0.0.0.0.f.7.f.f.f.f.\(zeros)bl.test"
    #expect(try Self.look("2001:db8::1", ["\(test) A 127.0.0.2"]) == .notListed)
    #expect(try Self.look("2001:db8::1", [Self.test]) == .unusable(.testMissing))
    let own = "1.0.0.0.\(zeros)8.b.d.0.1.0.0.2.bl.test"
    #expect(
      try Self.look("2001:db8::1", ["\(test) A 127.0.0.2", "\(own) A 127.0.0.3"])
        == .listed(codes: [Self.code("127.0.0.3")], reasons: []))
  }
}
