import Delivery
import Events
import Names
import Octets
import SenderPolicy
import Terminal

/// What servers see of a machine that sends mail.
///
///     # Address   192.0.2.7, as mx1.example.org saw it
///     # Name      mail.example.org, which leads back to it (PTR)
extension CheckPicture {
  func sender(_ facts: SenderFacts) -> [PageLine] {
    var lines = wrapped("How servers see mail from \(subject)", role: .heading) + [empty]
    lines += labelled("Address", address(facts))
    if facts.address != nil {
      lines += labelled("Name", Self.reverse(facts.reverse))
      if let hello = facts.hello { lines += labelled("EHLO", "\(hello), \(Self.words(facts.helloName))") }
    }
    if let from = facts.from {
      lines += labelled("From", "\(from)")
      lines += labelled("SPF", spf(facts))
      lines += labelled("DMARC", dmarc(facts))
    }
    for (index, listing) in facts.listings.enumerated() {
      lines += labelled(index == 0 ? "Lists" : "", "\(listing.zone): \(Self.words(listing.state))")
    }
    return lines
  }

  private func address(_ facts: SenderFacts) -> String {
    guard let address = facts.address else { return "not known" }
    return switch facts.origin {
    case .given: "\(address)"
    case .repeated(let host): "\(address), as \(host) saw it"
    case .own: "\(address), as this machine has it"
    }
  }

  private static func reverse(_ name: Visit.ReverseName) -> String {
    switch name {
    case .unknown: "not known"
    case .none: "none (no PTR)"
    case .names(let names, let isConfirmed):
      "\(names[0])\(names.count > 1 ? " and \(names.count - 1) more" : ""), which "
        + (isConfirmed ? "leads back to it (PTR)" : "does not lead back to it (PTR)")
    }
  }

  private static func words(_ hello: SenderFacts.HelloName) -> String {
    switch hello {
    case .confirmed: "which leads to it"
    case .leadsNowhere: "which leads to no address"
    case .leadsElsewhere(let addresses): "which leads to \(addresses[0])"
    case .unknown: "not looked up"
    }
  }

  private func spf(_ facts: SenderFacts) -> String {
    guard let outcome = facts.spf, let domain = facts.domain else { return "not known" }
    guard outcome.result != .none else { return "\(domain) has no record" }
    let owner = outcome.owner.map { $0 == domain ? "" : " of \($0)" } ?? ""
    let term = outcome.term.map { ", at the term \($0.line(limit: 40))\(owner)" } ?? ""
    return "\(outcome.result.rawValue)\(term)"
  }

  private func dmarc(_ facts: SenderFacts) -> String {
    guard facts.isDMARCKnown, let domain = facts.domain else { return "not known" }
    guard let policy = facts.dmarc else { return "\(domain) has no record" }
    let owner = policy.owner == domain ? "" : " by \(policy.owner)"
    let testing = policy.isTesting ? ", for testing only" : ""
    let passes = facts.spf == nil ? "" : facts.passesDMARC ? "; passes by SPF" : "; SPF does not pass it"
    return "p=\(policy.request.rawValue)\(owner)\(testing)\(passes)"
  }

  private static func words(_ state: BlockList.State) -> String {
    switch state {
    case .notListed: "not listed"
    case .listed(let codes, _): "listed (\(codes.prefix(3).map(\.description).joined(separator: ", ")))"
    case .unusable: "says nothing"
    }
  }
}
