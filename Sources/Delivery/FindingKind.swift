package import Names
package import Octets
package import SenderPolicy
package import TLS

/// What was found.
package enum FindingKind: Equatable, Sendable {
  // MARK: The name service

  case noSuchDomain
  /// The resolver had no proper answer.
  case lookupFailed(DNSQuestion)
  case lookupSilent(DNSQuestion)
  /// The signature does not hold; why, in the resolver's words.
  case bogus(DNSQuestion, ForeignText)
  case signaturesStripped
  case oldRootKey
  case notValidated

  // MARK: MX

  case nullMX
  case nullMXAmongOthers
  /// - Parameter wantsNone: the domain says by SPF that it sends nothing, and perhaps wants no mail.
  case implicitMX(wantsNone: Bool)
  /// Neither MX nor address, or no MX that names a host with one.
  case noHost(hasMX: Bool)
  case aliasMX(DomainName, target: DomainName)
  case addressMX(DomainName)
  /// The name does not exist.
  case danglingMX(DomainName)
  /// The name exists, and has no address.
  case noAddress(DomainName)
  case privateAddress(DomainName, IPAddress)

  // MARK: A host

  case silent(DomainName)
  case refused(DomainName)
  case unreachable(DomainName)
  case lost(DomainName)
  case notSMTP(DomainName)
  case endless(DomainName)
  /// 5yz with the greeting.
  case notWelcome(DomainName)
  /// 4yz with the greeting, or to EHLO.
  case busy(DomainName)
  case helloRefused(DomainName)
  /// STARTTLS and others are overwritten (XXXXXXXA).
  case masked(DomainName)
  case noStartTLS(DomainName)
  case startTLSRefused(DomainName)
  case tlsFailed(DomainName, TLSFailure)
  case injected(DomainName)
  case oldTLS(DomainName, TLSVersion)

  // MARK: Its certificate

  case certificateName(DomainName, names: [AlternativeName])
  case certificateExpired(DomainName)
  /// Whole days left.
  case certificateSoon(DomainName, days: Int)
  case certificateChain(DomainName)
  case certificateAuthority(DomainName)
  case certificateOther(DomainName)

  // MARK: DANE

  case daneMismatch(DomainName, owner: DomainName, right: TLSARecord?)
  /// It matches at some of the host's addresses.
  case danePartial(DomainName)
  case daneUnusable(DomainName)
  case daneStale(DomainName, TLSARecord)
  case daneInsecureMX(DomainName)
  case daneInsecureAddress(DomainName)
  case daneLookupFailed(DomainName)

  // MARK: MTA-STS and TLS-RPT

  /// Neither DANE nor MTA-STS.
  case noPromise
  case stsFault(STSFault)
  case stsTesting
  case stsTakenBack
  case stsHostNotListed([DomainName], isTesting: Bool)
  case stsListedNotMX([ForeignText])
  /// Seconds.
  case stsShort(Int)
  case noReports
  case reportsMalformed

  // MARK: The sender's side of the domain

  case severalSPF(Int)
  case severalDMARC(Int)
  case noReverseName(IPAddress)
  case reverseNameNotConfirmed(IPAddress, DomainName)

  // MARK: The sender's side of a machine

  /// Nobody said from which address its mail comes.
  case ownAddressUnknown
  case senderWithoutName(IPAddress)
  case senderNameNotConfirmed(IPAddress, DomainName)
  /// The name in EHLO has no address.
  case helloNameUnknown(DomainName)
  case helloNameElsewhere(DomainName, IPAddress)
  case spfMissing(DomainName)
  /// SPF of the domain does not pass for the address, and is in order.
  case spfRefuses(DomainName, IPAddress, SPF.Outcome)
  case spfFault(DomainName, SPF.Fault)
  case dmarcMissing(DomainName)
  /// SPF does not pass, so only a signature of the domain (DKIM) does what DMARC asks for.
  case dmarcNeedsSignature(DomainName, DMARCPolicy.Request)
  /// - Parameter reason: what the list says to it.
  case listed(IPAddress, zone: DomainName, reason: ForeignText?)
  case listUnusable(DomainName, BlockList.Fault)

  // MARK: The way

  /// - Parameter evidence: another port of the same address answered.
  case port25Blocked(PortEvidence)
  case port25Intercepted(banner: ForeignText)

  // MARK: What was tried besides

  case openRelay(DomainName)
  case verifies(DomainName)
  case postmasterRefused(DomainName)
}

extension FindingKind {
  /// As `explain` and JSON name it: `dns.nxdomain`. It never changes.
  package var id: String {
    switch self {
    case .noSuchDomain: "dns.nxdomain"
    case .lookupFailed: "dns.servfail"
    case .lookupSilent: "dns.timeout"
    case .bogus: "dns.bogus"
    case .signaturesStripped: "dns.stripped"
    case .oldRootKey: "dns.old-anchor"
    case .notValidated: "dns.not-validated"
    case .nullMX: "mx.null"
    case .nullMXAmongOthers: "mx.null-and-others"
    case .implicitMX: "mx.implicit"
    case .noHost: "mx.none"
    case .aliasMX: "mx.cname"
    case .addressMX: "mx.address"
    case .danglingMX: "mx.dangling"
    case .noAddress: "host.no-address"
    case .privateAddress: "mx.private-address"
    case .silent: "host.silent"
    case .refused: "host.refused"
    case .unreachable: "host.unreachable"
    case .lost: "host.lost"
    case .notSMTP: "host.not-smtp"
    case .endless: "host.endless"
    case .notWelcome: "greeting.554"
    case .busy: "greeting.421"
    case .helloRefused: "ehlo.refused"
    case .masked: "ehlo.masked"
    case .noStartTLS: "starttls.missing"
    case .startTLSRefused: "starttls.refused"
    case .tlsFailed: "tls.failed"
    case .injected: "tls.injected"
    case .oldTLS: "tls.old"
    case .certificateName: "cert.name"
    case .certificateExpired: "cert.expired"
    case .certificateSoon: "cert.soon"
    case .certificateChain: "cert.chain"
    case .certificateAuthority: "cert.authority"
    case .certificateOther: "cert.other"
    case .daneMismatch: "dane.mismatch"
    case .danePartial: "dane.partial"
    case .daneUnusable: "dane.unusable"
    case .daneStale: "dane.stale-record"
    case .daneInsecureMX: "dane.insecure-mx"
    case .daneInsecureAddress: "dane.insecure-address"
    case .daneLookupFailed: "dane.lookup-failed"
    case .noPromise: "sts.no-record"
    case .stsFault(let fault): fault.id
    case .stsTesting: "sts.testing"
    case .stsTakenBack: "sts.none"
    case .stsHostNotListed: "sts.host-not-listed"
    case .stsListedNotMX: "sts.listed-not-mx"
    case .stsShort: "sts.short"
    case .noReports: "tlsrpt.missing"
    case .reportsMalformed: "tlsrpt.syntax"
    case .severalSPF: "spf.several"
    case .severalDMARC: "dmarc.several"
    case .noReverseName: "ptr.none"
    case .reverseNameNotConfirmed: "ptr.not-confirmed"
    case .ownAddressUnknown: "me.address-unknown"
    case .senderWithoutName: "me.no-ptr"
    case .senderNameNotConfirmed: "me.ptr-not-confirmed"
    case .helloNameUnknown: "me.helo-unknown"
    case .helloNameElsewhere: "me.helo-elsewhere"
    case .spfMissing: "me.no-spf"
    case .spfRefuses: "me.spf-fail"
    case .spfFault: "me.spf-error"
    case .dmarcMissing: "me.no-dmarc"
    case .dmarcNeedsSignature: "me.dkim-needed"
    case .listed: "me.listed"
    case .listUnusable: "me.list-unusable"
    case .port25Blocked: "port25.blocked"
    case .port25Intercepted: "port25.intercepted"
    case .openRelay: "relay.open"
    case .verifies: "vrfy.tells"
    case .postmasterRefused: "postmaster.refused"
    }
  }
}

extension STSFault {
  var id: String {
    switch self {
    case .record: "sts.record"
    case .severalRecords: "sts.two-records"
    case .lookup: "sts.lookup-failed"
    case .unreachable: "sts.unreachable"
    case .certificate: "sts.certificate"
    case .redirect: "sts.redirect"
    case .status: "sts.status"
    case .tooLarge: "sts.too-large"
    case .notHTTP: "sts.not-http"
    case .syntax: "sts.syntax"
    }
  }
}
