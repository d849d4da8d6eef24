import Delivery
import Names
import Octets

/// The name service, and where it says that mail goes.
extension FindingWriter {
  func noSuchDomain() -> FindingWords {
    FindingWords(
      "\(domain) does not exist. Mail to it comes back at once: no such domain (5.1.2).",
      remedy: [
        "Check the spelling. If it is yours: has it been registered, and does the registry name its name servers?"
      ],
      reference: "RFC 5321, section 5.1")
  }

  func lookupFailed(_ question: DNSQuestion) -> FindingWords {
    FindingWords(
      "The name service of \(question.name) gives no proper answer about \(question.type.name). \(meaning(question))",
      remedy: ["Ask its name servers: is the zone loaded there, and does each of them answer?"],
      reference: "RFC 5321, section 5.1")
  }

  func lookupSilent(_ question: DNSQuestion) -> FindingWords {
    FindingWords(
      "No answer came in time about \(question.type.name) of \(question.name). \(meaning(question))",
      remedy: [
        "Try it through another resolver: "
          + (report.sender == nil ? "smtp-tutor check \(domain) --resolver roots" : "--resolver roots")
      ],
      reference: "RFC 5321, section 5.1")
  }

  func bogus(_ question: DNSQuestion, _ reason: ForeignText) -> FindingWords {
    FindingWords(
      "The DNSSEC signature of \(question.name) (\(question.type.name)) does not hold: \(reason.line(limit: 100)). "
        + "Resolvers that validate give no answer, and senders that use them keep the mail, and return it after some "
        + "days.",
      remedy: [
        "Sign the zone again. If keys were changed, the DS record at the registry has to match the current key."
      ], reference: "RFC 4035, section 5; RFC 7672, section 2.1.1")
  }

  func signaturesStripped() -> FindingWords {
    FindingWords(
      "The resolver strips the DNSSEC signatures, so nothing about DANE can be judged here. This says nothing about "
        + "\(domain).",
      remedy: ["Ask one that keeps them: smtp-tutor check \(domain) --resolver roots"],
      reference: "RFC 4035, section 3.2.1")
  }

  func oldRootKey() -> FindingWords {
    FindingWords(
      "The key for checking the DNS root does not fit, so nothing about DANE can be judged here.",
      remedy: ["Leave --trust-anchor out, or give it a file with the root's current key."],
      reference: "RFC 4035, section 4.4")
  }

  func notValidated() -> FindingWords {
    FindingWords(
      "DNSSEC could not be checked here, so nothing about DANE can be judged.",
      remedy: ["Ask another resolver: smtp-tutor check \(domain) --resolver roots"],
      reference: "RFC 4035, section 4.3")
  }

  /// What it costs that nobody knows.
  private func meaning(_ question: DNSQuestion) -> String {
    switch question.type {
    case .txt:
      let label = question.name.labels.first.map(String.init) ?? ""
      let subject = ["_mta-sts": "MTA-STS", "_smtp": "reports about TLS", "_dmarc": "DMARC"][label] ?? "SPF"
      return "So nothing is known about \(subject)."
    case .a, .aaaa, .mx, .ptr, .soa, .tlsa:
      return finding.severity == .held
        ? "Senders keep the mail and ask again; after some days it comes back." : consequence
    }
  }

  func nullMX() -> FindingWords {
    FindingWords(
      "\(domain) accepts no mail, and says so (null MX). A mail server does not connect at all and returns the mail at "
        + "once, with 556 5.1.10; many servers also refuse mail in its name.",
      remedy: ["If it is to accept mail, replace the record: \(domain). MX 10 mail.\(domain)."],
      reference: "RFC 7505, sections 3 and 4")
  }

  func nullMXAmongOthers() -> FindingWords {
    FindingWords(
      "There is a null MX beside other MX records. It is allowed only by itself; some senders take it for a refusal.",
      remedy: ["Remove the record: \(domain). MX 0 ."], reference: "RFC 7505, section 3")
  }

  func implicitMX(_ wantsNone: Bool) -> FindingWords {
    FindingWords(
      wantsNone
        ? "There is no MX, so mail goes to the address of \(domain) itself; its SPF record says that it sends no mail."
        : "There is no MX, so mail goes to the address of \(domain) itself. That works, but is seldom intended.",
      remedy: [
        wantsNone
          ? "If it wants no mail, say so: \(domain). MX 0 ." : "Say where mail goes: \(domain). MX 10 \(domain)."
      ], reference: "RFC 5321, section 5.1; RFC 7505, section 3")
  }

  func noHost(_ hasMX: Bool) -> FindingWords {
    FindingWords(
      hasMX
        ? "No MX of \(domain) names a host that has an address, so mail comes back. Its own address does not take "
          + "their place: it is used only where there is no MX at all."
        : "\(domain) has neither MX nor address, so mail to it comes back.",
      remedy: ["Name a host that has an address: \(domain). MX 10 mail.\(domain)."],
      reference: "RFC 5321, section 5.1")
  }

  func aliasMX(_ host: DomainName, _ target: DomainName) -> FindingWords {
    FindingWords(
      "The MX names an alias: \(host) leads to \(target). Many senders follow it all the same, some do not.",
      remedy: ["Name the host itself: \(domain). MX \(preference(of: host)) \(target)."],
      reference: "RFC 2181, section 10.3; RFC 5321, section 5.1")
  }

  func addressMX(_ host: DomainName) -> FindingWords {
    FindingWords(
      "The MX names an address, \(host). An MX names a host, so senders look for a host called \"\(host)\", which does "
        + "not exist.",
      remedy: [
        "Give the host a name: mail.\(domain). A \(host)",
        "Then name it: \(domain). MX \(preference(of: host)) mail.\(domain).",
      ],
      reference: "RFC 1035, section 3.3.9; RFC 5321, section 5.1")
  }

  func danglingMX(_ host: DomainName) -> FindingWords {
    FindingWords(
      "The MX names \(host), which does not exist. \(consequence)",
      remedy: ["Remove the record, or give the host an address: \(host). A ..."], reference: "RFC 5321, section 5.1")
  }

  func noAddress(_ host: DomainName) -> FindingWords {
    FindingWords(
      "The MX names \(host), which has no address. \(consequence)",
      remedy: ["Give it one: \(host). A ...", "Or remove the record."], reference: "RFC 5321, section 5.1")
  }

  func privateAddress(_ host: DomainName, _ address: IPAddress) -> FindingWords {
    FindingWords(
      "\(host) has the address \(address), which nobody outside its own network can reach.",
      remedy: ["Publish the public address in its place, or remove the record."], reference: "RFC 1918, section 3")
  }

  private func preference(of host: DomainName) -> Int { report.hosts.first { $0.name == host }?.preference ?? 10 }
}
