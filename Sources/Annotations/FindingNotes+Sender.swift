import Delivery
import Names
import Octets
import SenderPolicy

/// What servers have against a machine that sends mail to them.
extension FindingWriter {
  func ownAddressUnknown() -> FindingWords {
    FindingWords(
      "It is not known from which public address this machine's mail comes.",
      remedy: [
        "Name it: smtp-tutor check --me 192.0.2.7",
        "Or run this on the machine that sends your mail, with --from you@your.domain.",
      ], reference: "")
  }

  func senderWithoutName(_ address: IPAddress) -> FindingWords {
    FindingWords(
      "\(address) has no name (PTR). Many servers, all large ones among them, refuse mail from such an address (5.7.25).",
      remedy: ["The owner of the address, often the provider, can set one: the name of your mail server."],
      reference: "RFC 7372, section 3.3; RFC 1912, section 2.1")
  }

  func senderNameNotConfirmed(_ address: IPAddress, _ name: DomainName) -> FindingWords {
    FindingWords(
      "\(address) is called \(name) (PTR), and that name does not lead back to it. Many servers treat that as no name "
        + "at all, and refuse the mail (5.7.25).",
      remedy: [
        "Give the name the address: \(name). \(address.recordType.name) \(address)",
        "Or have the PTR record changed.",
      ],
      reference: "RFC 8601, section 3; RFC 7372, section 3.3")
  }

  func helloNameUnknown(_ name: DomainName) -> FindingWords {
    FindingWords(
      "The name in EHLO, \(name), has no address. Some servers refuse a client whose name does not exist.",
      remedy: ["Greet with the name of your mail server, the one that its PTR record has."],
      reference: "RFC 5321, section 4.1.1.1")
  }

  func helloNameElsewhere(_ name: DomainName, _ address: IPAddress) -> FindingWords {
    FindingWords(
      "The name in EHLO, \(name), leads to another address than \(address). Servers must not refuse mail for that "
        + "alone; spam filters count it.",
      remedy: ["Let the name in EHLO, its address and the PTR record agree."],
      reference: "RFC 5321, section 4.1.4")
  }

  func spfMissing(_ domain: DomainName) -> FindingWords {
    FindingWords(
      "\(domain) does not say who may send in its name (no SPF record). The large providers want one, and refuse or "
        + "set aside mail without it, unless DKIM vouches for the mail.",
      remedy: ["Publish one: \(domain). TXT \"v=spf1 \(ownTerm) -all\""], reference: "RFC 7208, section 3")
  }

  func spfRefuses(_ domain: DomainName, _ address: IPAddress, _ outcome: SPF.Outcome) -> FindingWords {
    let cause = outcome.term.map { ", at the term \($0.line(limit: 60))\(place(outcome, domain))" } ?? ""
    let (what, follows) =
      switch outcome.result {
      case .fail: ("does not allow", "Servers that check SPF refuse the mail (5.7.23).")
      case .softfail: ("discourages", "Servers accept the mail, and often file it as spam (softfail).")
      case .none, .neutral, .pass, .temperror, .permerror:
        ("says nothing about", "It neither helps nor harms the mail (neutral).")
      }
    return FindingWords(
      "\(domain) \(what) mail in its name from \(address) (SPF: \(outcome.result.rawValue)\(cause)). \(follows)",
      remedy: [
        "If the address is yours, add it to the record of \(domain): \(Self.term(address))"
      ],
      reference: "RFC 7208, section 8; RFC 7372, section 3.2")
  }

  func spfFault(_ domain: DomainName, _ fault: SPF.Fault) -> FindingWords {
    FindingWords(
      "The SPF record of \(domain) cannot be used: \(Self.words(fault)). That counts as an error, and some servers "
        + "refuse its mail (5.7.24).", remedy: [Self.remedy(fault)], reference: "RFC 7208, sections 4.6.4 and 8.7")
  }

  func dmarcMissing(_ domain: DomainName) -> FindingWords {
    FindingWords(
      "\(domain) has no valid DMARC record. The large providers want one from whoever sends a lot of mail.",
      remedy: ["Begin with: _dmarc.\(domain). TXT \"v=DMARC1; p=none; rua=mailto:postmaster@\(domain)\""],
      reference: "RFC 9989, section 4.10.1")
  }

  func dmarcNeedsSignature(_ domain: DomainName, _ request: DMARCPolicy.Request) -> FindingWords {
    let fate = request == .reject ? "refused (5.7.1)" : "filed as spam"
    return FindingWords(
      "\(domain) asks for mail in its name to be \(fate) where neither SPF nor DKIM passes (DMARC). "
        + "SPF does not pass from here, so the message needs a DKIM signature of \(domain).",
      remedy: ["Sign with DKIM, or send through a server that SPF allows."], reference: "RFC 9989, section 4.7")
  }

  func listed(_ address: IPAddress, _ zone: DomainName, _ reason: ForeignText?) -> FindingWords {
    let said = reason.map { ". It says: \($0.line(limit: 160))" } ?? "."
    return FindingWords(
      "\(address) is on the block list \(zone). Servers that use it refuse mail from there\(said)",
      remedy: [
        "Find what sent the unwanted mail, and stop it; otherwise the address will be listed again.",
        "Then ask \(zone) to remove it, on its web page.",
      ], reference: "RFC 5782, section 2.1")
  }

  func listUnusable(_ zone: DomainName, _ fault: BlockList.Fault) -> FindingWords {
    let (what, remedy) =
      switch fault {
      case .unanswered: ("does not answer", "Try it again later, or through another resolver: --resolver roots")
      case .testMissing:
        (
          "does not list its own test entry, 127.0.0.2: it is not a block list, or does not answer your resolver",
          "Check its name; ask through a resolver of your own: --resolver roots"
        )
      case .listsAll: ("lists 127.0.0.1, which no list may: it lists everything", "Use another list.")
      case .refuses(let code):
        (
          "refuses to answer this resolver (\(code)), as it does to public ones and to those that ask too much",
          "Ask through a resolver of your own: --resolver roots"
        )
      case .foreign(let code):
        ("answers with \(code), which is not a code of a block list", "Ask through another resolver: --resolver roots")
      }
    return FindingWords(
      "\(zone) \(what). So nothing is known about the address.", remedy: [remedy],
      reference: "RFC 5782, sections 2.1 and 5")
  }

  // MARK: Parts

  /// What a record would have to say about the address at hand.
  private var ownTerm: String {
    report.sender?.address.map(Self.term) ?? "mx"
  }

  private static func term(_ address: IPAddress) -> String { "\(address.isIPv6 ? "ip6" : "ip4"):\(address)" }

  private func place(_ outcome: SPF.Outcome, _ domain: DomainName) -> String {
    outcome.owner.map { $0 == domain ? "" : " of \($0)" } ?? ""
  }

  private static func words(_ fault: SPF.Fault) -> String {
    switch fault {
    case .severalRecords(let count): "there are \(count) of them"
    case .term(let term): "\(term.line(limit: 60)) is not a term of SPF"
    case .tooManyLookups: "more than ten of its terms ask the name service"
    case .tooManyVoidLookups: "more than two of its names do not exist"
    case .tooManyHosts(let name): "\(name) has more than ten MX hosts"
    case .noRecord(let name): "it refers to \(name), which has no SPF record"
    }
  }

  private static func remedy(_ fault: SPF.Fault) -> String {
    switch fault {
    case .severalRecords: "Merge them into one."
    case .term: "Correct the term."
    case .tooManyLookups: "Name networks (ip4:, ip6:) in place of includes, and leave out what no longer sends."
    case .tooManyVoidLookups: "Leave out the names that do not exist."
    case .tooManyHosts: "Name the networks (ip4:, ip6:) in place of mx."
    case .noRecord: "Leave the reference out, or correct its name."
    }
  }
}
