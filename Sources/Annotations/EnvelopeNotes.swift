import Causes
import SMTP

/// MAIL and RCPT: the envelope, which is all that a server looks at to route a message.
enum EnvelopeNotes {
  static func mail(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note {
    let withoutHello = heard.answer.stageBefore == .start
    let next = "RCPT TO:<\(context.proposedAddress)>"
    let reference = "RFC 5321, sections 3.3 and 4.1.1.2"
    if withoutHello {
      return Note(
        "mail.250.no-hello", .done, "250: sender taken though HELO is missing; many would say 503",
        "MAIL FROM is the envelope sender: nothing to do with the From: header. It goes into Received: and "
          + "Return-Path:, and bounces go to it. The server may test its syntax and whether its domain has an "
          + "MX. You gave no name with HELO: many servers answer 503 to that.",
        next: next, more: [helloMissing] + about, reference: reference, teaches: [4, 6, 7, 17])
    }
    return Note(
      "mail.250", .done, "250: the server has noted the envelope sender",
      "MAIL FROM is the envelope sender: nothing to do with the From: header. It goes into Received: and "
        + "Return-Path:, and bounces go to it, even if it is a stranger's. The server may test its syntax and "
        + "whether its domain has an MX (a host that takes its mail).",
      next: next, more: about, reference: reference, teaches: [6, 7, 17])
  }

  private static let helloMissing =
    "A client should say HELO or EHLO first, and a server may insist: the usual answer is then 503. Some, like "
    + "the one in the old tutorial, let it pass; the Received: line simply has no name to show."

  private static let about = [
    "The sender given here is a claim like any other: any address will do whose domain exists. Senders of spam "
      + "take one from their own list of victims, so the stranger it belongs to gets the bounces, the complaints "
      + "and the anger. A bounce for a message you never sent is usually that.",
    "MAIL FROM:<> names nobody. Bounces are sent that way, so that a bounce cannot cause another one.",
    "Some servers look at the sender more closely: SPF asks the sender's domain which IP addresses may use it. "
      + "That check may come here, at RCPT or at the end of the message.",
  ]

  static func rcpt(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note {
    Note(
      "rcpt.250", .done, "250: the server takes the message for this recipient",
      "RCPT TO is the envelope recipient: nothing to do with To:, Cc: or Bcc:. It goes into Received: and, on "
        + "some servers, Envelope-To:. A server should take only local recipients, or local senders; an open "
        + "relay takes any. Each RCPT is answered on its own.",
      next: "DATA",
      more: [
        "Give RCPT again for every other recipient: one may be accepted and the next refused, and the message "
          + "goes to those that were accepted.",
        "Open relays were common once; senders of spam used them to send through other people's machines. A "
          + "server that relays mail to elsewhere now asks for a login first, or knows its own users by their "
          + "IP addresses.",
        "The mailbox need not exist: some servers accept every name in their domain here and send a bounce "
          + "afterwards.",
        "A mail program makes the RCPT commands itself, out of what you type into its To:, Cc: and Bcc: fields; "
          + "a Bcc: recipient is one who is in the envelope and not in the headers.",
      ], reference: "RFC 5321, sections 3.3 and 4.1.1.3", teaches: [8, 9])
  }
}
