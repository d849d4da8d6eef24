import Names
import Octets
import SMTP
import Testing

@testable import Delivery
@testable import SenderPolicy

@Suite("A machine that sends mail, as servers see it")
struct SenderJudgeTests {
  private static func judge(
    _ zone: [String], address: String? = "192.0.2.7", from: String? = "ann@example.org",
    hello: String? = "mx.example.org",
    lists: [String] = [], failing: [DNSQuestion] = []
  ) throws -> CheckReport {
    var names = MadeNames(zone)
    for question in failing { names.failures[question] = .timedOut(seconds: 3) }
    var facts = SenderFacts(from: try from.map { try Mailbox($0) }, hello: hello.flatMap { DomainName($0) })
    facts.address = address.flatMap { IPAddress($0) }
    var survey = SenderSurvey(facts, zones: lists.compactMap { DomainName($0) })
    var asked: Set<DNSQuestion> = []
    var questions = survey.questions()
    while !questions.isEmpty {
      for question in questions {
        #expect(asked.insert(question).inserted, "asked twice: \(question)")
        survey.receive(names.answer(question))
      }
      questions = survey.questions()
    }
    return SenderJudge(survey.report).judged
  }

  private static let good = [
    "7.2.0.192.in-addr.arpa PTR mx.example.org", "mx.example.org A 192.0.2.7",
    "example.org TXT v=spf1 a:mx.example.org -all",
    "_dmarc.example.org TXT v=DMARC1; p=reject", "2.0.0.127.bl.test A 127.0.0.2",
  ]

  private static func without(_ part: String, _ more: String...) -> [String] {
    good.filter { !$0.contains(part) } + more
  }

  /// What is published, and the findings with the worst first.
  private static let cases: [(zone: [String], findings: [String])] = [
    (good, []), (without("PTR"), ["me.no-ptr"]),
    (without("PTR", "7.2.0.192.in-addr.arpa PTR other.example.org"), ["me.ptr-not-confirmed"]),
    (without("v=spf1"), ["me.no-spf", "me.dkim-needed"]),
    (without("v=spf1", "example.org TXT v=spf1 -all"), ["me.spf-fail", "me.dkim-needed"]),
    (without("v=spf1", "example.org TXT v=spf1 ~all"), ["me.spf-fail", "me.dkim-needed"]),
    (without("v=spf1", "example.org TXT v=spf1 oops"), ["me.spf-error", "me.dkim-needed"]),
    (without("DMARC1"), ["me.no-dmarc"]),
    (without("DMARC1", "_dmarc.example.org TXT v=DMARC1; p=none"), []),
    // A test asks for one level less than it says.
    (
      ["_dmarc.example.org TXT v=DMARC1; p=reject; t=y", "example.org TXT v=spf1 ~all"]
        + good.filter { !$0.contains("v=") }, ["me.spf-fail", "me.dkim-needed"]
    ),
    (
      ["_dmarc.example.org TXT v=DMARC1; p=quarantine; t=y", "example.org TXT v=spf1 ~all"]
        + good.filter { !$0.contains("v=") }, ["me.spf-fail"]
    ),
    (
      without("mx.example.org A", "mx.example.org A 192.0.2.8"),
      ["me.ptr-not-confirmed", "me.spf-fail", "me.dkim-needed", "me.helo-elsewhere"]
    ),
    (good + ["7.2.0.192.bl.test A 127.0.0.9"], ["me.listed"]), (without("2.0.0.127"), ["me.list-unusable"]),
  ]

  @Test("each fault has its finding", arguments: cases)
  func findings(_ zone: [String], _ findings: [String]) throws {
    let report = try Self.judge(zone, lists: ["bl.test"])
    #expect(report.findings.map(\.kind.id) == findings)
    let isBroken = report.findings.contains { $0.severity.isFault }
    let isUnknown = report.findings.contains { $0.severity == .unknown }
    #expect(report.verdict?.ending == (isBroken ? .brokenForSome : isUnknown ? .held : .delivered))
  }

  @Test("softfail is less than fail, and a name without address is less than none")
  func severities() throws {
    let soft = try Self.judge(Self.without("v=spf1", "example.org TXT v=spf1 ~all"))
    #expect(soft.findings.first?.severity == .fragile)
    let hard = try Self.judge(Self.without("v=spf1", "example.org TXT v=spf1 -all"))
    #expect(hard.findings.first?.severity == .refused)
    let hello = try Self.judge(Self.good, hello: "nowhere.example.org")
    #expect(hello.findings.map(\.kind.id) == ["me.helo-unknown"] && hello.findings[0].severity == .fragile)
  }

  @Test("without an address only the domain is judged, and without a sender only the address")
  func parts() throws {
    let nowhere = try Self.judge(Self.good, address: nil)
    #expect(nowhere.findings.map(\.kind.id) == ["me.address-unknown"])
    #expect(nowhere.sender?.dmarc?.request == .reject && nowhere.verdict?.delivered == .unknown)
    let anonymous = try Self.judge(Self.good, from: nil)
    #expect(anonymous.findings == [] && anonymous.sender?.spf == nil)
  }

  @Test("what nobody answers is not known, and no fault")
  func silence() throws {
    let spf = DNSQuestion(try #require(DomainName("example.org")), .txt)
    let reverse = DNSQuestion(try #require(IPAddress("192.0.2.7")).reverseName, .ptr)
    let report = try Self.judge(Self.good, failing: [spf, reverse])
    #expect(report.findings.map(\.kind.id) == ["dns.timeout", "dns.timeout"])
    #expect(report.sender?.reverse == .unknown && report.verdict?.delivered == .unknown)
  }

  @Test("who stops before anything was answered is told that nothing is known, and not that all is well")
  func stopped() throws {
    var facts = SenderFacts(from: try Mailbox("ann@example.org"), hello: nil)
    facts.address = IPAddress("192.0.2.7")
    let report = SenderJudge(SenderSurvey(facts).report).judged
    #expect(report.findings == [] && report.verdict?.ending == .held && report.verdict?.delivered == .unknown)
  }

  /// What servers answer to EHLO, and the address in it.
  private static let replies: [(text: String, address: String?)] = [
    ("250 mail.christian.net Hello x [192.0.2.7]", "192.0.2.7"),
    ("250-mx.google.com at your service, [2001:db8::7]\n250 SIZE 1", "2001:db8::7"),
    ("250 mx Hello [10.0.0.5] [192.0.2.7]", "192.0.2.7"), ("250 mx Hello [IPv6:2001:db8::7]", "2001:db8::7"),
    ("250 mx Hello host (192.0.2.7), pleased to meet you.", "192.0.2.7"), ("250 mx.example.org", nil),
    ("250 mx Hello x [10.0.0.5]", nil), ("250-mx 1.2.3\n250 LIMITS 192.0.2.9", nil),
    ("250 mx Hello 192.0.2.7.", "192.0.2.7"),
    ("250 mx Hello x [999.0.2.7]", nil), ("250 dead.beef: cafe", nil),
  ]

  @Test("the address that a server repeats", arguments: replies)
  func repeated(_ text: String, _ address: String?) throws {
    let server = try #require(IPAddress("198.51.100.1"))
    #expect(SenderFacts.address(repeatedIn: Reply(text: text), by: server)?.description == address)
  }

  @Test("a private server sees private addresses")
  func privateServer() throws {
    let server = try #require(IPAddress("10.0.0.1"))
    #expect(
      SenderFacts.address(repeatedIn: Reply(text: "250 mx Hello x [10.0.0.5]"), by: server)?.description == "10.0.0.5")
  }
}
