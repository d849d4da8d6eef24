import Causes
import Octets
import SMTP

/// A refusal in the log of the server that refused: whoever reads it did not get it. So it says what is wrong with the
/// client, and who has to act there; it does not know whether the mail was wanted.
enum ClientNotes {
  static func note(_ answer: Answer) -> Note {
    let heard = ClassifiedReply(answer)
    let isLater = heard.code.kind == .transientFailure
    let diagnosis = Diagnosis(heard, banner: nil, host: "")
    // What Postfix says for a milter of its own that does not answer (milter_default_action).
    let isMilter = heard.says("service unavailable - try again later")
    let row = diagnosis.flatMap { CauseTable.row($0.cause, at: heard.place) }
    let about = isMilter ? "its mail filter (milter) did not answer" : row.map { words($0.cause) }
    let evidence = diagnosis.flatMap { CauseNotes.evidence($0.basis) }
    let isOwnFault = isMilter || diagnosis.map { [.serverFault, .storage].contains($0.cause) } ?? false
    let who = isOwnFault ? .recipientAdmin : row?.who(under: heard.code)
    let advice = isOwnFault ? ownFault : who.map(helpers) ?? "Nothing tells the reason but the text itself."
    return Note(
      "client.\(heard.code.rawValue / 100).\(row?.cause.rawValue ?? "unknown")", CodeNotes.severity(heard.code),
      "This server \(isLater ? "deferred" : "refused") a client\(about.map { ": \($0)" } ?? "")",
      Wrapping.summary([evidence, advice].compactMap(\.self)),
      next: isOwnFault ? "Read the warnings and errors of this server in the same minute" : who.flatMap(next),
      more: (row.map { ["To the client it means: \($0.meaning(under: heard.code)) \($0.remedy(under: heard.code))"] }
        ?? [])
        + [ClassNotes.paragraph(heard.code)],
      reference: row?.reference ?? "RFC 5321, section 4.2.1", cause: row?.cause, who: who)
  }

  private static let ownFault =
    "It is trouble of this very server: a table, a filter or a part of its configuration does not work. No client can mend it."

  /// Who can mend it, seen from the server.
  private static func helpers(_ who: Who) -> String {
    switch who {
    case .senderAdmin:
      "The administrator of the client has to act, not you. Mail that you want needs a rule of your own."
    case .senderUser: "Whoever sent it has to act, not you. Mail that you want needs a rule of your own."
    case .recipientAdmin: "It is up to this server: its rules, or its trouble."
    case .recipientUser: "It is up to the recipient, who is a user of this server."
    case .wait: "Nobody has to act: a mail server tries again by itself."
    case .nobody: "Nobody has to act."
    }
  }

  private static func next(_ who: Who) -> String? {
    switch who {
    case .recipientAdmin: "Look whether the rule is right, or what this server lacks"
    case .recipientUser: "Tell the recipient, if the mail was wanted"
    case .senderAdmin, .senderUser, .wait, .nobody: nil
    }
  }

  /// What is wrong, in words about somebody else, short enough for a headline.
  static func words(_ cause: Cause) -> String {
    switch cause {
    case .ipBlocklist: "its address is on a block list"
    case .ipReputation: "its address has a poor reputation"
    case .domainReputation: "its domain has a poor reputation"
    case .domainBlocklist: "its domain is on a block list"
    case .ptr: "no proper reverse DNS (PTR)"
    case .helo: "the name in its HELO or EHLO"
    case .tooManyConnections: "too many connections"
    case .rateLimit: "too many messages in a short time"
    case .tooManyErrors: "it made too many mistakes"
    case .pipelining: "it did not wait for a reply"
    case .bareLF: "a line without CR LF"
    case .lineTooLong: "a line that is too long"
    case .timeout: "it took too long"
    case .wrongPort: "it came to the wrong port"
    case .lmtp: "LMTP and SMTP were mixed up"
    case .unknownCommand: "a command it may not use here"
    case .authRequired: "it has to log in first"
    case .authFailed: "a failed login"
    case .authMethod: "a way of logging in that is not open"
    case .appPassword: "it needs an app password"
    case .accountBlocked: "its account is blocked"
    case .tlsRequired: "it has to use TLS first"
    case .tlsFailed: "TLS did not work"
    case .spf: "SPF does not allow its address"
    case .dkim: "no valid DKIM signature"
    case .dmarc: "DMARC did not confirm the sender"
    case .arc: "a broken ARC chain"
    case .dnsSender: "the sender's domain is not in the DNS"
    case .nullMX: "a domain that accepts no mail"
    case .senderPolicy: "the sender address is not allowed"
    case .senderUnverified: "the sender could not be verified"
    case .noSuchUser: "there is no such mailbox here"
    case .mailboxDisabled: "the mailbox is switched off"
    case .mailboxFull: "the mailbox is full"
    case .recipientPolicy: "a rule of this server"
    case .relayDenied: "it may not relay through here"
    case .tooManyRecipients: "too many recipients"
    case .dnsRecipient: "the recipient's domain is not found"
    case .greylist: "greylisting"
    case .loop: "the message goes round in a loop"
    case .contentSpam: "the message looks like spam"
    case .contentVirus: "a virus in the message"
    case .attachment: "an attachment is not allowed"
    case .urlBlocklist: "a link in it is on a block list"
    case .tooLarge: "the message is too large"
    case .format: "the message or an address is malformed"
    case .eightBit: "letters beyond ASCII"
    case .serverFault: "a fault of this server"
    case .serverBusy: "this server was busy"
    case .storage: "this server is out of space"
    case .licence: "a plan or licence is used up"
    case .other: "the reason is only in its text"
    }
  }
}
