import Names
import Octets
import Testing

@testable import SenderPolicy

@Suite("SPF")
struct SPFTests {
  /// A name service and the evaluation of one sender, with each question that it asked.
  private static func evaluate(
    _ zone: [String], address: String = "192.0.2.3", domain: String = "example.org", local: String = "strong-bad",
    failing: [String] = []
  ) throws -> (outcome: SPF.Outcome, asked: [DNSQuestion]) {
    var names = MadeNames(zone)
    for name in failing {
      for type in RecordType.allCases { names.failures[DNSQuestion(DomainName(name) ?? .root, type)] = .code(2) }
    }
    let sender = SPF.Sender(
      address: try #require(IPAddress(address)), localPart: local, domain: try #require(DomainName(domain)),
      hello: "mx.example.org")
    var known: [DNSQuestion: DNSAnswer] = [:]
    while true {
      switch SPF.evaluate(sender, knowing: { known[$0] }) {
      case .needs(let question):
        #expect(known[question] == nil, "asked twice: \(question)")
        known[question] = names.answer(question)
      case .done(let outcome): return (outcome, Array(known.keys))
      }
    }
  }

  private static let hosts = [
    "example.org A 192.0.2.10", "example.org A 192.0.2.11", "example.org MX 10 mail-a.example.org",
    "example.org MX 20 mail-b.example.org", "mail-a.example.org A 192.0.2.129", "mail-b.example.org A 192.0.2.130",
    "mail-b.example.org AAAA 2001:db8::130", "other.org TXT v=spf1 ip4:192.0.2.140 -all",
    "soft.org TXT v=spf1 ~all", "broken.org TXT v=spf1 nonsense", "65.2.0.192.in-addr.arpa PTR amy.example.org",
    "amy.example.org A 192.0.2.65", "66.2.0.192.in-addr.arpa PTR amy.example.org",
  ]

  /// A record, the address of a client, and what it comes to (RFC 7208, sections 5 and 6, and appendix A).
  private static let cases: [(record: String, address: String, result: SPF.Result)] = [
    ("v=spf1", "192.0.2.3", .neutral), ("v=spf1 +all", "192.0.2.3", .pass), ("v=spf1 -all", "192.0.2.3", .fail),
    ("v=spf1 ~all", "192.0.2.3", .softfail), ("v=spf1 ?all", "192.0.2.3", .neutral),
    ("V=SPF1 -ALL", "192.0.2.3", .fail),
    ("v=spf1 a -all", "192.0.2.10", .pass), ("v=spf1 a -all", "192.0.2.12", .fail),
    ("v=spf1 a/24 -all", "192.0.2.200", .pass), ("v=spf1 a/32 -all", "192.0.2.200", .fail),
    ("v=spf1 a:mail-a.example.org -all", "192.0.2.129", .pass), ("v=spf1 a:nowhere.org -all", "192.0.2.3", .fail),
    ("v=spf1 mx -all", "192.0.2.129", .pass), ("v=spf1 mx -all", "192.0.2.130", .pass),
    ("v=spf1 mx -all", "192.0.2.131", .fail), ("v=spf1 mx/30 -all", "192.0.2.131", .pass),
    ("v=spf1 mx -all", "2001:db8::130", .pass), ("v=spf1 mx//64 -all", "2001:db8::1", .pass),
    ("v=spf1 mx/30//128 -all", "2001:db8::1", .fail), ("v=spf1 ip4:192.0.2.128/28 -all", "192.0.2.130", .pass),
    ("v=spf1 ip4:192.0.2.128/28 -all", "192.0.2.65", .fail), ("v=spf1 ip4:0.0.0.0/0 -all", "192.0.2.65", .pass),
    ("v=spf1 ip6:2001:db8::/32 -all", "2001:db8::7", .pass), ("v=spf1 ip6:2001:db8::/32 -all", "192.0.2.1", .fail),
    ("v=spf1 ip4:192.0.2.1 -all", "2001:db8::7", .fail), ("v=spf1 include:other.org -all", "192.0.2.140", .pass),
    ("v=spf1 include:other.org ~all", "192.0.2.1", .softfail), ("v=spf1 include:soft.org +all", "192.0.2.1", .pass),
    ("v=spf1 -include:other.org +all", "192.0.2.140", .fail), ("v=spf1 redirect=other.org", "192.0.2.140", .pass),
    ("v=spf1 redirect=other.org", "192.0.2.1", .fail), ("v=spf1 -all redirect=other.org", "192.0.2.140", .fail),
    ("v=spf1 redirect=other.org a -all", "192.0.2.10", .pass), ("v=spf1 ptr -all", "192.0.2.65", .pass),
    ("v=spf1 ptr -all", "192.0.2.66", .fail), ("v=spf1 ptr:other.org -all", "192.0.2.65", .fail),
    ("v=spf1 exists:mail-a.example.org -all", "2001:db8::7", .pass),
    ("v=spf1 exists:nowhere.org -all", "192.0.2.3", .fail),
    ("v=spf1 exp=why.%{d} -all", "192.0.2.3", .fail), ("v=spf1 new-thing=x -all", "192.0.2.3", .fail),
  ]

  @Test("each mechanism, modifier and qualifier", arguments: cases)
  func terms(_ record: String, _ address: String, _ result: SPF.Result) throws {
    let outcome = try Self.evaluate(Self.hosts + ["example.org TXT \(record)"], address: address).outcome
    #expect(outcome.result == result, "\(record): \(outcome)")
  }

  /// A record that nobody can use, and why.
  private static let faults: [(record: String, fault: SPF.Fault)] = [
    ("v=spf1 nonsense", .term("nonsense")), ("v=spf1 a:", .term("a:")), ("v=spf1 all:x", .term("all:x")),
    ("v=spf1 ip4:192.0.2 -all", .term("ip4:192.0.2")), ("v=spf1 ip4:192.0.2.0/33", .term("ip4:192.0.2.0/33")),
    ("v=spf1 ip4:2001:db8::1", .term("ip4:2001:db8::1")), ("v=spf1 ip6:192.0.2.1", .term("ip6:192.0.2.1")),
    ("v=spf1 ip6:2001:db8::/129", .term("ip6:2001:db8::/129")), ("v=spf1 include", .term("include")),
    ("v=spf1 include:", .term("include:")), ("v=spf1 exists", .term("exists")), ("v=spf1 a/", .term("a/")),
    ("v=spf1 a/24/64", .term("a/24/64")), ("v=spf1 a/x", .term("a/x")), ("v=spf1 a///64", .term("a///64")),
    ("v=spf1 exists:%{z}.x.org", .term("exists:%{z}.x.org")), ("v=spf1 exists:%{c}.x.org", .term("exists:%{c}.x.org")),
    ("v=spf1 exists:%{i", .term("exists:%{i")), ("v=spf1 exists:50%x", .term("exists:50%x")),
    ("v=spf1 exists:%{d0}.x.org", .term("exists:%{d0}.x.org")), ("v=spf1 redirect=", .term("redirect=")),
    ("v=spf1 redirect=a.org redirect=b.org", .term("redirect=b.org")),
    ("v=spf1 exp=a.org exp=b.org", .term("exp=b.org")),
    ("v=spf1 +all nonsense", .term("nonsense")), ("v=spf1 redirect=nowhere.org", .noRecord(name("nowhere.org"))),
    ("v=spf1 include:nowhere.org", .noRecord(name("nowhere.org"))),
    ("v=spf1 include:broken.org", .term("nonsense")),
    ("v=spf1 a:n1.org a:n2.org a:n3.org -all", .tooManyVoidLookups),
    ("v=spf1 include:example.org", .tooManyLookups), ("v=spf1 redirect=example.org", .tooManyLookups),
    ("v=spf1 " + String(repeating: "a ", count: 11) + "-all", .tooManyLookups),
  ]

  private static func name(_ text: String) -> DomainName { DomainName(text) ?? .root }

  @Test("a record with a fault counts for nothing, and the fault is named", arguments: faults)
  func faulty(_ record: String, _ fault: SPF.Fault) throws {
    let outcome = try Self.evaluate(Self.hosts + ["example.org TXT \(record)"], address: "192.0.2.250").outcome
    #expect(outcome.result == .permerror, "\(record)")
    #expect(outcome.fault == fault, "\(record)")
  }

  @Test("ten terms may ask, and no more")
  func limit() throws {
    let ten = "v=spf1 " + String(repeating: "a ", count: 10) + "-all"
    let outcome = try Self.evaluate(Self.hosts + ["example.org TXT \(ten)"], address: "192.0.2.250").outcome
    #expect(outcome.result == .fail && outcome.lookups == 10)
  }

  @Test("of MX hosts ten may be looked at")
  func manyHosts() throws {
    for (count, result) in [(10, SPF.Result.fail), (11, .permerror)] {
      let hosts = (1...count).flatMap {
        ["example.org MX \($0) m\($0).example.org", "m\($0).example.org A 192.0.2.77"]
      }
      let outcome = try Self.evaluate(hosts + ["example.org TXT v=spf1 mx -all"]).outcome
      #expect(outcome.result == result)
      #expect((outcome.fault == .tooManyHosts(Self.name("example.org"))) == (count == 11))
    }
  }

  @Test("none without a record, permerror with two, temperror where nobody answers")
  func records() throws {
    #expect(try Self.evaluate(["example.org TXT v=spf10 -all", "example.org TXT other"]).outcome.result == .none)
    let two = try Self.evaluate(["example.org TXT v=spf1 -all", "example.org TXT v=spf1 +all"]).outcome
    #expect(two.result == .permerror && two.fault == .severalRecords(2))
    #expect(try Self.evaluate([], failing: ["example.org"]).outcome.result == .temperror)
    let included = try Self.evaluate(["example.org TXT v=spf1 include:other.org -all"], failing: ["other.org"]).outcome
    #expect(included.result == .temperror && included.unanswered?.name == Self.name("other.org"))
    // What is never reached is never asked.
    let early = try Self.evaluate(["example.org TXT v=spf1 ip4:192.0.2.3 include:other.org"], failing: ["other.org"])
    #expect(early.outcome.result == .pass && early.asked.count == 1)
  }

  @Test("the term that decided, and whose it is")
  func term() throws {
    let own = try Self.evaluate(Self.hosts + ["example.org TXT v=spf1 include:other.org -all"]).outcome
    #expect(own.term == "-all" && own.owner == Self.name("example.org") && own.lookups == 1)
    let other = try Self.evaluate(Self.hosts + ["example.org TXT v=spf1 redirect=other.org"]).outcome
    #expect(other.term == "-all" && other.owner == Self.name("other.org"))
  }

  /// RFC 7208, section 7.4.
  private static let macros: [(text: String, name: String)] = [
    ("%{s}.x", ""), ("%{o}.x", "email.example.com.x"), ("%{d}.x", "email.example.com.x"),
    ("%{d4}.x", "email.example.com.x"), ("%{d3}.x", "email.example.com.x"), ("%{d2}.x", "example.com.x"),
    ("%{d1}.x", "com.x"), ("%{dr}.x", "com.example.email.x"), ("%{d2r}.x", "example.email.x"),
    ("%{l}.x", "strong-bad.x"), ("%{l-}.x", "strong.bad.x"), ("%{lr}.x", "strong-bad.x"), ("%{lr-}.x", "bad.strong.x"),
    ("%{l1r-}.x", "strong.x"), ("%{ir}.%{v}._spf.%{d2}", "3.2.0.192.in-addr._spf.example.com"),
    ("%{lr-}.lp._spf.%{d2}", "bad.strong.lp._spf.example.com"), ("%{h}.x", "mx.example.org.x"), ("%{p}.x", "unknown.x"),
    ("%{D2}.x", "example.com.x"), ("%%.x", ""), ("a%_b.x", ""),
  ]

  @Test("macros", arguments: macros)
  func macro(_ text: String, _ name: String) throws {
    let domain = try #require(DomainName("email.example.com"))
    let sender = SPF.Sender(
      address: try #require(IPAddress("192.0.2.3")), localPart: "strong-bad", domain: domain, hello: "mx.example.org")
    #expect(SPFMacro.expand(text, for: sender, in: domain)?.text ?? "" == name)
  }

  @Test("macros of IPv6, and of a name that becomes too long")
  func longMacros() throws {
    let domain = try #require(DomainName("example.com"))
    let sender = SPF.Sender(
      address: try #require(IPAddress("2001:db8::cb01")), localPart: "x", domain: domain, hello: "mx")
    let expanded = SPFMacro.expand("%{ir}.%{v}._spf.%{d2}", for: sender, in: domain)?.text
    #expect(expanded == "1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com")
    let long = SPFMacro.expand(String(repeating: "aaaaaaaaa.", count: 30) + "%{d}", for: sender, in: domain)
    #expect(long.map { $0.text.utf8.count <= 253 && $0.text.hasSuffix(".aaaaaaaaa.example.com") } == true)
  }
}
