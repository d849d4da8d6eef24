package import Delivery
import Names
import Network
import Octets
import SMTP

/// What a person wants checked, as the command line has it.
package enum CheckRequest: Sendable {
  /// How mail gets there, and what is tried besides.
  case subject(CheckReport.Subject, [Trial])
  /// How servers see the mail that comes from there.
  case sender(SenderCheck.Query)

  /// - Parameters:
  ///   - text: see `CheckTarget`.
  ///   - trials: see `TrialList`.
  package static func read(_ text: String, trials: String?) throws(CheckTarget.Mistake) -> CheckRequest {
    let subject = try CheckTarget.read(text)
    guard let trials else { return .subject(subject, []) }
    return .subject(subject, try TrialList.read(trials, for: subject))
  }

  /// - Parameters:
  ///   - address: of the machine; nil: this one.
  ///   - from: a sender's address.
  ///   - lists: zones of DNS.
  ///   - hello: the name in EHLO.
  package static func sender(
    _ address: String?, from: String?, lists: [String], hello: String?
  ) throws(CheckTarget.Mistake) -> CheckRequest {
    var query = SenderCheck.Query()
    query.hello = hello
    if let address {
      guard case .address(let address, _) = try CheckTarget.read(address) else {
        throw CheckTarget.Mistake(
          words: "--me looks at an address: give the IP address of the machine, or none for this one.")
      }
      query.address = address
    }
    if let from {
      guard let address = try? Mailbox(from), DomainName(address.domain)?.isRoot == false else {
        throw CheckTarget.Mistake(words: "--from needs the address of a sender, such as you@example.org.")
      }
      query.from = address
    }
    for list in lists {
      guard let zone = DomainName(list), zone.labels.count > 1 else {
        throw CheckTarget.Mistake(
          words: "--dnsbl \(ForeignText(list)) is not a zone of DNS: give its name, such as bl.example.org.")
      }
      query.zones.append(zone)
    }
    return .sender(query)
  }
}
