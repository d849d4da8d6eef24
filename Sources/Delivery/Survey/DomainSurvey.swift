package import Names
import Octets

/// Where the policy is that a domain announces (RFC 8461, section 3.3).
package struct PolicyPlace: Equatable, Sendable {
  package let host: DomainName
  package let addresses: [IPAddress]
  /// That of the record.
  package let id: String

  package init(host: DomainName, addresses: [IPAddress], id: String) {
    (self.host, self.addresses, self.id) = (host, addresses, id)
  }
}

/// What has to be known before a server is looked at. Questions come out, answers go in, in any order; nothing is asked
/// twice, and what follows is read from all answers together, so that their order does not matter.
///
///     var survey = DomainSurvey(.domain(name))
///     survey.questions()          // MX, the root, the policies
///     survey.receive(answer)      // then survey.questions() again, until nothing is left to ask
///     survey.report
package struct DomainSurvey: Sendable {
  /// Hosts whose addresses are looked up; a list may be thousands long.
  package static let mostHosts = 16

  private let subject: CheckReport.Subject
  private let isPractice: Bool
  private let hostLimit: Int
  private var answers = SurveyAnswers()

  /// - Parameters:
  ///   - isPractice: the answers are the practice world's own.
  ///   - hostLimit: hosts whose addresses are looked up.
  package init(_ subject: CheckReport.Subject, isPractice: Bool = false, hostLimit: Int = mostHosts) {
    self.subject = subject
    self.isPractice = isPractice
    self.hostLimit = hostLimit
  }

  /// What can be asked now, each question once.
  package mutating func questions() -> [DNSQuestion] { answers.ask(wanted) }

  package mutating func receive(_ answer: DNSAnswer) { answers.receive(answer) }

  // MARK: What is asked

  private var wanted: [DNSQuestion] {
    var wanted: [DNSQuestion] = []
    switch subject {
    case .address, .sender: return []
    case .host: wanted.append(DNSQuestion(.root, .soa))
    case .domain(let domain):
      wanted += [DNSQuestion(domain, .mx), DNSQuestion(.root, .soa), DNSQuestion(domain, .txt)]
      wanted += ["_mta-sts", "_smtp._tls", "_dmarc"].compactMap { domain.below($0) }.map { DNSQuestion($0, .txt) }
    }
    for host in hosts where Self.canBeAsked(host.name) {
      wanted += [DNSQuestion(host.name, .a), DNSQuestion(host.name, .aaaa)] + associations(of: host.name)
    }
    if let place = policyHost { wanted += [DNSQuestion(place.host, .a), DNSQuestion(place.host, .aaaa)] }
    return wanted
  }

  /// An MX that names an address names nothing that DNS could find.
  static func canBeAsked(_ name: DomainName) -> Bool {
    IPAddress(name.text) == nil && !name.text.contains(phrase: "\\")
  }

  // MARK: What follows

  private func answer(_ name: DomainName, _ type: RecordType) -> DNSAnswer? { answers[DNSQuestion(name, type)] }

  /// Nil until the root has been heard of.
  private var dnssec: CheckReport.DNSSEC? {
    if isPractice { return .practice }
    guard let root = answer(.root, .soa) else { return nil }
    switch root.trust {
    case .secure: return .validated
    case .bogus(let reason) where reason.raw.contains(phrase: "no signatures"): return .stripped
    // "signature missing from" in libunbound 1.17; "signature for expected key and algorithm missing" in 1.22, which says it
    // of what it remembers, too.
    case .bogus(let reason) where reason.raw.contains(phrase: "missing"): return .oldAnchor
    case .bogus, .insecure, .unchecked: return .unknown
    }
  }

  private var canJudge: Bool { dnssec == .validated || dnssec == .practice }

  private func isSecure(_ answer: DNSAnswer) -> Bool { canJudge && answer.trust == .secure }

  /// Whether nobody who validates would use it.
  private func isBogus(_ answer: DNSAnswer) -> Bool {
    if canJudge, case .bogus = answer.trust { true } else { false }
  }

  /// Whether the name service did not say, or cannot be believed.
  private func isUnknown(_ answer: DNSAnswer) -> Bool {
    answer.hasFailed || isBogus(answer)
  }

  /// Of the domain.
  private var exchangers: [(preference: Int, host: DomainName)] {
    if case .domain(let domain) = subject { answer(domain, .mx)?.exchangers ?? [] } else { [] }
  }

  private var route: DomainRoute {
    guard case .domain(let domain) = subject else { return .hosts }
    guard let answer = answer(domain, .mx) else { return .unknown }
    if isUnknown(answer) { return .held }
    if answer.result == .noSuchName { return .noSuchDomain }
    let list = exchangers
    return !list.isEmpty && list.allSatisfy(\.host.isRoot) ? .takesNone : routeByHosts
  }

  /// Whether there is one host that has an address.
  private var routeByHosts: DomainRoute {
    let looked = hosts.map { addresses(of: $0.name) }
    if looked.contains(where: { $0?.isEmpty == false }) { return .hosts }
    if looked.contains(where: { $0 == nil }) { return .unknown }
    return hosts.contains { failed($0.name) } ? .held : .nowhere
  }

  private func failed(_ host: DomainName) -> Bool {
    [RecordType.a, .aaaa].contains { type in answer(host, type).map(isUnknown) ?? false }
  }

  /// In the order of a sender: by preference, and equal ones as they came.
  private var hosts: [MailHost] {
    switch subject {
    case .sender: return []
    case .host(let name, _): return [MailHost(name: name, origin: .named)]
    case .address(let address, _):
      return [MailHost(name: DomainName("\(address)") ?? address.reverseName, origin: .named)]
    case .domain(let domain):
      guard let answer = answer(domain, .mx), !isBogus(answer) else { return [] }
      if answer.result == .noData { return [MailHost(name: domain, origin: .implicit)] }
      var seen: Set<DomainName> = []
      let list = exchangers.enumerated().sorted {
        ($0.element.preference, $0.offset) < ($1.element.preference, $1.offset)
      }
      let named = list.map(\.element).filter { !$0.host.isRoot && seen.insert($0.host).inserted }
      return named.prefix(hostLimit).map { MailHost(name: $0.host, origin: .mx(preference: $0.preference)) }
    }
  }

  /// Nil until both families are known.
  private func addresses(of host: DomainName) -> [IPAddress]? {
    guard Self.canBeAsked(host) else { return [] }
    guard let four = answer(host, .a), let six = answer(host, .aaaa) else { return nil }
    return [four, six].filter { !isBogus($0) }.flatMap(\.addresses)
  }

  // MARK: DANE

  /// Whether everything up to the host's addresses is signed: then every sender with DANE heeds its TLSA records (RFC
  /// 7672, section 2.2).
  /// Nil until that is known.
  private func isSecure(upTo host: DomainName) -> Bool? {
    guard dnssec != nil else { return nil }
    if case .domain(let domain) = subject {
      guard let exchanger = answer(domain, .mx) else { return nil }
      guard isSecure(exchanger) else { return false }
    }
    guard let four = answer(host, .a), let six = answer(host, .aaaa) else { return nil }
    let telling = [four, six].filter { !$0.addresses.isEmpty }
    return !telling.isEmpty && telling.allSatisfy { isSecure($0) }
  }

  /// The names whose certificate may be meant: where the aliases lead, then the host itself (section 2.2.3).
  private func bases(of host: DomainName) -> [DomainName] {
    guard let alias = alias(of: host) else { return [host] }
    return [alias, host]
  }

  private func alias(of host: DomainName) -> DomainName? {
    [RecordType.a, .aaaa].lazy.compactMap { answer(host, $0) }.map(\.canonicalName).first { $0 != host }
  }

  private func owner(_ base: DomainName) -> DNSQuestion? {
    base.below("_\(subject.port)._tcp").map { DNSQuestion($0, .tlsa) }
  }

  private func associations(of host: DomainName) -> [DNSQuestion] {
    // A sender asks only where all is signed so far; here the rest is asked too, to say that it does not count.
    guard canJudge, isSecure(upTo: host) != nil else { return [] }
    var wanted: [DNSQuestion] = []
    for base in bases(of: host) {
      guard let question = owner(base) else { continue }
      wanted.append(question)
      // The next base is asked only where this one has none.
      guard let answer = answers[question], answer.records.isEmpty, !answer.hasFailed else { break }
    }
    return wanted
  }

  private func dane(of host: DomainName) -> MailHost.DANE {
    guard dnssec == nil || canJudge else { return .notJudged }
    guard isSecure(upTo: host) == true else { return .notSecure }
    for base in bases(of: host) {
      guard let question = owner(base), let answer = answers[question] else { return .none }
      if isUnknown(answer) { return .unknown }
      let records = answer.records.compactMap { if case .tlsa(let record) = $0 { record } else { nil } }
      if !records.isEmpty { return isSecure(answer) ? .records(records, base: base) : .none }
    }
    return .none
  }

  /// How many there are, whether they count or not.
  private func records(of host: DomainName) -> Int {
    bases(of: host).compactMap(owner).compactMap { answers[$0]?.records.count }.first { $0 > 0 } ?? 0
  }

  // MARK: Policies

  private func texts(_ label: String?) -> [[UInt8]] {
    guard case .domain(let domain) = subject, let name = label.map({ domain.below($0) }) ?? domain,
      let answer = answer(name, .txt), !isBogus(answer)
    else { return [] }
    return answer.texts
  }

  private func isUnknown(_ label: String) -> Bool {
    guard case .domain(let domain) = subject, let name = domain.below(label) else { return false }
    return answer(name, .txt).map(isUnknown) ?? false
  }

  private var policyHost: (host: DomainName, id: String)? {
    guard case .domain(let domain) = subject, let host = domain.below("mta-sts"),
      case .success(let id?) = PolicyRecords.sts(texts("_mta-sts"))
    else { return nil }
    return (host, id)
  }

  /// Where the policy is that the domain announces; nil: it announces none, or its address is not known yet.
  package var policy: PolicyPlace? {
    guard let place = policyHost, let addresses = addresses(of: place.host) else { return nil }
    return PolicyPlace(host: place.host, addresses: addresses, id: place.id)
  }

  private var policies: DomainPolicies {
    var policies = DomainPolicies()
    switch PolicyRecords.sts(texts("_mta-sts")) {
    case .success(let id?): policies.sts = .announced(id: id)
    case .success: break
    case .failure(let fault): policies.sts = .unusable(fault)
    }
    if isUnknown("_mta-sts") { policies.sts = .unusable(.lookup) }
    policies.areReportsUnknown = isUnknown("_smtp._tls")
    let reports = PolicyRecords.reports(texts("_smtp._tls"))
    (policies.reports, policies.areReportsMalformed) = (reports ?? [], reports == nil)
    policies.spf = PolicyRecords.spf(texts(nil))
    policies.dmarc = PolicyRecords.dmarc(texts("_dmarc"))
    return policies
  }

  // MARK: All of it

  /// What the answers say so far.
  package var report: CheckReport {
    var report = CheckReport(subject: subject)
    report.dnssec = dnssec ?? .unknown
    report.answers = answers.all
    report.route = route
    report.policies = policies
    report.hosts = hosts.map { host in
      var host = host
      if case .address(let address, _) = subject {
        host.addresses = [address]
        return host
      }
      host.addresses = addresses(of: host.name) ?? []
      host.alias = alias(of: host.name)
      host.dane = dane(of: host.name)
      if host.dane == .notSecure { host.ignoredRecords = records(of: host.name) }
      return host
    }
    let named = Set(exchangers.map(\.host).filter { !$0.isRoot })
    if case .domain(let domain) = subject, let answer = answer(domain, .mx) { report.isMXSecure = isSecure(answer) }
    report.hostsLeft = max(0, named.count - report.hosts.count)
    return report
  }
}
