import Delivery
import Names
import Octets

/// What concerns the path, and mail that comes from the domain.
extension FindingWriter {
  func severalSPF(_ count: Int) -> FindingWords {
    FindingWords(
      "There are \(count) SPF records, which is an error: for mail from \(domain) none of them counts.",
      remedy: ["Merge them into one."], reference: "RFC 7208, section 4.5")
  }

  func severalDMARC(_ count: Int) -> FindingWords {
    FindingWords(
      "There are \(count) DMARC records, so none of them counts for mail from \(domain).", remedy: ["Keep only one."],
      reference: "RFC 9989, section 4.10")
  }

  func noReverseName(_ address: IPAddress) -> FindingWords {
    FindingWords(
      "\(address) has no name (PTR). That does not matter for mail that comes in; servers that get mail from there may "
        + "refuse it.", remedy: ["The owner of the address, often the provider, can set one."],
      reference: "RFC 1912, section 2.1")
  }

  func reverseNameNotConfirmed(_ address: IPAddress, _ name: DomainName) -> FindingWords {
    FindingWords(
      "\(address) is called \(name) (PTR), and that name does not lead back to it. Servers that get mail from there may "
        + "refuse it.", remedy: ["Give \(name) that address, or have the PTR record changed."],
      reference: "RFC 8601, section 3")
  }

  func port25Blocked(_ evidence: PortEvidence) -> FindingWords {
    FindingWords(
      "Port 25 is silent everywhere, and \(evidence.address) is up: its port \(evidence.port ?? 0) answers. Most "
        + "likely your own provider blocks port 25, as many do for homes and in clouds. This says nothing about "
        + "\(domain).",
      remedy: [
        "Run this on the machine that sends your mail.", "Or ask your provider to open outgoing port 25.",
        "Port 587 does not replace it: there a server accepts mail from its own users only.",
      ], reference: "RFC 6409, section 3.1")
  }

  func port25Intercepted(_ banner: ForeignText) -> FindingWords {
    FindingWords(
      "All hosts greet you as \(banner.line(limit: 60)), which is not the name of any of them: somebody along your "
        + "path answers in their place. What was seen says nothing about \(domain).",
      remedy: ["Run this on the machine that sends your mail."], reference: "RFC 5321, section 4.2")
  }

  func openRelay(_ host: DomainName) -> FindingWords {
    FindingWords(
      "\(host) accepts mail from a stranger for a stranger: an open relay. Spammers find it within days, and block "
        + "lists soon after.", remedy: ["Let it relay for its own users and networks only."], byHand: byHand(host),
      reference: "RFC 5321, section 7.9")
  }

  func verifies(_ host: DomainName) -> FindingWords {
    FindingWords(
      "\(host) reveals by VRFY which mailboxes exist, which helps spammers more than anybody else.",
      remedy: ["Let it answer 252."], byHand: byHand(host), reference: "RFC 5321, sections 3.5.3 and 7.3")
  }

  func postmasterRefused(_ host: DomainName) -> FindingWords {
    FindingWords(
      "\(host) accepts no mail for its postmaster from the null sender, which every mail server has to.",
      remedy: ["Give postmaster@\(domain) a mailbox, and accept MAIL FROM:<>."], byHand: byHand(host),
      reference: "RFC 5321, sections 4.5.1 and 4.5.5")
  }
}
