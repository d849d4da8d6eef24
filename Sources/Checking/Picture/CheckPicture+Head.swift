import Delivery
import Events
import Names
import Octets
import Terminal

/// What the name service says, before any server was asked.
extension CheckPicture {
  var head: [PageLine] {
    if let facts = report.sender { return sender(facts) }
    let title =
      isDomain
      ? "How mail for \(subject) is delivered, as a sending server sees it"
      : "How \(subject) answers, as a sending server sees it"
    var lines = wrapped(title, role: .heading) + [empty]
    if isDomain { lines += labelled("MX", exchangers) }
    guard !report.hosts.isEmpty else { return lines }
    lines += labelled("Promised", promises)
    if let reports { lines += labelled("", reports) }
    return lines
  }

  // MARK: MX

  private var exchangers: String {
    switch report.route {
    case .unknown: "not looked up"
    case .noSuchDomain: "none: there is no such domain\(signature)"
    case .takesNone: "0 .  (null MX)\(signature)"
    case .hosts:
      switch report.hosts.first?.origin {
      case .implicit: "none, so mail goes to the address of the domain itself\(signature)"
      default: "\(hostCount)\(signature)"
      }
    case .nowhere: "no host that mail could go to\(signature)"
    case .held: "not known: \(whyUnknown)"
    }
  }

  private var hostCount: String {
    let count = report.hosts.count + report.hostsLeft
    return count == 1 ? "1 host" : "\(count) hosts"
  }

  private var mx: DNSAnswer? {
    guard case .domain(let name) = report.subject else { return nil }
    let answers = report.answers.filter { $0.question.type == .mx }
    return answers.first { $0.question.name == name } ?? answers.first
  }

  private var signature: String {
    switch mx?.trust {
    case .secure?: ", signed by DNSSEC"
    case .insecure? where [.validated, .practice].contains(report.dnssec):
      "; not signed (no DNSSEC), so DANE protects only in part"
    case .bogus? where report.dnssec == .validated: "; its DNSSEC signature is wrong"
    case .insecure?, .bogus?: "; DNSSEC could not be judged here"
    case .unchecked?, nil: report.dnssec == .practice ? "" : "; DNSSEC could not be judged here"
    }
  }

  private var whyUnknown: String {
    if case .bogus? = mx?.trust, case .failed? = mx?.result {
    } else if case .bogus? = mx?.trust {
      return "the answer cannot be trusted (DNSSEC)"
    }
    guard case .failed(let failure)? = mx?.result else { return "the name service did not say" }
    return switch failure {
    case .code: "the name service of \(subject) does not answer properly"
    case .timedOut(let seconds): "no answer from the name service within \(Phrases.seconds(seconds))"
    case .library(let text): "the look-up failed (\(text.line(limit: 60)))"
    }
  }

  // MARK: Promises

  private var promises: String {
    let found = [dane, sts].compactMap(\.self)
    return found.isEmpty
      ? "nothing: no DANE\(isDomain ? ", no MTA-STS" : ""); TLS where it is offered" : found.joined(separator: "; ")
  }

  private var dane: String? {
    let count = report.hosts.count { $0.dane.hasRecords }
    if count > 0 { return "DANE (TLSA) by \(of(count))" }
    if report.hosts.contains(where: { $0.dane == .unknown }) { return "DANE: not known, the TLSA look-up failed" }
    return report.hosts.contains { $0.dane == .notJudged } ? "DANE: cannot be judged here" : nil
  }

  private func of(_ count: Int) -> String {
    switch (count, report.hosts.count) {
    case (let count, let all) where count < all: "\(count) of \(all) hosts"
    case (_, 1): "the host"
    case (_, 2): "both hosts"
    case (_, let all): "all \(all) hosts"
    }
  }

  private var sts: String? {
    switch report.policies.sts {
    case .none: return nil
    case .announced: return "MTA-STS: announced, not looked at"
    case .unusable: return "MTA-STS: announced, but there is no usable policy"
    case .policy(let policy, _):
      guard policy.mode != .none else { return "MTA-STS: none (withdrawn)" }
      let named = report.hosts.count { $0.isInPolicy == true }
      let patterns = policy.hosts.prefix(3).map { $0.line(limit: 60) }.joined(separator: ", ")
      let more = policy.hosts.count > 3 ? " ..." : ""
      return named > 0
        ? "MTA-STS: \(policy.mode.rawValue), names \(of(named))"
        : "MTA-STS: \(policy.mode.rawValue), for \(patterns)\(more) alone"
    }
  }

  private var reports: String? {
    guard isDomain else { return nil }
    let places = report.policies.reports
    if let first = places.first {
      let address = first.line(limit: 100)
      let shown = address.lowercased().hasPrefix("mailto:") ? String(address.dropFirst(7)) : address
      return "reports of TLS failures go to \(shown)\(places.count > 1 ? " and others" : "") (TLS-RPT)"
    }
    let isPromised = dane != nil || sts != nil
    return isPromised ? "no reports of TLS failures are asked for (no TLS-RPT)" : nil
  }
}
