/// What is said about a finding.
package struct FindingWords: Equatable, Sendable {
  /// What it is, and what it means for the mail.
  package let sentence: String
  /// What to do, in order; records and commands in a form that can be copied.
  package let remedy: [String]
  package let byHand: ByHand?
  /// `RFC 7505, section 4`
  package let reference: String

  package init(_ sentence: String, remedy: [String] = [], byHand: ByHand? = nil, reference: String = "") {
    (self.sentence, self.remedy, self.byHand, self.reference) = (sentence, remedy, byHand, reference)
  }
}

/// What shows a finding by hand.
package struct ByHand: Equatable, Sendable {
  /// What is seen of a host in a session with it.
  package enum Look: Equatable, Sendable {
    /// How it answers.
    case plain
    /// How it answers inside TLS.
    case secure
    /// Its certificate.
    case certificate
  }

  /// For a shell.
  package let line: String
  /// Nil where another program shows it, and no session.
  package let look: Look?

  package init(_ line: String, _ look: Look? = nil) { (self.line, self.look) = (line, look) }

  /// The same at a prompt, where the host is a row of what was checked.
  package func atPrompt(row: String) -> String {
    switch look {
    case nil: line
    case .plain: ":open \(row)"
    case .secure: ":open \(row) starttls"
    case .certificate: ":open \(row) starttls, then :tls"
    }
  }
}
