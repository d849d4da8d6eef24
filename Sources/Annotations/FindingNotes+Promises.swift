import Delivery
import Names
import Octets
import TLS

/// What a domain promises about encryption.
extension FindingWriter {
  func daneMismatch(_ host: DomainName, _ owner: DomainName, _ right: TLSARecord?) -> FindingWords {
    FindingWords(
      "The certificate of \(host) is not one that its TLSA records allow. Senders with DANE do not deliver there: the "
        + "mail waits, and comes back after some days.",
      remedy: [
        right.map { "Publish the record for the key that it has: \(owner). TLSA \($0)" }
          ?? "Publish the record for the key that it has.",
        "Remove the old one only after the new one has been seen everywhere.",
      ], byHand: certificateByHand(host), reference: "RFC 7672, section 2.2; RFC 7671, section 8.1")
  }

  func danePartial(_ host: DomainName) -> FindingWords {
    FindingWords(
      "The TLSA records of \(host) fit at some of its addresses and not at others. Senders with DANE have to try until "
        + "they find one that fits.",
      remedy: ["Give all of them the same key, or publish a record for each."],
      byHand: certificateByHand(host), reference: "RFC 7671, section 8")
  }

  func daneUnusable(_ host: DomainName) -> FindingWords {
    FindingWords(
      "No TLSA record of \(host) can be used by a mail server, so senders with DANE insist on TLS but do not check "
        + "whose certificate it is.",
      remedy: ["Publish one of the form 3 1 1 (SHA-256 of the public key)."],
      byHand: certificateByHand(host),
      reference: "RFC 7672, sections 2.2 and 3.1.3")
  }

  func daneStale(_ host: DomainName, _ record: TLSARecord) -> FindingWords {
    FindingWords(
      "A TLSA record of \(host) fits nothing that it showed, while another does: it is either for the next key or was "
        + "forgotten (\(Self.short(record))).",
      remedy: ["Remove it unless a change of keys is under way."], byHand: certificateByHand(host),
      reference: "RFC 7671, section 8.1")
  }

  func daneInsecureMX(_ host: DomainName) -> FindingWords {
    FindingWords(
      "There are TLSA records for \(host), but no signature (DNSSEC) vouches for the MX of \(domain): an attacker "
        + "can name another host there, so they protect only in part. Some senders, Postfix for one, heed them all the "
        + "same.", remedy: ["Sign the zone of \(domain), or remove the records."],
      reference: "RFC 7672, section 2.2.1")
  }

  func daneInsecureAddress(_ host: DomainName) -> FindingWords {
    FindingWords(
      "There are TLSA records for \(host), but no signature (DNSSEC) vouches for its address, so no sender heeds them.",
      remedy: ["Sign the zone of \(host), or remove the records."], reference: "RFC 7672, section 2.2.2")
  }

  func daneLookupFailed(_ host: DomainName) -> FindingWords {
    FindingWords(
      "Whether \(host) has TLSA records could not be found out. Senders with DANE then skip the host. \(consequence)",
      remedy: ["Ask its name servers for _25._tcp.\(host) TLSA: each has to answer, even if there is none."],
      reference: "RFC 7672, section 2.1.1")
  }

  private static func short(_ record: TLSARecord) -> String {
    let text = record.description
    return text.utf8.count > 24 ? "\(text.prefix(22))..." : text
  }

  // MARK: MTA-STS and TLS-RPT

  func noPromise() -> FindingWords {
    FindingWords(
      "\(domain) promises no TLS (neither DANE nor MTA-STS), so an attacker along the path can have mail sent in "
        + "plaintext, or to another host.",
      remedy: ["Publish an MTA-STS policy, or sign the zone and publish TLSA records."],
      reference: "RFC 8461, section 1; RFC 7672, section 1.3")
  }

  func stsFault(_ fault: STSFault) -> FindingWords {
    words(fault)
  }

  func stsTesting() -> FindingWords {
    FindingWords(
      "The MTA-STS policy is in testing: senders report what would fail, and deliver all the same.",
      remedy: ["When the reports are clean: \(policyPage), \"mode: enforce\", and a new id in the record."],
      reference: "RFC 8461, section 5")
  }

  func stsTakenBack() -> FindingWords {
    FindingWords(
      "The MTA-STS policy says \"mode: none\": it is being withdrawn.",
      remedy: ["Once the longest max_age has passed, the record and the page can go."],
      reference: "RFC 8461, section 8.3")
  }

  func stsHostNotListed(_ hosts: [DomainName], _ isTesting: Bool) -> FindingWords {
    FindingWords(
      "The MTA-STS policy does not name \(list(hosts)). "
        + (isTesting
          ? "It is in testing; once it is enforced, senders that heed it will keep the mail."
          : finding.severity == .held
            ? "Senders that heed it keep the mail, and return it after some days; others deliver."
            : "Senders that heed it do not deliver there; others do."),
      remedy: hosts.prefix(3).map { "\(policyPage): add the line \"mx: \($0)\"" } + [renewal],
      byHand: ByHand("smtp-tutor --mx \(domain) --starttls", .secure), reference: "RFC 8461, sections 4.1 and 5")
  }

  func stsListedNotMX(_ patterns: [ForeignText]) -> FindingWords {
    FindingWords(
      "The MTA-STS policy names what is not an MX of \(domain): "
        + "\(patterns.prefix(3).map { $0.line(limit: 60) }.joined(separator: ", "))\(patterns.count > 3 ? " ..." : ""). "
        + "That does no harm.", remedy: ["Remove it, unless that host is still to come."],
      reference: "RFC 8461, section 4.1")
  }

  func stsShort(_ seconds: Int) -> FindingWords {
    FindingWords(
      "The MTA-STS policy is to be kept for \(seconds == 1 ? "1 second" : "\(seconds) seconds") only: an attacker who "
        + "keeps a sender from fetching it for longer has got rid of it.",
      remedy: ["\(policyPage): \"max_age: 604800\" is a week; several are usual."], reference: "RFC 8461, section 3.2"
    )
  }

  func noReports() -> FindingWords {
    FindingWords(
      "Nobody would tell you if TLS failed for somebody: there is no TLS-RPT record.",
      remedy: ["_smtp._tls.\(domain). TXT \"v=TLSRPTv1; rua=mailto:postmaster@\(domain)\""],
      reference: "RFC 8460, section 3")
  }

  func reportsMalformed() -> FindingWords {
    FindingWords(
      "The TLS-RPT record does not count: there has to be exactly one, of the form below.",
      remedy: ["_smtp._tls.\(domain). TXT \"v=TLSRPTv1; rua=mailto:postmaster@\(domain)\""],
      reference: "RFC 8460, section 3")
  }

  private var policyPage: String { "https://mta-sts.\(domain)/.well-known/mta-sts.txt" }

  private var renewal: String {
    "Then change the id, so that senders fetch it again: _mta-sts.\(domain). TXT \"v=STSv1; id=...\""
  }

  private func list(_ hosts: [DomainName]) -> String {
    let shown = hosts.prefix(3).map(\.description).joined(separator: ", ")
    return hosts.count > 3 ? "\(shown) and \(hosts.count - 3) more" : shown
  }

  /// A policy that is announced and cannot be had: strangers deliver as if there were none, and those who have an old one
  /// go by that.
  private func words(_ fault: STSFault) -> FindingWords {
    let (what, remedy, section) = Self.parts(fault, domain, policyPage)
    return FindingWords(
      "\(what) Senders deliver as if there were no policy, unless they still have an older one.", remedy: remedy,
      byHand: ByHand("curl \(policyPage)"), reference: "RFC 8461, section \(section)")
  }

  private static func parts(_ fault: STSFault, _ domain: String, _ page: String) -> (String, [String], String) {
    let record = "_mta-sts.\(domain). TXT \"v=STSv1; id=1\""
    switch fault {
    case .record(let text):
      return (
        "The MTA-STS record is malformed (\(text.line(limit: 60))).", ["It has to look like this: \(record)"], "3.1"
      )
    case .severalRecords(let count):
      return ("There are \(count) MTA-STS records, so none counts.", ["Keep only one."], "3.1")
    case .lookup:
      return ("Whether there is an MTA-STS record could not be found out.", ["Ask the name servers."], "3.1")
    case .unreachable:
      return ("The MTA-STS policy cannot be fetched: its server does not answer.", ["Serve \(page)"], "3.3")
    case .certificate:
      return (
        "The MTA-STS policy cannot be fetched: the certificate of mta-sts.\(domain) is not valid.",
        ["It has to name mta-sts.\(domain), and come from a public authority."], "3.3"
      )
    case .redirect(let place):
      let target = place.map { " (to \($0.line(limit: 60)))" } ?? ""
      return (
        "The page of the MTA-STS policy leads elsewhere\(target), and no sender follows it there.",
        ["Serve it at \(page)"],
        "3.3"
      )
    case .status(let code): return ("The server of the MTA-STS policy answers \(code).", ["Serve \(page)"], "3.3")
    case .tooLarge: return ("The MTA-STS policy is longer than senders read.", ["Use patterns: mx: *.\(domain)"], "3.3")
    case .notHTTP: return ("The server of the MTA-STS policy does not speak HTTP.", ["Serve \(page)"], "3.3")
    case .syntax(let text):
      return ("The MTA-STS policy is malformed: \(text.line(limit: 80)).", ["Correct \(page)"], "3.2")
    }
  }
}
