import Names
import Octets
import Testing

@testable import Delivery

@Suite struct DomainSurveyTests {
  static let good = [
    "good.test MX 20 mx2.good.test", "good.test MX 10 mx1.good.test", "mx1.good.test A 192.0.2.1",
    "mx1.good.test AAAA 2001:db8::1", "mx2.good.test A 192.0.2.2", "_25._tcp.mx1.good.test TLSA 3 1 1 07",
    "_mta-sts.good.test TXT v=STSv1; id=1", "mta-sts.good.test A 192.0.2.3",
    "_smtp._tls.good.test TXT v=TLSRPTv1; rua=mailto:a@good.test", "good.test TXT v=spf1 mx -all",
    "good.test TXT something else", "_dmarc.good.test TXT v=DMARC1; p=reject",
  ]

  @Test(arguments: [false, true]) func everythingInWhateverOrder(_ reversed: Bool) throws {
    let report = MadeNames(Self.good).report("good.test", reversed: reversed)
    #expect(report.route == .hosts)
    #expect(report.dnssec == .validated)
    #expect(report.hosts.map(\.name.text) == ["mx1.good.test", "mx2.good.test"])
    #expect(report.hosts[0].addresses.map(\.description) == ["192.0.2.1", "2001:db8::1"])
    #expect(report.hosts[0].dane.hasRecords)
    #expect(report.hosts[1].dane == .none)
    #expect(report.policies.reports == ["mailto:a@good.test"])
    #expect(report.policies.spf == ["v=spf1 mx -all"])
    #expect(report.policies.dmarc.count == 1)
  }

  @Test func nothingIsAskedTwice() {
    var survey = DomainSurvey(.domain(DomainName("good.test") ?? .root))
    let names = MadeNames(Self.good)
    var asked: [DNSQuestion] = []
    while true {
      let questions = survey.questions()
      guard !questions.isEmpty else { break }
      asked += questions
      for question in questions {
        survey.receive(names.answer(question))
        survey.receive(names.answer(question))
      }
    }
    #expect(Set(asked).count == asked.count)
    #expect(
      survey.policy
        == PolicyPlace(
          host: DomainName("mta-sts.good.test") ?? .root, addresses: [IPAddress("192.0.2.3")].compactMap(\.self),
          id: "1"))
  }

  @Test(arguments: [
    (["a.test MX 0 ."], DomainRoute.takesNone), (["a.test A 192.0.2.1"], .hosts), ([], .nowhere),
    (["a.test MX 10 mx.a.test"], .nowhere), (["a.test MX 10 mx.a.test", "a.test A 192.0.2.1"], .nowhere),
    (["a.test MX 0 .", "a.test MX 10 mx.a.test", "mx.a.test A 192.0.2.1"], .hosts),
    (["a.test MX 10 192.0.2.1"], .nowhere),
  ])
  func routes(_ lines: [String], _ route: DomainRoute) { #expect(MadeNames(lines).report("a.test").route == route) }

  @Test func namesThatDoNotAnswer() throws {
    let mx = DNSQuestion(try #require(DomainName("a.test")), .mx)
    var names = MadeNames(["a.test A 192.0.2.1"])
    names.failures[mx] = .code(2)
    #expect(names.report("a.test").route == .held)
    names.failures = [:]
    names.noNames = ["a.test"]
    names.records = [:]
    #expect(names.report("a.test").route == .noSuchDomain)
  }

  /// A bogus answer is not used, unless nothing can be validated here at all.
  @Test func bogusAnswers() throws {
    var names = MadeNames(["a.test MX 10 mx.a.test", "mx.a.test A 192.0.2.1"])
    names.trust[DNSQuestion(try #require(DomainName("a.test")), .mx)] = .bogus("no")
    #expect(names.report("a.test").route == .held)
    names.root = .bogus("no signatures from x")
    let report = names.report("a.test")
    #expect(report.dnssec == .stripped)
    #expect(report.route == .hosts)
    #expect(report.hosts.map(\.dane) == [.notJudged])
    names.root = .bogus("signature missing from x")
    #expect(names.report("a.test").dnssec == .oldAnchor)
  }

  @Test func daneCountsWhereAllIsSigned() throws {
    let lines = ["a.test MX 10 mx.b.test", "mx.b.test A 192.0.2.1", "_25._tcp.mx.b.test TLSA 3 1 1 07"]
    var names = MadeNames(lines)
    #expect(names.report("a.test").hosts[0].dane.hasRecords)
    for domain in ["a.test", "b.test"] {
      names.unsigned = [domain]
      let host = names.report("a.test").hosts[0]
      #expect(host.dane == .notSecure)
      #expect(host.ignoredRecords == 1)
    }
    names = MadeNames(lines)
    names.failures[DNSQuestion(try #require(DomainName("_25._tcp.mx.b.test")), .tlsa)] = .code(2)
    #expect(names.report("a.test").hosts[0].dane == .unknown)
  }

  /// The records of the name that aliases lead to come first, then those of the alias itself (RFC 7672, section 2.2.3).
  @Test func aliases() throws {
    var names = MadeNames([
      "a.test MX 10 mx.a.test", "real.a.test A 192.0.2.1", "_25._tcp.mx.a.test TLSA 3 1 1 07",
    ])
    names.aliases["mx.a.test"] = "real.a.test"
    var host = names.report("a.test").hosts[0]
    #expect(host.alias == DomainName("real.a.test"))
    guard case .records(_, let base) = host.dane else {
      Issue.record("\(host)")
      return
    }
    #expect(base == DomainName("mx.a.test"))
    names.records[DNSQuestion(try #require(DomainName("_25._tcp.real.a.test")), .tlsa)] = [
      .tlsa(try #require(TLSARecord("3 1 1 08")))
    ]
    host = names.report("a.test").hosts[0]
    #expect(
      host.dane == .records([try #require(TLSARecord("3 1 1 08"))], base: try #require(DomainName("real.a.test"))))
  }

  @Test func oneHost() throws {
    let names = MadeNames(["mx.a.test A 192.0.2.1", "_2525._tcp.mx.a.test TLSA 3 1 1 07"])
    let report = names.report(.host(try #require(DomainName("mx.a.test")), port: 2_525))
    #expect(report.hosts[0].dane.hasRecords)
    let address = try #require(IPAddress("192.0.2.1"))
    #expect(names.report(.address(address, port: 25)).hosts[0].addresses == [address])
  }

  /// Ten thousand MX are counted, sixteen hosts looked up.
  @Test func aFloodOfHosts() throws {
    var names = MadeNames([])
    names.records[DNSQuestion(try #require(DomainName("a.test")), .mx)] = (0..<10_000).map {
      .mx(preference: $0 % 60_000, host: DomainName("m\($0).a.test") ?? .root)
    }
    let report = names.report("a.test")
    #expect(report.hosts.count == 16)
    #expect(report.hostsLeft == 9_984)
    #expect(report.answers.count < 60)
  }
}
