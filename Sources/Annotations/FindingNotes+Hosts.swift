import Delivery
import Names
import Octets
import SMTP
import TLS

/// What a server does when a sender comes.
extension FindingWriter {
  func silent(_ host: DomainName) -> FindingWords {
    FindingWords(
      "\(host) does not answer on port \(report.port). \(consequence)",
      remedy: ["Is it up? Does its firewall let port \(report.port) through?"], byHand: byHand(host),
      reference: "RFC 5321, section 4.5.4.1")
  }

  func refused(_ host: DomainName) -> FindingWords {
    FindingWords(
      "\(host) refuses connections on port \(report.port): nothing listens there. \(consequence)",
      remedy: ["Start the mail server, and have it listen on the public address."], byHand: byHand(host),
      reference: "RFC 5321, section 4.5.4.1")
  }

  func unreachable(_ host: DomainName) -> FindingWords {
    FindingWords(
      "\(host) cannot be reached from here\(whyUnreachable). This says nothing about \(domain).",
      reference: "RFC 3974, section 3")
  }

  private var whyUnreachable: String {
    if case .other(let text)? = firstVisit?.failure { return " (\(text.line(limit: 60)))" }
    return firstVisit?.address.isIPv6 == false ? "" : " over this kind of address; many machines have no IPv6"
  }

  func lost(_ host: DomainName) -> FindingWords {
    FindingWords(
      "\(host) closes the connection before a sender can say what it wants. \(consequence)",
      remedy: ["Its log says why: too many connections, a block list, a fault."], byHand: byHand(host),
      reference: "RFC 5321, section 3.8")
  }

  func notSMTP(_ host: DomainName) -> FindingWords {
    FindingWords(
      "What answers on port \(report.port) of \(host) does not speak SMTP. \(consequence)",
      remedy: ["Is another program listening there?"], byHand: byHand(host), reference: "RFC 5321, section 3.1")
  }

  func endless(_ host: DomainName) -> FindingWords {
    FindingWords(
      "\(host) sends an endless reply. \(consequence)", byHand: byHand(host),
      reference: "RFC 5321, section 4.5.3.1.5")
  }

  func notWelcome(_ host: DomainName) -> FindingWords {
    FindingWords(
      "\(host) refuses you in its greeting: the domain is not at fault, your address is not welcome "
        + "there\(said(.greeting)).",
      remedy: [
        "Send from your mail server, not from this connection.",
        "Is its address on a block list, and does its PTR record name it?",
      ], byHand: byHand(host), reference: "RFC 5321, section 3.1")
  }

  func busy(_ host: DomainName) -> FindingWords {
    FindingWords(
      "\(host) is too busy now\(said(.greeting)). What would come after that is not known, in particular whether it "
        + "offers TLS.", remedy: ["Try again later."], byHand: byHand(host),
      reference: "RFC 5321, section 4.2.1")
  }

  func helloRefused(_ host: DomainName) -> FindingWords {
    FindingWords(
      "\(host) refuses EHLO and HELO\(said(.hello)). \(consequence)",
      remedy: ["Is it the name? --helo NAME gives another."], byHand: byHand(host),
      reference: "RFC 5321, section 4.1.4")
  }

  func masked(_ host: DomainName) -> FindingWords {
    FindingWords(
      "A firewall before \(host) overwrites what the server offers (XXXXXXXA), STARTTLS with it. \(consequence)",
      remedy: ["Switch off the inspection of SMTP in that firewall (\"fixup\", \"inspect esmtp\")."],
      byHand: byHand(host),
      reference: "RFC 3207, section 6")
  }

  func noStartTLS(_ host: DomainName) -> FindingWords {
    FindingWords(
      "\(host) offers no STARTTLS. \(consequence)",
      remedy: ["Give the server a certificate, and switch TLS on for port \(report.port)."], byHand: byHand(host),
      reference: "RFC 3207, section 4")
  }

  func startTLSRefused(_ host: DomainName) -> FindingWords {
    FindingWords(
      "\(host) offers STARTTLS and then refuses it\(said(.startTLS)). \(consequence)",
      remedy: ["Its log says why; often the key file cannot be read."], byHand: byHand(host),
      reference: "RFC 3207, section 4")
  }

  func tlsFailed(_ host: DomainName) -> FindingWords {
    FindingWords(
      "The TLS handshake with \(host) fails. \(consequence)",
      remedy: ["Which version and which ciphers does it allow? TLS 1.2 and 1.3 should be among them."],
      byHand: secureByHand(host), reference: "RFC 3207, section 4.1")
  }

  func injected(_ host: DomainName) -> FindingWords {
    FindingWords(
      "Plaintext came after the 220 to STARTTLS of \(host): somebody along the path may have put it there. "
        + consequence, remedy: ["Is the server up to date? Does it look the same from elsewhere?"],
      byHand: byHand(host),
      reference: "RFC 3207, section 6")
  }

  func oldTLS(_ host: DomainName, _ version: TLSVersion) -> FindingWords {
    FindingWords(
      "\(host) speaks \(version.name) and nothing newer, which many senders no longer do.",
      remedy: ["Allow TLS 1.2 and TLS 1.3."], byHand: secureByHand(host, " --tls-min 1.0"),
      reference: "RFC 8996; RFC 8461, section 7.2")
  }

  private enum Place { case greeting, hello, startTLS }

  /// In the words of the first row that it is about.
  private func said(_ place: Place) -> String {
    guard let visit = firstVisit else { return "" }
    let reply =
      switch place {
      case .greeting: visit.greeting?.code.isFailure == true ? visit.greeting : visit.hello
      case .hello: visit.hello
      case .startTLS: visit.startTLS
      }
    guard let reply else { return "" }
    return " (\(reply.code) \(ForeignText(reply.firstText).line(limit: 100)))"
  }

  private var firstVisit: Visit? {
    finding.rows.first.flatMap { report.visits.indices.contains($0) ? report.visits[$0] : nil }
  }

  // MARK: The certificate

  func certificateName(_ host: DomainName, _ names: [AlternativeName]) -> FindingWords {
    FindingWords(
      "The certificate of \(host) is for another name\(list(names)). \(certificateConsequence)",
      remedy: ["Get one that names \(host)."], byHand: certificateByHand(host),
      reference: "RFC 8461, section 4.2; RFC 9525, section 6")
  }

  func certificateExpired(_ host: DomainName) -> FindingWords {
    FindingWords(
      "The certificate of \(host) is not valid now: look at its dates. \(certificateConsequence)",
      remedy: ["Renew it, and have the mail server load the new one."], byHand: certificateByHand(host),
      reference: "RFC 5280, section 4.1.2.5")
  }

  func certificateSoon(_ host: DomainName, _ days: Int) -> FindingWords {
    FindingWords(
      "The certificate of \(host) ends in \(days == 1 ? "1 day" : "\(days) days").",
      remedy: ["Renew it. Does that happen by itself, and is the mail server told?"],
      byHand: certificateByHand(host), reference: "RFC 5280, section 4.1.2.5")
  }

  func certificateChain(_ host: DomainName) -> FindingWords {
    FindingWords(
      "\(host) sends its certificate without the intermediate one that signed it, so senders cannot check it. "
        + certificateConsequence,
      remedy: ["Have the server send the whole chain (often called fullchain.pem)."],
      byHand: certificateByHand(host), reference: "RFC 8446, section 4.4.2")
  }

  func certificateAuthority(_ host: DomainName) -> FindingWords {
    FindingWords(
      "No authority known here vouches for the certificate of \(host). \(certificateConsequence)",
      remedy: ["Get one from a public authority, or publish it with DANE."], byHand: certificateByHand(host),
      reference: "RFC 8461, section 4.2")
  }

  func certificateOther(_ host: DomainName) -> FindingWords {
    FindingWords(
      "The certificate of \(host) is not acceptable. \(certificateConsequence)", remedy: ["Replace it."],
      byHand: certificateByHand(host), reference: "RFC 5280, section 6.1")
  }

  private var certificateConsequence: String {
    switch finding.severity {
    case .held:
      "The MTA-STS policy asks for a valid one: senders that heed it keep the mail, and return it after some days."
    case .advice: "No sender checks it, since neither DANE nor MTA-STS asks for that."
    case .refused, .exposed, .fragile, .unknown:
      "The MTA-STS policy asks for a valid one: senders that heed it do not deliver there."
    }
  }

  private func list(_ names: [AlternativeName]) -> String {
    let shown = names.prefix(3).map { ForeignText("\($0.text)").line(limit: 60) }
    guard !shown.isEmpty else { return "" }
    return " (\(shown.joined(separator: ", "))\(names.count > 3 ? " ..." : ""))"
  }
}
