/// What is said about a finding.
package struct FindingWords: Equatable, Sendable {
  /// What it is, and what it means for the mail.
  package let sentence: String
  /// What to do, in order; records and commands in a form that can be copied.
  package let remedy: [String]
  /// The line that shows it by hand.
  package let byHand: String?
  /// `RFC 7505, section 4`
  package let reference: String

  package init(_ sentence: String, remedy: [String] = [], byHand: String? = nil, reference: String = "") {
    (self.sentence, self.remedy, self.byHand, self.reference) = (sentence, remedy, byHand, reference)
  }
}
