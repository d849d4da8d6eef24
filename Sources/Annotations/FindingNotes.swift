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
    case .noSuchDomain, .lookupFailed, .lookupSilent, .bogus, .signaturesStripped, .oldRootKey, .notValidated:
      nameWords
    case .nullMX, .nullMXAmongOthers, .implicitMX, .noHost, .aliasMX, .addressMX, .danglingMX, .noAddress,
      .privateAddress:
      exchangerWords
    case .silent, .refused, .unreachable, .lost, .notSMTP, .endless, .notWelcome, .busy, .helloRefused, .masked,
      .noStartTLS, .startTLSRefused, .tlsFailed, .injected, .oldTLS:
      hostWords
    case .certificateName, .certificateExpired, .certificateSoon, .certificateChain, .certificateAuthority,
      .certificateOther:
      certificateWords
    case .daneMismatch, .danePartial, .daneUnusable, .daneStale, .daneInsecureMX, .daneInsecureAddress,
      .daneLookupFailed:
      daneWords
    case .noPromise, .stsFault, .stsTesting, .stsTakenBack, .stsHostNotListed, .stsListedNotMX, .stsShort, .noReports,
      .reportsMalformed:
      policyWords
    case .severalSPF, .severalDMARC, .noReverseName, .reverseNameNotConfirmed, .port25Blocked, .port25Intercepted,
      .openRelay, .verifies, .postmasterRefused:
      otherWords
    }
  }

  /// The domain that was asked about, or the host where none was.
  var domain: String {
    switch report.subject {
    case .domain(let name): name.description
    case .host(let name, _): name.description
    case .address(let address, _): address.description
    }
  }

  /// What a fault of one host means, whether others take its mail or not.
  var consequence: String {
    switch finding.severity {
    case .refused: "Mail comes back at once."
    case .held: "Mail waits at its sender, and comes back after some days."
    case .fragile: "Mail goes to another host or address; if that fails too, it waits."
    case .exposed: "Mail arrives, but can be read or diverted along its path."
    case .unknown: "It says nothing about other senders, or another day."
    case .advice: "Mail arrives all the same."
    }
  }

  /// The line that shows a host by hand.
  func byHand(_ host: DomainName) -> String { "smtp-tutor \(host)" }

  func secureByHand(_ host: DomainName) -> String { "smtp-tutor \(host) --starttls" }
}
