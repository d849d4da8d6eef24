/// How the whole of a session or a replay went.
package struct Outcome: Equatable {
  package let status: ExitStatus
  /// What decided it: `RCPT`, `the greeting`, `connecting`.
  package let stage: String
  /// All of it in one line, for a person and for a script.
  let sentence: String
  /// Where a replay met something else than its script has.
  var difference: Difference?

  package init(status: ExitStatus, stage: String, sentence: String, difference: Difference? = nil) {
    self.status = status
    self.stage = stage
    self.sentence = sentence
    self.difference = difference
  }
}

/// Something that went wrong in a session.
package struct Incident: Equatable {
  let status: ExitStatus
  /// Where: `RCPT`, `the greeting`, `connecting`.
  let stage: String
  /// What, in a few words: `550`, `connection refused`.
  let what: String
  /// Whether the session could not go on after it.
  let isFinal: Bool
}

/// A reply that is not the one a script expects.
package struct Difference: Equatable {
  /// Counted from 1, among the steps that send something; 0: the greeting.
  let step: Int
  let expected: String
  let got: String

  package init(step: Int, expected: String, got: String) {
    self.step = step
    self.expected = expected
    self.got = got
  }
}
