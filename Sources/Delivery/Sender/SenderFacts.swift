package import Names
import Octets
package import SMTP
package import SenderPolicy

/// What servers see of a machine that sends mail to them, and what its domain says about that.
package struct SenderFacts: Equatable, Sendable {
  /// How its address became known.
  package enum Origin: Equatable, Sendable {
    /// A person named it.
    case given
    /// A server of the sender's own domain repeated it in its reply to EHLO.
    case repeated(by: DomainName)
    /// This machine has it, and it is a public one.
    case own
  }

  /// Where the name in EHLO leads.
  package enum HelloName: Equatable, Sendable {
    /// To the address.
    case confirmed
    /// To none, or to none of that kind.
    case leadsNowhere
    case leadsElsewhere([IPAddress])
    case unknown
  }

  package struct Listing: Equatable, Sendable {
    package let zone: DomainName
    package let state: BlockList.State

    package init(zone: DomainName, state: BlockList.State) { (self.zone, self.state) = (zone, state) }
  }

  /// In MAIL FROM and in From:; nil: nobody named it.
  package let from: Mailbox?
  /// The name in EHLO; nil: it is not known, or an address.
  package let hello: DomainName?
  package var address: IPAddress?
  package var origin = Origin.given
  package var reverse = Visit.ReverseName.unknown
  package var helloName = HelloName.unknown
  /// Nil: there is nothing to judge by, or not yet.
  package var spf: SPF.Outcome?
  /// Whether the look for a DMARC policy came to an end; without one: there is none.
  package var isDMARCKnown = false
  package var dmarc: DMARCPolicy?
  package var listings: [Listing] = []

  package init(from: Mailbox?, hello: DomainName?) { (self.from, self.hello) = (from, hello) }

  /// The domain of `from`, where it is a name.
  package var domain: DomainName? { from.flatMap { DomainName($0.domain) } }

  /// Whether everything that there was to ask was asked: who is told to end early knows less.
  package var areComplete: Bool {
    let knowsDomain = domain == nil || (spf != nil && isDMARCKnown)
    return address != nil && reverse != .unknown && knowsDomain && (hello == nil || helloName != .unknown)
  }

  /// Whether DMARC passes by SPF: of its domain and that in From: only one is known here, so they are the same.
  package var passesDMARC: Bool { spf?.result == .pass }
}

extension SenderFacts {
  /// The address that a server repeats in the first line of its reply to EHLO, as many do: `Hello x [192.0.2.7]`. The last
  /// one counts, since the name before it may be an address as well; a private one is that of a network in between.
  /// - Parameter server: where the reply came from; a private server sees private addresses.
  package static func address(repeatedIn reply: Reply, by server: IPAddress) -> IPAddress? {
    let words = (reply.texts.first ?? "").split { !$0.isHexDigit && !".:".contains($0) }
    let found = words.compactMap { IPAddress(trimming: $0) }.last
    return found.flatMap { $0.isPrivate && !server.isPrivate ? nil : $0 }
  }
}

extension IPAddress {
  /// `192.0.2.7`, `IPv6:2001:db8::1`, and either with a full stop after it.
  fileprivate init?(trimming word: Substring) {
    var text = word
    while text.hasSuffix(".") { text = text.dropLast() }
    // What is left of `IPv6:` by the cut.
    if text.hasPrefix("6:"), !text.hasPrefix("6::") { text = text.dropFirst(2) }
    guard text.contains(".") || text.contains(":") else { return nil }
    self.init(String(text))
  }
}
