import Annotations
import Delivery
import Names
import Octets
import TLS
import Testing

/// Every finding has words, what strangers wrote stays on its line in them, and what is to be typed can be.
@Suite struct FindingNotesTests {
  private static let host = DomainName("mx.a.test") ?? .root
  private static let name = DomainName("_mta-sts.a.test") ?? .root
  private static let hostile: ForeignText = "x\n# all is well\r\u{1B}[2J"

  static let kinds: [FindingKind] = [
    .noSuchDomain, .lookupFailed(DNSQuestion(name, .txt)), .lookupSilent(DNSQuestion(host, .a)),
    .bogus(DNSQuestion(host, .mx), hostile), .signaturesStripped, .oldRootKey, .notValidated, .nullMX,
    .nullMXAmongOthers,
    .implicitMX(wantsNone: true), .implicitMX(wantsNone: false), .noHost(hasMX: true), .noHost(hasMX: false),
    .aliasMX(host, target: name), .addressMX(host), .danglingMX(host), .noAddress(host),
    .privateAddress(host, IPAddress("10.0.0.1") ?? address), .silent(host), .refused(host), .unreachable(host),
    .lost(host),
    .notSMTP(host), .endless(host), .notWelcome(host), .busy(host), .helloRefused(host), .masked(host),
    .noStartTLS(host),
    .startTLSRefused(host), .tlsFailed(host, TLSFailure(.version)), .injected(host), .oldTLS(host, .tls10),
    .certificateName(host, names: [.dns("y\nz")]), .certificateExpired(host), .certificateSoon(host, days: 1),
    .certificateChain(host), .certificateAuthority(host), .certificateOther(host),
    .daneMismatch(host, owner: name, right: TLSARecord("3 1 1 07")), .daneMismatch(host, owner: name, right: nil),
    .danePartial(host), .daneUnusable(host),
    .daneStale(host, TLSARecord(usage: 3, selector: 1, matching: 1, data: [UInt8](repeating: 1, count: 32))),
    .daneInsecureMX(host), .daneInsecureAddress(host), .daneLookupFailed(host), .noPromise, .stsFault(.record(hostile)),
    .stsFault(.severalRecords(2)), .stsFault(.lookup), .stsFault(.unreachable(.refused)), .stsFault(.certificate([])),
    .stsFault(.redirect(to: hostile)), .stsFault(.redirect(to: nil)), .stsFault(.status(404)), .stsFault(.tooLarge),
    .stsFault(.notHTTP(hostile)), .stsFault(.syntax(hostile)), .stsTesting, .stsTakenBack,
    .stsHostNotListed([host, name], isTesting: false), .stsHostNotListed([host], isTesting: true),
    .stsListedNotMX([hostile]), .stsShort(1), .noReports, .reportsMalformed, .severalSPF(2), .severalDMARC(2),
    .noReverseName(address), .reverseNameNotConfirmed(address, host),
    .port25Blocked(PortEvidence(address: address, port: 443, milliseconds: 1)), .port25Intercepted(banner: hostile),
    .openRelay(host), .verifies(host), .postmasterRefused(host),
  ]

  private static let address: IPAddress = {
    guard let address = IPAddress("192.0.2.1") else { preconditionFailure("an address") }
    return address
  }()

  private let report = CheckReport(subject: .domain(DomainName("a.test") ?? .root))

  @Test(arguments: kinds) func everyFinding(_ kind: FindingKind) {
    for severity in Finding.Severity.allCases {
      let words = FindingNotes.words(for: Finding(kind, severity), in: report)
      #expect(words.sentence.utf8.count > 30 && words.sentence.hasSuffix("."))
      #expect(words.reference.hasPrefix("RFC ") || words.reference.isEmpty)
      let all = [words.sentence, words.reference, words.byHand ?? ""] + words.remedy
      for text in all {
        #expect(!text.unicodeScalars.contains { $0 == "\n" || $0 == "\r" })
        #expect(!text.contains("  "))
        #expect(text.utf8.count < 420)
      }
    }
  }

  /// The case above names every id that there is: a new one has to be added there.
  @Test func idsAreUnlike() {
    let ids = Self.kinds.map(\.id)
    #expect(Set(ids).count == 71)
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[a-z0-9]+(\.[a-z0-9-]+)+/) != nil })
  }
}
