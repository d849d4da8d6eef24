package import Delivery
import Names

/// The words of what a check found: what it means for the mail, and what to do about it, in an order and a form that can
/// be copied. Which of them fit is Delivery's decision.
package enum FindingNotes {
  package static func words(for finding: Finding, in report: CheckReport) -> FindingWords {
    FindingWriter(finding, report).words
  }
}

/// What the sentences of one finding have in common.
struct FindingWriter {
  let finding: Finding
  let report: CheckReport

  init(_ finding: Finding, _ report: CheckReport) { (self.finding, self.report) = (finding, report) }

  var words: FindingWords {
    switch finding.kind {
    case .noSuchDomain: noSuchDomain()
    case .lookupFailed(let question): lookupFailed(question)
    case .lookupSilent(let question): lookupSilent(question)
    case .bogus(let question, let reason): bogus(question, reason)
    case .signaturesStripped: signaturesStripped()
    case .oldRootKey: oldRootKey()
    case .notValidated: notValidated()
    case .nullMX: nullMX()
    case .nullMXAmongOthers: nullMXAmongOthers()
    case .implicitMX(let wantsNone): implicitMX(wantsNone)
    case .noHost(let hasMX): noHost(hasMX)
    case .aliasMX(let host, let target): aliasMX(host, target)
    case .addressMX(let host): addressMX(host)
    case .danglingMX(let host): danglingMX(host)
    case .noAddress(let host): noAddress(host)
    case .privateAddress(let host, let address): privateAddress(host, address)
    case .silent(let host): silent(host)
    case .refused(let host): refused(host)
    case .unreachable(let host): unreachable(host)
    case .lost(let host): lost(host)
    case .notSMTP(let host): notSMTP(host)
    case .endless(let host): endless(host)
    case .notWelcome(let host): notWelcome(host)
    case .busy(let host): busy(host)
    case .helloRefused(let host): helloRefused(host)
    case .masked(let host): masked(host)
    case .noStartTLS(let host): noStartTLS(host)
    case .startTLSRefused(let host): startTLSRefused(host)
    case .tlsFailed(let host, _): tlsFailed(host)
    case .injected(let host): injected(host)
    case .oldTLS(let host, let version): oldTLS(host, version)
    case .certificateName(let host, let names): certificateName(host, names)
    case .certificateExpired(let host): certificateExpired(host)
    case .certificateSoon(let host, let days): certificateSoon(host, days)
    case .certificateChain(let host): certificateChain(host)
    case .certificateAuthority(let host): certificateAuthority(host)
    case .certificateOther(let host): certificateOther(host)
    case .daneMismatch(let host, let owner, let right): daneMismatch(host, owner, right)
    case .danePartial(let host): danePartial(host)
    case .daneUnusable(let host): daneUnusable(host)
    case .daneStale(let host, let record): daneStale(host, record)
    case .daneInsecureMX(let host): daneInsecureMX(host)
    case .daneInsecureAddress(let host): daneInsecureAddress(host)
    case .daneLookupFailed(let host): daneLookupFailed(host)
    case .noPromise: noPromise()
    case .stsFault(let fault): stsFault(fault)
    case .stsTesting: stsTesting()
    case .stsTakenBack: stsTakenBack()
    case .stsHostNotListed(let hosts, let isTesting): stsHostNotListed(hosts, isTesting)
    case .stsListedNotMX(let patterns): stsListedNotMX(patterns)
    case .stsShort(let seconds): stsShort(seconds)
    case .noReports: noReports()
    case .reportsMalformed: reportsMalformed()
    case .severalSPF(let count): severalSPF(count)
    case .severalDMARC(let count): severalDMARC(count)
    case .noReverseName(let address): noReverseName(address)
    case .reverseNameNotConfirmed(let address, let name): reverseNameNotConfirmed(address, name)
    case .ownAddressUnknown: ownAddressUnknown()
    case .senderWithoutName(let address): senderWithoutName(address)
    case .senderNameNotConfirmed(let address, let name): senderNameNotConfirmed(address, name)
    case .helloNameUnknown(let name): helloNameUnknown(name)
    case .helloNameElsewhere(let name, let address): helloNameElsewhere(name, address)
    case .spfMissing(let domain): spfMissing(domain)
    case .spfRefuses(let domain, let address, let outcome): spfRefuses(domain, address, outcome)
    case .spfFault(let domain, let fault): spfFault(domain, fault)
    case .dmarcMissing(let domain): dmarcMissing(domain)
    case .dmarcNeedsSignature(let domain, let request): dmarcNeedsSignature(domain, request)
    case .listed(let address, let zone, let reason): listed(address, zone, reason)
    case .listUnusable(let zone, let fault): listUnusable(zone, fault)
    case .port25Blocked(let evidence): port25Blocked(evidence)
    case .port25Intercepted(let banner): port25Intercepted(banner)
    case .openRelay(let host): openRelay(host)
    case .verifies(let host): verifies(host)
    case .postmasterRefused(let host): postmasterRefused(host)
    }
  }

  /// The domain that was asked about, or the host where none was.
  var domain: String {
    switch report.subject {
    case .domain(let name): name.description
    case .host(let name, _): name.description
    case .address(let address, _): address.description
    case .sender: report.sender?.domain?.description ?? "the domain"
    }
  }

  /// What a fault of one host means, whether others take its mail or not.
  var consequence: String {
    switch finding.severity {
    case .refused: "Mail comes back at once."
    case .held: "Mail waits at its sender, and comes back after some days."
    case .fragile: "Mail goes to another host or address; if that fails too, it waits."
    case .exposed: "Mail arrives, but can be read or diverted along its path."
    case .unknown: "This says nothing about other senders, or another day."
    case .advice: "Mail arrives all the same."
    }
  }

  /// The line that shows a host by hand.
  func byHand(_ host: DomainName) -> ByHand { ByHand("smtp-tutor \(place(host))", .plain) }

  func secureByHand(_ host: DomainName, _ options: String = "") -> ByHand {
    ByHand("smtp-tutor \(place(host)) --starttls\(options)", .secure)
  }

  func certificateByHand(_ host: DomainName) -> ByHand {
    ByHand("smtp-tutor \(place(host)) --starttls, then :tls", .certificate)
  }

  private func place(_ host: DomainName) -> String { report.port == 25 ? "\(host)" : "\(host) \(report.port)" }
}
