package import Annotations
package import Delivery
package import Names

extension SessionEvent {
  /// A check begins, or what it began with is known.
  package struct CheckBegun: Equatable {
    package let subject: CheckReport.Subject
    /// Whom the program asks; none: as the system is set up.
    package let resolvers: [String]
    package let dnssec: CheckReport.DNSSEC
    /// The name in EHLO.
    package let helo: String

    package init(subject: CheckReport.Subject, resolvers: [String], dnssec: CheckReport.DNSSEC, helo: String) {
      (self.subject, self.resolvers, self.dnssec, self.helo) = (subject, resolvers, dnssec, helo)
    }
  }

  /// Something that a domain publishes besides its hosts.
  package enum PublishedPolicy: Equatable {
    /// - Parameter source: the address of the page it was read from.
    case sts(STSPolicy, id: String, source: String)
    case reports([String])
    case spf(String)
    case dmarc(String)
  }

  /// One address as a sender meets it.
  package struct CheckRow: Equatable {
    package let letter: String
    package let visit: Visit
    package let host: MailHost
    /// How the way there is protected; nil: there is none.
    package let level: Verdict.Level?

    package init(letter: String, visit: Visit, host: MailHost, level: Verdict.Level?) {
      (self.letter, self.visit, self.host, self.level) = (letter, visit, host, level)
    }
  }
}

/// A finding, and what is said about it.
package struct FoundFinding: Equatable, Sendable {
  package let finding: Finding
  package let words: FindingWords

  package init(_ finding: Finding, _ words: FindingWords) { (self.finding, self.words) = (finding, words) }
}

/// What becomes of mail to a domain, as the outcome of a check tells it.
package struct CheckedDelivery: Equatable {
  let delivered: Verdict.Delivered
  let level: Verdict.Level?
  /// The letter of the row that decided it.
  let row: String?

  package init(delivered: Verdict.Delivered, level: Verdict.Level?, row: String?) {
    (self.delivered, self.level, self.row) = (delivered, level, row)
  }
}

extension Reporter {
  package func checkBegan(_ check: SessionEvent.CheckBegun) { emit(.check(check)) }

  /// What the name service said to one question.
  package func looked(_ answer: DNSAnswer) { emit(.looked(answer)) }

  package func published(_ policy: SessionEvent.PublishedPolicy) { emit(.policy(policy)) }

  package func row(_ row: SessionEvent.CheckRow) { emit(.row(row)) }

  package func sender(_ facts: SenderFacts) { emit(.sender(facts)) }

  package func found(_ finding: FoundFinding) { emit(.finding(finding)) }

  /// All of a check at once, for a person.
  package func picture(_ lines: [PageLine]) { emit(.picture(lines)) }
}
