/// How the whole of a session or a replay went.
package struct Outcome: Equatable {
  package let status: ExitStatus
  /// What decided it: `RCPT`, `the greeting`, `connecting`.
  package let stage: String
  /// All of it in one line, for a person and for a script.
  package let sentence: String
  /// Where a replay met something else than its script has.
  var difference: Difference?
  /// What became of each recipient.
  let fates: MessageFates
  /// Whether a message was accepted for some of its recipients, and not for the others.
  let isPartial: Bool
  /// What a check found out about mail to a domain.
  let check: CheckedDelivery?

  package init(
    status: ExitStatus, stage: String, sentence: String, difference: Difference? = nil,
    fates: MessageFates = MessageFates(), isPartial: Bool = false, check: CheckedDelivery? = nil
  ) {
    self.status = status
    self.stage = stage
    self.sentence = sentence
    self.difference = difference
    self.fates = fates
    self.isPartial = isPartial
    self.check = check
  }

  /// The class of an outcome that is good for some recipients only. Whoever tries again delivers twice, so its status is 0.
  static let partly = "done in part"

  /// The class it is named by, a word for a program to switch on.
  var className: String { isPartial ? "partial" : status.className }
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
  /// Whether it counts for nothing where a message was accepted: the server closed the connection when all was done.
  var yieldsToMessage = false
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
