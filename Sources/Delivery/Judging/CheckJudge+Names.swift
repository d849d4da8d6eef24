import Names
import Octets

/// What DNS says, and whether it can be believed.
extension CheckJudge {
  mutating func judgeNames() {
    guard case .domain(let domain) = report.subject else { return judgeTrust() }
    judgeTrust()
    judgeRoute(domain)
    for answer in report.answers { judge(answer, domain) }
    for host in report.hosts { judge(host) }
    if report.policies.spf.count > 1 { add(.severalSPF(report.policies.spf.count), .advice) }
    if report.policies.dmarc.count > 1 { add(.severalDMARC(report.policies.dmarc.count), .advice) }
  }

  private mutating func judgeTrust() {
    switch report.dnssec {
    case .validated, .practice: break
    case .stripped: add(.signaturesStripped, .unknown)
    case .oldAnchor: add(.oldRootKey, .unknown)
    case .unknown:
      let wasAsked = report.answers.contains { $0.question.name.isRoot }
      if wasAsked { add(.notValidated, .unknown) }
    }
  }

  private mutating func judgeRoute(_ domain: DomainName) {
    switch report.route {
    case .noSuchDomain: add(.noSuchDomain, .refused)
    case .takesNone: add(.nullMX, .refused)
    case .nowhere: add(.noHost(hasMX: !exchangers(domain).isEmpty), .refused)
    case .hosts where report.hosts.first?.origin == .implicit:
      add(.implicitMX(wantsNone: report.policies.spf.map { $0.raw.lowercased() } == ["v=spf1 -all"]), .advice)
    case .hosts, .held, .unknown: break
    }
    let exchangers = exchangers(domain)
    if exchangers.contains(where: \.isRoot), exchangers.contains(where: { !$0.isRoot }) {
      add(.nullMXAmongOthers, .fragile)
    }
  }

  private func exchangers(_ domain: DomainName) -> [DomainName] {
    report.answers.filter { $0.question == DNSQuestion(domain, .mx) }.flatMap(\.exchangers).map(\.host)
  }

  private mutating func judge(_ answer: DNSAnswer, _ domain: DomainName) {
    let question = answer.question
    guard !question.name.isRoot, question.type != .ptr, question.type != .tlsa else { return }
    // Without MX or addresses of hosts mail waits; all else is about safeguards.
    let isNeeded = question.type != .txt && (question.type == .mx || report.hosts.contains { $0.name == question.name })
    if report.policies.sts == .unusable(.lookup), question.name == domain.below("_mta-sts") { return }
    let isOnlyWay = report.visits.isEmpty || !isDeliverable
    let severity: Finding.Severity = isNeeded && !isDeaf ? isOnlyWay ? .held : .fragile : .unknown
    switch answer.result {
    case .failed(.timedOut): add(.lookupSilent(question), severity)
    case .failed: add(.lookupFailed(question), severity)
    case .records, .noData, .noSuchName:
      guard report.dnssec == .validated, case .bogus(let reason) = answer.trust else { return }
      add(.bogus(question, reason), isNeeded && isOnlyWay ? .held : .fragile)
    }
  }

  private mutating func judge(_ host: MailHost) {
    guard case .mx = host.origin else { return }
    let isNeeded = report.route != .hosts
    if !DomainSurvey.canBeAsked(host.name) { return add(.addressMX(host.name), isNeeded ? .refused : .fragile) }
    if let alias = host.alias { add(.aliasMX(host.name, target: alias), .fragile) }
    let answers = report.answers.filter { $0.question.name == host.name && [.a, .aaaa].contains($0.question.type) }
    if host.addresses.isEmpty, answers.count == 2 {
      if answers.allSatisfy({ $0.result == .noSuchName }) {
        add(.danglingMX(host.name), isNeeded ? .refused : .fragile)
      } else if answers.allSatisfy({ [.noSuchName, .noData].contains($0.result) }) {
        add(.noAddress(host.name), isNeeded ? .refused : .fragile)
      }
    }
    guard !isRelocated, report.dnssec != .practice else { return }
    for address in host.addresses where address.isPrivate { add(.privateAddress(host.name, address), .fragile) }
  }
}

extension IPAddress {
  /// Whether it means something in a network of one's own alone: loopback, link-local, RFC 1918, RFC 6598, RFC 4193, and
  /// addresses of nobody.
  package var isPrivate: Bool {
    if isIPv6 {
      return octets[0] & 0xFE == 0xFC || octets[0] == 0xFE && octets[1] & 0xC0 == 0x80
        || octets.dropLast().allSatisfy { $0 == 0 } && octets[15] < 2
    }
    switch (octets[0], octets[1]) {
    case (10, _), (127, _), (0, _), (192, 168), (169, 254): return true
    case (172, 16...31), (100, 64...127): return true
    default: return false
    }
  }
}
