import Causes
import Personas

/// Something that can be wrong in a case drawn by chance: a row of a table. Which cause it is, and who has to act, the
/// vocabulary of causes says.
struct CaseFault: Sendable {
  /// How far a conversation comes before the fault shows itself.
  enum Reach: Int, Comparable, Sendable {
    case greeting, sender, recipient, message

    static func < (left: Reach, right: Reach) -> Bool { left.rawValue < right.rawValue }
  }

  let cause: Cause
  /// What goes wrong at the host; nil: nothing does, and the name is one that nobody has.
  let scenario: Scenario?
  let reach: Reach
  /// Whether the reply begins with a 4, so that the sending server goes on trying.
  let isTemporary: Bool
  /// The choice that names it, without a full stop.
  let label: String
  /// How one would know it, whether it is there or not.
  let sign: String
}

extension CaseFault {
  static let all = [
    CaseFault(
      cause: .mailboxFull, scenario: .mailboxFull, reach: .recipient, isTemporary: true,
      label: "The mailbox is full",
      sign: "A full mailbox is reported at RCPT, and the words name the mailbox or its quota."
    ),
    CaseFault(
      cause: .noSuchUser, scenario: nil, reach: .recipient, isTemporary: false,
      label: "There is no such mailbox", sign: "An unknown name gets a 550 at RCPT, and the words say \"unknown\"."),
    CaseFault(
      cause: .greylist, scenario: .greylisting, reach: .recipient, isTemporary: true,
      label: "It is greylisting",
      sign: "Greylisting is a 4xx reply to a first RCPT, and the same line passes a quarter of an hour later."),
    CaseFault(
      cause: .ipBlocklist, scenario: .blocked, reach: .recipient, isTemporary: false,
      label: "Our address is on a block list", sign: "A refusal because of a list names your IP address."),
    CaseFault(
      cause: .serverBusy, scenario: .hangUpAtRcpt, reach: .recipient, isTemporary: true,
      label: "The server has to stop", sign: "421 at any place means that the server closes the connection now."),
    CaseFault(
      cause: .serverBusy, scenario: .busy, reach: .greeting, isTemporary: true,
      label: "The server has too much to do", sign: "A busy server says 421 in place of its greeting."),
    CaseFault(
      cause: .ptr, scenario: .noReverseDNS, reach: .sender, isTemporary: false,
      label: "Our address has no reverse DNS",
      sign: "Missing reverse DNS is reported at MAIL, and the words speak of PTR, of reverse DNS or of a host name."),
    CaseFault(
      cause: .spf, scenario: .spf, reach: .sender, isTemporary: false,
      label: "SPF does not allow our address", sign: "A failed SPF check is reported at MAIL, and the words name SPF."),
    CaseFault(
      cause: .rateLimit, scenario: .rate, reach: .sender, isTemporary: true,
      label: "We have sent too much",
      sign: "A limit is reported at MAIL, with a 4xx reply and words like \"too many\" or \"rate\"."),
    CaseFault(
      cause: .tooLarge, scenario: .tooLarge, reach: .sender, isTemporary: false,
      label: "The message is too large", sign: "The list after EHLO says how large a message may be."),
    CaseFault(
      cause: .dmarc, scenario: .dmarc, reach: .message, isTemporary: false,
      label: "The From: header fails DMARC", sign: "A DMARC refusal comes after the dot, and names DMARC or a policy."),
    CaseFault(
      cause: .contentSpam, scenario: .spam, reach: .message, isTemporary: false,
      label: "The text looks like spam", sign: "A filter refuses the text after the dot, and says spam or content."),
  ]

  /// What else it might have been: other causes that are told as late, or nearly.
  var lookalikes: [CaseFault] {
    Self.all.filter { $0.cause != cause && abs($0.reach.rawValue - reach.rawValue) <= 1 }
  }
}
