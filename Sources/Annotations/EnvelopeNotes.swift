import Causes
import SMTP

/// MAIL and RCPT: the envelope, which is all that a server looks at to route a message.
enum EnvelopeNotes {
  static func mail(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note {
    let withoutHello = heard.answer.stageBefore == .start
    let next = "RCPT TO:<\(context.proposedAddress)>"
    let reference = "RFC 5321, sections 3.3 and 4.1.1.2"
    if case .mail(let path, _)? = heard.answer.request?.command, path.mailbox == nil {
      return Note(
        "mail.250.null", .done, "250: the server has noted the empty sender, <>",
        "MAIL FROM:<> names nobody. Bounces are sent with it, so that a bounce never causes another one. If a message "
          + "sent like this cannot be delivered, nobody is told.",
        next: next, more: about, reference: "RFC 5321, sections 4.5.5 and 6.1", teaches: [])
    }
    if withoutHello {
      return Note(
        "mail.250.no-hello", .done, "250: sender accepted though HELO is missing; many would say 503",
        "MAIL FROM is the envelope sender, independent of the From: header. It goes into Return-Path:, at some "
          + "servers also Received:, and bounces go to it. The server may test its syntax and whether its domain has an "
          + "MX. You gave no name with HELO: many servers then answer 503.",
        next: next, more: [helloMissing] + about, reference: reference, teaches: [4, 6, 7, 17])
    }
    return Note(
      "mail.250", .done, "250: the server has noted the sender",
      "MAIL FROM is the envelope sender, independent of the From: header. It goes into Return-Path:, at some servers also "
        + "Received:, and bounces go to it, even if it belongs to a stranger. The server may test its syntax and whether "
        + "its domain has an MX (a host for its mail).",
      next: next, more: about, reference: reference, teaches: [6, 7, 17])
  }

  private static let helloMissing =
    "A client should say HELO or EHLO first, and a server may require it: the usual answer is then 503. Some, "
    + "like the one in the old tutorial, do not; the Received: line then has no name to show."

  private static let about = [
    "The sender given here is only a claim: any address whose domain exists will do. Senders of spam take one from "
      + "their own list of victims, so a stranger gets the bounces and the complaints (backscatter). A bounce for a "
      + "message you never sent is usually that.",
    "MAIL FROM:<> names nobody. Bounces are sent with it, so that a bounce cannot cause another one.",
    "Some servers check the sender: SPF asks the sender's domain which IP addresses may use it. That check may "
      + "come here, at RCPT or at the end of the message.",
  ]

  static func rcpt(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note {
    Note(
      "rcpt.250", .done, "250: the server accepts the message for this recipient",
      "RCPT TO is the envelope recipient, independent of To:, Cc: or Bcc:. It goes into Received: and, on some "
        + "servers, Envelope-To:. A server should accept only local recipients, or local senders; an open "
        + "relay accepts any. Each RCPT gets its own reply.",
      next: "DATA",
      more: [
        "Repeat RCPT for every other recipient: one may be accepted and the next refused, and the message goes "
          + "to those that were accepted.",
        "Open relays were common once; senders of spam used them to send through other people's machines. A "
          + "server that relays mail now requires a login first, or knows its own users by their IP addresses.",
        "The mailbox may not exist: some servers accept every name in their domain here and send a bounce "
          + "afterwards.",
        "A mail program makes the RCPT commands from what you type into its To:, Cc: and Bcc: fields; a Bcc: "
          + "recipient is in the envelope and not in the headers.",
      ], reference: "RFC 5321, sections 3.3 and 4.1.1.3", teaches: [8, 9])
  }
}
