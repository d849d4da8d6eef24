package import Delivery
import Names
import Octets
import SMTP

/// What a person wants tried beyond EHLO, STARTTLS and QUIT: `vrfy,postmaster,relay=you@your.domain`.
package enum TrialList {
  /// - Parameter subject: what is checked; `postmaster` needs its domain.
  /// - Throws: what is wrong, in a sentence.
  package static func read(
    _ text: String, for subject: CheckReport.Subject
  ) throws(CheckTarget.Mistake) -> [Trial] {
    var trials: [Trial] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let trial = try trial(word, subject)
      if !trials.contains(trial) { trials.append(trial) }
    }
    return trials
  }

  private static func trial(
    _ word: Substring, _ subject: CheckReport.Subject
  ) throws(CheckTarget.Mistake) -> Trial {
    if word == "vrfy" { return .vrfy }
    if word == "postmaster" {
      guard let domain = domain(subject) else {
        throw CheckTarget.Mistake(words: "--try postmaster needs a domain or a host by its name, not an address.")
      }
      return .postmaster(domain: domain.text)
    }
    guard word == "relay" || word.hasPrefix("relay=") else {
      throw CheckTarget.Mistake(
        words:
          "--try knows vrfy, postmaster and relay=ADDRESS, with commas between them; not \(ForeignText(String(word))).")
    }
    let text = word.dropFirst("relay=".count)
    guard let address = try? Mailbox(text), let own = DomainName(address.domain), own.labels.count > 1 else {
      throw CheckTarget.Mistake(
        words: "--try relay=ADDRESS needs an address of your own, at another domain: relay=you@your.domain")
    }
    guard domain(subject).map(own.isWithin) != true else {
      throw CheckTarget.Mistake(
        words:
          "--try relay: \(ForeignText(String(text))) belongs to the domain that is checked, so accepting it proves "
          + "nothing. Give an address of your own at another domain.")
    }
    return .relay(address)
  }

  private static func domain(_ subject: CheckReport.Subject) -> DomainName? {
    switch subject {
    case .domain(let name), .host(let name, _): name
    case .address, .sender: nil
    }
  }
}
