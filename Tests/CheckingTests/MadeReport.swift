import Annotations
import Delivery
import Events
import Names
import Octets
import SMTP
import Testing

@testable import Checking
@testable import TLS

/// Reports put together by hand: what a check would have found out.
struct MadeReport {
  var report: CheckReport
  private(set) var words: [FindingWords] = []
  let domain: DomainName

  init(_ domain: String, _ trust: DNSAnswer.Trust, mx: [RecordData] = [], route: DomainRoute = .hosts) {
    let name = MadeReport.name(domain)
    self.domain = name
    report = CheckReport(subject: .domain(name))
    (report.dnssec, report.route) = (.validated, route)
    report.answers = [
      DNSAnswer(DNSQuestion(name, .mx), mx.isEmpty ? .noData : .records(mx), trust: trust)
    ]
  }

  static func name(_ text: String) -> DomainName {
    guard let name = DomainName(text) else { preconditionFailure("\(text) is a name") }
    return name
  }

  static func address(_ text: String) -> IPAddress {
    guard let address = IPAddress(text) else { preconditionFailure("\(text) is an address") }
    return address
  }

  static let record = TLSARecord(usage: 3, selector: 1, matching: 1, data: [UInt8](repeating: 7, count: 32))

  mutating func add(host text: String, _ preference: Int?, dane: Bool = false, inPolicy: Bool? = nil) {
    let name = Self.name(text)
    var host = MailHost(name: name, origin: preference.map { .mx(preference: $0) } ?? .implicit)
    if dane { host.dane = .records([Self.record], base: name) }
    host.isInPolicy = inPolicy
    report.hosts.append(host)
  }

  /// A visit to an address of the host added last.
  mutating func visit(_ address: String, _ milliseconds: Double, _ change: (inout Visit) -> Void = { _ in }) {
    let host = report.hosts.count - 1
    report.hosts[host].addresses.append(Self.address(address))
    var visit = Visit(host: host, address: Self.address(address))
    visit.milliseconds = milliseconds
    change(&visit)
    report.visits.append(visit)
  }

  mutating func find(_ severity: Finding.Severity, rows: [Int] = [], _ words: FindingWords) {
    report.findings.append(Finding(.noSuchDomain, severity, rows: rows))
    self.words.append(words)
  }

  static func well(dane: DANEVerdict.Result? = nil, verified: Bool = true) -> (inout Visit) -> Void {
    { visit in
      (visit.reached, visit.greeting, visit.hello) = (.tls, Reply(.serviceReady, ["hi"]), Reply(.ok, ["hi"]))
      visit.extensions = ExtensionList([Extension(keyword: .startTLS)])
      visit.startTLS = Reply(.serviceReady, ["go"])
      visit.tls = TLSFacts(
        version: .tls13, cipher: "X", standardCipher: "X", cipherBits: 256, keyExchange: .group("X25519"),
        isResumed: false, serverName: nil, chain: [],
        verification: verified ? .verified(name: "x") : .failed([.selfSigned(certificate: "x")]), weaknesses: [])
      if let dane { visit.dane = [DANEVerdict(record: record, result: dane)] }
      visit.reverse = .names([name("x.test")], confirmed: true)
    }
  }

  static func refused(_ code: Int, _ text: String) -> (inout Visit) -> Void {
    { visit in
      visit.reached = .connected
      visit.greeting = ReplyCode(rawValue: code).map { Reply($0, [text]) }
    }
  }

  static func silent(_ visit: inout Visit) { visit.failure = .silent(seconds: 10) }

  func picture(_ options: CheckPicture.Options = CheckPicture.Options()) -> [String] {
    var options = options
    if options.resolvers.isEmpty { options.resolvers = ["192.0.2.53"] }
    let found = zip(report.findings, words).map { FoundFinding($0, $1) }
    return CheckPicture(report, findings: found, outcome: Outcome(of: report), options: options).lines.map(\.text)
  }
}

extension MadeReport {
  static func healthy() -> MadeReport {
    var made = MadeReport("good.example", .secure)
    made.add(host: "mx1.good.example", 10, dane: true, inPolicy: true)
    made.visit("203.0.113.11", 48, well(dane: .matches))
    made.visit("2001:db8::11", 51, well(dane: .matches))
    made.add(host: "mx2.good.example", 20, dane: true, inPolicy: true)
    made.visit("203.0.113.12", 47, well(dane: .matches))
    made.report.policies.sts = .policy(STSPolicy(mode: .enforce, hosts: ["*.good.example"], maxAge: 604_800), id: "1")
    made.report.policies.reports = ["mailto:tls@good.example"]
    made.report.verdict = Verdict(ending: .delivered, delivered: .yes, level: .dane, weakest: .dane, row: 0)
    return made
  }

  static func policyDoesNotFit() -> MadeReport {
    var made = MadeReport("shop.example", .insecure)
    made.add(host: "mx.bighost.example", 10, inPolicy: false)
    made.visit("198.51.100.7", 31, well())
    made.report.policies.sts = .policy(STSPolicy(mode: .enforce, hosts: ["*.shop.example"], maxAge: 604_800), id: "1")
    made.find(
      .held, rows: [0],
      FindingWords(
        "Senders that heed MTA-STS will not deliver: the policy names *.shop.example alone.",
        remedy: [
          "In https://mta-sts.shop.example/.well-known/mta-sts.txt add: mx: mx.bighost.example",
          "Then in DNS, so that senders fetch it again: _mta-sts.shop.example. TXT \"v=STSv1; id=20261126T0330\"",
        ], byHand: ByHand("smtp-tutor --mx shop.example --starttls", .secure), reference: "RFC 8461, section 5"))
    made.find(.advice, FindingWords("Reports of TLS failures are not asked for.", reference: "RFC 8460, section 3"))
    made.report.verdict = Verdict(ending: .promiseBroken, delivered: .held, row: 0)
    return made
  }

  static func nullMX() -> MadeReport {
    var made = MadeReport("parked.example", .secure, mx: [.mx(preference: 0, host: .root)], route: .takesNone)
    made.find(
      .refused, FindingWords("This domain accepts no mail, and says so.", reference: "RFC 7505, section 3"))
    made.report.verdict = Verdict(ending: .refused, delivered: .refused)
    return made
  }

  static func allRefuse() -> MadeReport {
    var made = MadeReport("corp.example", .insecure)
    made.add(host: "mx1.corp.example", 10)
    made.visit("192.0.2.21", 20, refused(554, "5.7.1 Client host [203.0.113.77] blocked\u{1b}[31m"))
    made.add(host: "mx2.corp.example", 10)
    made.visit("192.0.2.22", 21, refused(554, "5.7.1 Client host [203.0.113.77] blocked"))
    made.add(host: "backup.corp.example", 20)
    made.visit("192.0.2.23", 22, refused(421, "4.7.0 Too many connections, try again later"))
    made.find(
      .refused, rows: [0, 1], FindingWords("The greeting refuses you.", reference: "RFC 5321, section 3.1"))
    made.report.verdict = Verdict(ending: .refused, delivered: .refused, row: 0)
    return made
  }

  static func portClosed() -> MadeReport {
    var made = healthy()
    let old = made.report.visits
    made.report.visits = old.map { visit in
      var visit = Visit(host: visit.host, address: visit.address)
      if visit.address.isIPv6 {
        visit.failure = .unreachable("Network is unreachable")
      } else {
        (visit.failure, visit.milliseconds) = (.silent(seconds: 10), 10_001)
      }
      return visit
    }
    made.find(.unknown, rows: [0, 2], FindingWords("Port 25 is silent everywhere.", remedy: ["Try it elsewhere."]))
    made.report.verdict = Verdict(ending: .held, delivered: .unknown)
    return made
  }
}
