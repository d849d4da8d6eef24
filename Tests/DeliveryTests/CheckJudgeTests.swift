import Names
import Octets
import SMTP
import Testing

@testable import Delivery
@testable import TLS

/// What is found, each beside the case in which it must not be; and what becomes of the mail.
@Suite struct CheckJudgeTests {
  static let twoHosts = [
    "a.test MX 10 mx1.a.test", "a.test MX 20 mx2.a.test", "mx1.a.test A 192.0.2.1", "mx2.a.test A 192.0.2.2",
  ]
  static let policyRecord = ["_mta-sts.a.test TXT v=STSv1; id=1", "mta-sts.a.test A 192.0.2.3"]

  /// A report as the survey makes it, every address visited.
  /// - Parameter change: gets each visit by its host's name.
  private func judged(
    _ lines: [String], policy: STSPolicy? = nil, sts: STSState? = nil, unsigned: [String] = [],
    _ visit: (inout Visit, String) -> Void = { _, _ in }, setup: (inout MadeNames) -> Void = { _ in },
    report change: (inout CheckReport) -> Void = { _ in }
  ) -> CheckReport {
    var names = MadeNames(lines)
    names.unsigned = unsigned
    setup(&names)
    var report = names.report("a.test")
    if let policy { report.policies.sts = .policy(policy, id: "1") }
    if let sts { report.policies.sts = sts }
    for (index, host) in report.hosts.enumerated() {
      for address in host.addresses {
        var made = Self.fine(index, address, host)
        visit(&made, host.name.text)
        report.visits.append(made)
      }
    }
    change(&report)
    return CheckJudge(report, now: 0).judged
  }

  private static func fine(_ index: Int, _ address: IPAddress, _ host: MailHost) -> Visit {
    var visit = Visit(host: index, address: address)
    let list = Reply(text: "250-\(host.name)\n250 STARTTLS")
    visit.reached = .tls
    (visit.greeting, visit.hello) = (Reply(text: "220 \(host.name) ESMTP"), list)
    visit.extensions = ExtensionList(reply: list)
    visit.startTLS = Reply(text: "220 go ahead")
    visit.tls = .made()
    if case .records(let records, _) = host.dane {
      visit.dane = records.map { DANEVerdict(record: $0, result: $0.data == [7] ? .matches : .differs) }
    }
    visit.reverse = .names([host.name], confirmed: true)
    visit.milliseconds = 1
    return visit
  }

  private func ids(_ report: CheckReport) -> [String] { report.findings.map(\.kind.id) }

  // MARK: DNS

  @Test func aHealthyDomain() {
    let lines =
      Self.twoHosts + [
        "_25._tcp.mx1.a.test TLSA 3 1 1 07", "_25._tcp.mx2.a.test TLSA 3 1 1 07",
        "_smtp._tls.a.test TXT v=TLSRPTv1; rua=mailto:x@a.test",
      ]
    let report = judged(lines)
    #expect(report.findings.isEmpty, "\(ids(report))")
    #expect(report.verdict == Verdict(ending: .delivered, delivered: .yes, level: .dane, weakest: .dane, row: 0))
  }

  @Test(arguments: [
    (["a.test MX 0 ."], "mx.null", Verdict.Ending.refused), (["a.test TXT v=spf1 -all"], "mx.none", .refused),
    (["a.test MX 10 mx1.a.test"], "mx.none", .refused), (["a.test A 192.0.2.1"], "mx.implicit", .delivered),
    (twoHosts + ["a.test MX 0 ."], "mx.null-and-others", .brokenForSome),
    (twoHosts + ["a.test MX 30 192.0.2.9"], "mx.address", .brokenForSome),
    (twoHosts + ["a.test MX 30 mx3.a.test"], "host.no-address", .brokenForSome),
    (twoHosts + ["a.test MX 30 mx3.a.test", "mx3.a.test A 10.0.0.1"], "mx.private-address", .brokenForSome),
    (twoHosts, "sts.no-record", .delivered),
    (twoHosts + ["a.test TXT v=spf1 a", "a.test TXT v=spf1 mx"], "spf.several", .delivered),
    (
      twoHosts + ["_dmarc.a.test TXT v=DMARC1; p=none", "_dmarc.a.test TXT v=DMARC1; p=x"], "dmarc.several", .delivered
    ),
    (twoHosts + ["_smtp._tls.a.test TXT v=TLSRPTv1; rua=x"], "tlsrpt.syntax", .delivered),
    (twoHosts + ["_25._tcp.mx1.a.test TLSA 3 1 1 07"], "tlsrpt.missing", .delivered),
  ])
  func records(_ lines: [String], _ id: String, _ ending: Verdict.Ending) {
    let report = judged(lines)
    #expect(ids(report).contains(id), "\(ids(report))")
    #expect(report.verdict?.ending == ending, "\(ids(report))")
    if lines != Self.twoHosts { #expect(!ids(judged(Self.twoHosts)).contains(id)) }
  }

  @Test func namesThatFail() throws {
    let mx = DNSQuestion(try #require(DomainName("a.test")), .mx)
    let txt = DNSQuestion(try #require(DomainName("a.test")), .txt)
    let none = judged([], setup: { $0.noNames = ["a.test"] })
    #expect(ids(none) == ["dns.nxdomain"])
    #expect(none.verdict?.ending == .noSuchDomain)
    let lame = judged(Self.twoHosts, setup: { $0.failures[mx] = .code(2) })
    #expect(ids(lame).contains("dns.servfail"))
    #expect(lame.verdict == Verdict(ending: .held, delivered: .held))
    #expect(ids(judged(Self.twoHosts, setup: { $0.failures[mx] = .timedOut(seconds: 3) })).contains("dns.timeout"))
    let bogus = judged(Self.twoHosts, setup: { $0.trust[mx] = .bogus("x") })
    #expect(ids(bogus).contains("dns.bogus"))
    #expect(bogus.verdict?.ending == .held)
    // What only concerns safeguards keeps no mail.
    let text = judged(Self.twoHosts, setup: { $0.failures[txt] = .code(2) })
    #expect(ids(text).contains("dns.servfail"))
    #expect(text.verdict?.ending == .delivered)
    #expect(!ids(judged(Self.twoHosts)).contains { $0.hasPrefix("dns.") })
  }

  @Test(arguments: [
    ("no signatures from x", "dns.stripped"), ("signature missing from x", "dns.old-anchor"),
    ("signature for expected key and algorithm missing from x", "dns.old-anchor"),
    ("marked as invalid because of a previous signature for expected key and algorithm missing", "dns.old-anchor"),
    ("else", "dns.not-validated"),
  ])
  func whoCannotValidate(_ reason: String, _ id: String) {
    let report = judged(Self.twoHosts, setup: { $0.root = .bogus(ForeignText(reason)) })
    #expect(ids(report).contains(id))
    #expect(report.verdict?.ending == .delivered)
  }

  @Test func aliasesAndNothing() {
    let alias = judged(Self.twoHosts + ["real.a.test A 192.0.2.9"], setup: { $0.aliases["mx1.a.test"] = "real.a.test" })
    #expect(ids(alias).contains("mx.cname"))
    let dangling = judged(
      Self.twoHosts + ["a.test MX 30 gone.test"], setup: { $0.noNames = ["gone.test"] })
    #expect(ids(dangling).contains("mx.dangling"))
    #expect(dangling.verdict?.ending == .brokenForSome)
  }

  // MARK: Hosts

  @Test(arguments: [
    ("host.silent", Finding.Severity.fragile), ("host.refused", .fragile), ("host.lost", .fragile),
    ("host.not-smtp", .fragile), ("host.endless", .fragile), ("host.unreachable", .unknown), ("greeting.554", .fragile),
    ("greeting.421", .unknown), ("ehlo.refused", .fragile), ("ehlo.masked", .exposed), ("starttls.missing", .exposed),
    ("starttls.refused", .exposed), ("tls.failed", .exposed), ("tls.injected", .exposed), ("tls.old", .fragile),
    ("cert.name", .advice), ("cert.expired", .advice), ("cert.chain", .advice), ("cert.authority", .advice),
    ("cert.other", .advice), ("cert.soon", .advice), ("ptr.none", .advice), ("ptr.not-confirmed", .advice),
    ("relay.open", .exposed), ("vrfy.tells", .advice), ("postmaster.refused", .fragile),
  ])
  func faultsOfOneHost(_ id: String, _ severity: Finding.Severity) throws {
    let report = judged(Self.twoHosts) { visit, host in if host == "mx1.a.test" { Self.spoil(&visit, id) } }
    let found = try #require(report.findings.first { $0.kind.id == id }, "\(ids(report))")
    #expect(found.severity == severity)
    #expect(found.rows == [0])
    // The other host takes the mail.
    #expect(report.verdict?.delivered == .yes)
    #expect(report.verdict?.ending == (severity.isFault ? .brokenForSome : .delivered))
    #expect(!ids(judged(Self.twoHosts)).contains(id))
  }

  private static func spoil(_ visit: inout Visit, _ id: String) {
    let list = Reply(text: "250-mx\n250 SIZE")
    func nowhere(_ visit: inout Visit, _ failure: Visit.Failure, _ greeting: String? = nil) {
      visit = Visit(host: visit.host, address: visit.address)
      visit.failure = failure
    }
    switch id {
    case "host.silent": nowhere(&visit, .silent(seconds: 10))
    case "host.refused": nowhere(&visit, .refused)
    case "host.lost": nowhere(&visit, .lost)
    case "host.not-smtp": nowhere(&visit, .notSMTP("HTTP/1.1"))
    case "host.endless": nowhere(&visit, .endless(octets: 9))
    case "host.unreachable": nowhere(&visit, .unreachable("no route"))
    case "greeting.554", "greeting.421":
      visit = Visit(host: visit.host, address: visit.address)
      visit.greeting = Reply(text: "\(id.suffix(3)) no")
    case "ehlo.refused":
      (visit.hello, visit.extensions, visit.startTLS, visit.tls) = (Reply(text: "550 no"), nil, nil, nil)
    case "ehlo.masked", "starttls.missing":
      let list = id == "ehlo.masked" ? Reply(text: "250-mx\n250 XXXXXXXA") : list
      (visit.hello, visit.extensions, visit.startTLS, visit.tls) = (list, ExtensionList(reply: list), nil, nil)
    case "starttls.refused": (visit.startTLS, visit.tls) = (Reply(text: "502 no"), nil)
    case "tls.failed": (visit.failure, visit.tls) = (.tls(TLSFailure(.version)), nil)
    case "tls.injected": (visit.failure, visit.tls) = (.injected(octets: 5), nil)
    case "tls.old": visit.tls = .made(version: .tls10)
    case "cert.name": visit.tls = .made(.failed([.wrongName(asked: "mx", names: [])]))
    case "cert.expired":
      visit.tls = .made(.failed([.expired(certificate: "x", since: CertificateTime(secondsSince1970: 0, text: ""))]))
    case "cert.chain": visit.tls = .made(.failed([.missingIntermediate(issuer: "x", url: nil)]))
    case "cert.authority": visit.tls = .made(.failed([.selfSigned(certificate: "x")]))
    case "cert.other": visit.tls = .made(.failed([.revoked(certificate: "x")]))
    case "cert.soon": visit.tls = .made(daysLeft: 3)
    case "ptr.none": visit.reverse = .none
    case "ptr.not-confirmed": visit.reverse = .names([.root], confirmed: false)
    case "relay.open":
      let mailbox = Mailbox(localPart: "me", domain: "b.test")
      visit.trials = [TrialOutcome(.relay(mailbox), replies: [Reply(text: "250 ok"), Reply(text: "250 ok")])]
    case "vrfy.tells": visit.trials = [TrialOutcome(.vrfy, replies: [Reply(text: "250 Bob <bob@a.test>")])]
    case "postmaster.refused":
      visit.trials = [
        TrialOutcome(.postmaster(domain: "a.test"), replies: [Reply(text: "250 ok"), Reply(text: "550 no")])
      ]
    default: Issue.record("\(id)")
    }
  }

  @Test(arguments: [
    ("host.silent", Verdict.Ending.held, Verdict.Delivered.held), ("greeting.554", .refused, .refused),
    ("greeting.421", .held, .unknown), ("host.not-smtp", .notSMTP, .held), ("ehlo.refused", .refused, .refused),
    ("starttls.missing", .brokenForSome, .yes), ("cert.name", .delivered, .yes), ("host.unreachable", .held, .unknown),
  ])
  func allHosts(_ id: String, _ ending: Verdict.Ending, _ delivered: Verdict.Delivered) {
    let report = judged(Self.twoHosts) { visit, _ in Self.spoil(&visit, id) }
    #expect(report.verdict?.ending == ending)
    #expect(report.verdict?.delivered == delivered)
    if id == "starttls.missing" { #expect(report.verdict?.level == .clear) }
  }

  // MARK: DANE

  static let dane = twoHosts + ["_25._tcp.mx1.a.test TLSA 3 1 1 07", "_25._tcp.mx2.a.test TLSA 3 1 1 07"]

  @Test func daneMismatch() {
    let report = judged(Self.dane) { visit, _ in
      visit.dane = visit.dane.map { DANEVerdict(record: $0.record, result: .differs) }
    }
    #expect(ids(report).filter { $0 == "dane.mismatch" }.count == 2)
    #expect(report.verdict == Verdict(ending: .promiseBroken, delivered: .held, row: 0))
    // One of two hosts still fits.
    let half = judged(Self.dane) { visit, host in
      if host == "mx1.a.test" { visit.dane = visit.dane.map { DANEVerdict(record: $0.record, result: .differs) } }
    }
    #expect(half.verdict?.ending == .brokenForSome)
    #expect(half.verdict?.row == 1)
  }

  @Test func otherFaultsOfDANE() throws {
    let stale = judged(Self.dane + ["_25._tcp.mx1.a.test TLSA 3 1 1 08"])
    #expect(ids(stale).contains("dane.stale-record"))
    #expect(stale.verdict?.ending == .delivered)
    let unusable = judged(Self.dane) { visit, _ in
      visit.dane = visit.dane.map { DANEVerdict(record: $0.record, result: .unusable(.pkixUsage)) }
    }
    #expect(ids(unusable).contains("dane.unusable"))
    #expect(unusable.verdict?.level == .tls)
    let partial = judged(Self.dane + ["mx1.a.test A 192.0.2.9"]) { visit, _ in
      guard visit.address == IPAddress("192.0.2.9") else { return }
      visit.dane = visit.dane.map { DANEVerdict(record: $0.record, result: .differs) }
    }
    #expect(ids(partial).contains("dane.partial"))
    let failing = judged(
      Self.dane,
      setup: { names in
        if let owner = DomainName("_25._tcp.mx1.a.test") { names.failures[DNSQuestion(owner, .tlsa)] = .code(2) }
      })
    #expect(ids(failing).contains("dane.lookup-failed"))
    #expect(failing.verdict?.row == 1)
    #expect(ids(judged(Self.dane, unsigned: ["a.test"])).contains("dane.insecure-mx"))
    #expect(ids(judged(Self.dane, unsigned: ["mx1.a.test"])).contains("dane.insecure-address"))
    for id in ["dane.stale-record", "dane.unusable", "dane.partial", "dane.lookup-failed", "dane.insecure-mx"] {
      #expect(!ids(judged(Self.dane)).contains(id))
    }
  }

  /// No STARTTLS where DANE promises it keeps the mail; nobody cares for an authority there.
  @Test func whatDANEAsksFor() {
    let clear = judged(Self.dane) { visit, _ in Self.spoil(&visit, "starttls.missing") }
    #expect(clear.verdict?.ending == .promiseBroken)
    #expect(clear.findings.first { $0.kind.id == "starttls.missing" }?.severity == .held)
    let own = judged(Self.dane) { visit, _ in Self.spoil(&visit, "cert.authority") }
    #expect(!ids(own).contains("cert.authority"))
    #expect(own.verdict?.level == .dane)
  }

  // MARK: MTA-STS

  private func policy(
    _ hosts: [ForeignText], _ mode: STSPolicy.Mode = .enforce, maxAge: Int = 604_800
  ) -> STSPolicy { STSPolicy(mode: mode, hosts: hosts, maxAge: maxAge) }

  @Test func aPolicyThatHolds() {
    let report = judged(Self.twoHosts, policy: policy(["*.a.test"]))
    #expect(report.verdict?.level == .mtaSTS)
    #expect(report.verdict?.weakest == .mtaSTS)
    #expect(report.findings.map(\.kind.id) == ["tlsrpt.missing"])
  }

  @Test func aPolicyThatNamesOthers() {
    let all = judged(Self.twoHosts, policy: policy(["mx.b.test"]))
    #expect(all.verdict?.ending == .promiseBroken)
    #expect(all.findings.first { $0.kind.id == "sts.host-not-listed" }?.severity == .held)
    let one = judged(Self.twoHosts, policy: policy(["mx2.a.test"]))
    #expect(one.verdict?.row == 1)
    #expect(one.verdict?.ending == .brokenForSome)
    let testing = judged(Self.twoHosts, policy: policy(["mx.b.test"], .testing))
    #expect(testing.verdict?.ending == .brokenForSome)
    #expect(Set(ids(testing)).isSuperset(of: ["sts.testing", "sts.host-not-listed"]))
    let idle = judged(Self.twoHosts, policy: policy(["*.a.test", "old.b.test"]))
    #expect(ids(idle).contains("sts.listed-not-mx"))
    #expect(idle.verdict?.ending == .delivered)
  }

  @Test(arguments: ["starttls.missing", "cert.name", "cert.expired", "cert.chain", "cert.authority", "tls.old"])
  func whatAPolicyAsksFor(_ id: String) {
    let report = judged(Self.twoHosts, policy: policy(["*.a.test"])) { visit, _ in Self.spoil(&visit, id) }
    #expect(report.verdict?.ending == .promiseBroken, "\(ids(report))")
    #expect(report.findings.first { $0.kind.id == id }?.severity == .held)
    let testing = judged(Self.twoHosts, policy: policy(["*.a.test"], .testing)) { visit, _ in Self.spoil(&visit, id) }
    #expect(testing.verdict?.delivered == .yes)
  }

  /// Where DANE decides, the policy does not (RFC 8461, section 2).
  @Test func daneWins() {
    let report = judged(Self.dane, policy: policy(["mx.b.test"]))
    #expect(report.verdict?.level == .dane)
    #expect(!ids(report).contains("sts.host-not-listed"))
  }

  @Test func otherPolicies() {
    #expect(ids(judged(Self.twoHosts, policy: policy([], .none))).contains("sts.none"))
    #expect(ids(judged(Self.twoHosts, policy: policy(["*.a.test"], maxAge: 60))).contains("sts.short"))
    let faults: [(STSFault, String)] = [
      (.record("x"), "sts.record"), (.severalRecords(2), "sts.two-records"), (.lookup, "sts.lookup-failed"),
      (.unreachable(.refused), "sts.unreachable"), (.certificate([]), "sts.certificate"),
      (.redirect(to: nil), "sts.redirect"), (.status(404), "sts.status"), (.tooLarge, "sts.too-large"),
      (.notHTTP("x"), "sts.not-http"), (.syntax("x"), "sts.syntax"),
    ]
    for (fault, id) in faults {
      let report = judged(Self.twoHosts, sts: .unusable(fault))
      #expect(ids(report).contains(id))
      // Whoever has no older policy delivers.
      #expect(report.verdict?.delivered == .yes)
      #expect(report.verdict?.ending == .brokenForSome)
    }
  }

  // MARK: Port 25

  @Test func port25() throws {
    let address = try #require(IPAddress("192.0.2.1"))
    let silent = { (visit: inout Visit, _: String) in Self.spoil(&visit, "host.silent") }
    let blocked = judged(
      Self.twoHosts, silent, report: { $0.otherPort = PortEvidence(address: address, port: 443, milliseconds: 9) })
    #expect(ids(blocked) == ["port25.blocked", "sts.no-record"])
    #expect(blocked.verdict == Verdict(ending: .held, delivered: .unknown, row: 0))
    let down = judged(
      Self.twoHosts, silent, report: { $0.otherPort = PortEvidence(address: address, port: nil, milliseconds: 9) })
    #expect(!ids(down).contains("port25.blocked"))
    #expect(ids(down).contains("host.silent"))
    // One of two that answers: the other is down, and nothing is blocked.
    let half = { (visit: inout Visit, host: String) in
      if host == "mx1.a.test" { Self.spoil(&visit, "host.silent") }
    }
    let one = judged(
      Self.twoHosts, half, report: { $0.otherPort = PortEvidence(address: address, port: 443, milliseconds: 9) })
    #expect(!ids(one).contains("port25.blocked"))
  }

  /// A machine without IPv6 reaches no such address, which changes nothing about a refusal over IPv4.
  @Test func withoutIPv6() {
    let report = judged(Self.twoHosts + ["mx1.a.test AAAA 2001:db8::1"]) { visit, _ in
      Self.spoil(&visit, visit.address.isIPv6 ? "host.unreachable" : "greeting.554")
    }
    #expect(report.verdict?.ending == .refused)
  }

  /// What is answered with "later" where a promise asks for TLS is not known, and no promise is broken by it.
  @Test func notNow() {
    let report = judged(Self.twoHosts, policy: policy(["*.a.test"])) { visit, _ in
      (visit.startTLS, visit.tls) = (Reply(text: "454 later"), nil)
    }
    #expect(report.verdict == Verdict(ending: .held, delivered: .unknown, row: 0))
  }

  /// A refusal that comes sooner than another port's answer comes from nearby, one that takes as long from the host.
  @Test(arguments: [(1.0, true), (50.0, false)]) func refusedNearby(_ milliseconds: Double, _ isBlocked: Bool) throws {
    let address = try #require(IPAddress("192.0.2.1"))
    let refused = { (visit: inout Visit, _: String) in
      Self.spoil(&visit, "host.refused")
      visit.milliseconds = milliseconds
    }
    let report = judged(
      Self.twoHosts, refused, report: { $0.otherPort = PortEvidence(address: address, port: 443, milliseconds: 9) })
    #expect(ids(report).contains("port25.blocked") == isBlocked)
  }

  @Test func interception() {
    let report = judged(Self.twoHosts) { visit, _ in
      Self.spoil(&visit, "starttls.missing")
      visit.greeting = Reply(text: "220 proxy.isp.example ESMTP")
    }
    #expect(ids(report).contains("port25.intercepted"))
    // Those who refuse in the same words are two, and nobody between.
    let refusing = judged(Self.twoHosts) { visit, _ in
      Self.spoil(&visit, "greeting.554")
      visit.greeting = Reply(text: "554 5.7.1 no")
    }
    #expect(!ids(refusing).contains("port25.intercepted"))
    // A provider whose hosts share a name, and offer TLS, is none.
    let provider = judged(Self.twoHosts) { visit, _ in visit.greeting = Reply(text: "220 mx.big.example ESMTP") }
    #expect(!ids(provider).contains("port25.intercepted"))
  }
}
