package import Delivery
import Names
import Octets
import SenderPolicy
import TLS

/// A finding of each kind, as `explain` and `:help` show it: about example.org.
package enum FindingExamples {
  private static let domain = name("example.org")
  private static let host = name("mx.example.org")
  private static let record = name("_mta-sts.example.org")
  private static let address = address("192.0.2.1")
  private static let privateAddress = address("10.0.0.1")

  /// Every kind there is; some of them twice, as they are told in two ways.
  package static let kinds: [FindingKind] = [
    .noSuchDomain, .lookupFailed(DNSQuestion(record, .txt)), .lookupSilent(DNSQuestion(host, .a)),
    .bogus(DNSQuestion(host, .mx), "..."), .signaturesStripped, .oldRootKey, .notValidated, .nullMX,
    .nullMXAmongOthers,
    .implicitMX(wantsNone: true), .implicitMX(wantsNone: false), .noHost(hasMX: true), .noHost(hasMX: false),
    .aliasMX(host, target: name("real.example.org")), .addressMX(host), .danglingMX(host), .noAddress(host),
    .privateAddress(host, privateAddress), .silent(host), .refused(host), .unreachable(host),
    .lost(host),
    .notSMTP(host), .endless(host), .notWelcome(host), .busy(host), .helloRefused(host), .masked(host),
    .noStartTLS(host),
    .startTLSRefused(host), .tlsFailed(host, TLSFailure(.version)), .injected(host), .oldTLS(host, .tls10),
    .certificateName(host, names: [.dns("other.example.org")]), .certificateExpired(host),
    .certificateSoon(host, days: 1),
    .certificateChain(host), .certificateAuthority(host), .certificateOther(host),
    .daneMismatch(host, owner: name("_25._tcp.mx.example.org"), right: TLSARecord("3 1 1 07")),
    .daneMismatch(host, owner: name("_25._tcp.mx.example.org"), right: nil),
    .danePartial(host), .daneUnusable(host),
    .daneStale(host, TLSARecord(usage: 3, selector: 1, matching: 1, data: [UInt8](repeating: 1, count: 32))),
    .daneInsecureMX(host), .daneInsecureAddress(host), .daneLookupFailed(host), .noPromise, .stsFault(.record("...")),
    .stsFault(.severalRecords(2)), .stsFault(.lookup), .stsFault(.unreachable(.refused)), .stsFault(.certificate([])),
    .stsFault(.redirect(to: "...")), .stsFault(.redirect(to: nil)), .stsFault(.status(404)), .stsFault(.tooLarge),
    .stsFault(.notHTTP("...")), .stsFault(.syntax("...")), .stsTesting, .stsTakenBack,
    .stsHostNotListed([host], isTesting: false), .stsHostNotListed([host], isTesting: true),
    .stsListedNotMX(["..."]), .stsShort(1), .noReports, .reportsMalformed, .severalSPF(2), .severalDMARC(2),
    .noReverseName(address), .reverseNameNotConfirmed(address, host),
    .ownAddressUnknown, .senderWithoutName(address), .senderNameNotConfirmed(address, host), .helloNameUnknown(host),
    .helloNameElsewhere(host, address), .spfMissing(domain), .spfRefuses(domain, address, outcome(.fail)),
    .spfRefuses(domain, address, outcome(.softfail)), .spfRefuses(domain, address, outcome(.neutral)),
    .spfFault(domain, .severalRecords(2)), .spfFault(domain, .term("...")), .spfFault(domain, .tooManyLookups),
    .spfFault(domain, .tooManyVoidLookups), .spfFault(domain, .tooManyHosts(domain)),
    .spfFault(domain, .noRecord(host)),
    .dmarcMissing(domain), .dmarcNeedsSignature(domain, .reject), .dmarcNeedsSignature(domain, .quarantine),
    .listed(address, zone: name("bl.example.net"), reason: "..."), .listUnusable(name("bl.example.net"), .unanswered),
    .listUnusable(name("bl.example.net"), .testMissing), .listUnusable(name("bl.example.net"), .listsAll),
    .listUnusable(name("bl.example.net"), .refuses(address)), .listUnusable(name("bl.example.net"), .foreign(address)),
    .port25Blocked(PortEvidence(address: address, port: 443, milliseconds: 1)), .port25Intercepted(banner: "..."),
    .openRelay(host), .verifies(host), .postmasterRefused(host),
  ]

  /// What is said of a kind; nil for an id that nobody has.
  package static func words(_ id: String) -> FindingWords? {
    guard let kind = kinds.first(where: { $0.id == id }) else { return nil }
    return FindingNotes.words(for: Finding(kind, .held), in: CheckReport(subject: .domain(domain)))
  }

  private static func outcome(_ result: SPF.Result) -> SPF.Outcome {
    var outcome = SPF.Outcome(result)
    outcome.term = result == .fail ? "-all" : result == .softfail ? "~all" : "?all"
    return outcome
  }

  private static func name(_ text: String) -> DomainName {
    guard let name = DomainName(text) else { preconditionFailure("the names above are names") }
    return name
  }

  private static func address(_ text: String) -> IPAddress {
    guard let address = IPAddress(text) else { preconditionFailure("the addresses above are addresses") }
    return address
  }
}
