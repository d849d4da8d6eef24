import SMTP
import Testing

@testable import Causes

/// Replies with the words of one cause that mean another: the name of a check that failed, a rule of one mailbox in words
/// of relaying, a sentence whose beginning is the whole of another.
@Suite("Replies that look like another cause")
struct LookalikeTests {
  struct Case: Sendable, CustomStringConvertible {
    let place: ReplyContext
    let reply: String
    let cause: Cause?

    init(_ place: ReplyContext, _ reply: String, _ cause: Cause?) {
      self.place = place
      self.reply = reply
      self.cause = cause
    }

    var description: String { "\(place.rawValue): \(reply)" }
  }

  private static func expectCause(_ given: Case) {
    let recorded = RecordedReply(
      software: "", place: given.place, lines: [given.reply], cause: given.cause, others: [])
    #expect(recorded.diagnosis?.cause == given.cause, "\(given): \(String(describing: recorded.diagnosis))")
  }

  @Test(
    "a check that could not be made says nothing of what it looks for",
    arguments: [
      Case(.endOfMessage, "451 4.7.1 virus scanner is unavailable", .serverFault),
      Case(.endOfMessage, "451 4.3.0 Error contacting clamd", .serverFault),
      Case(.endOfMessage, "451 4.3.2 milter timed out", .serverFault),
      Case(.rcpt, "451 4.3.5 policy check not available", .serverFault),
      Case(.endOfMessage, "550 5.7.1 virus found by the scanner", .contentVirus),
      Case(.connect, "421 4.3.0 unable to open the control files", .serverFault),
    ])
  func failedChecks(_ given: Case) { Self.expectCause(given) }

  @Test(
    "an evaluation that failed is not one that expired",
    arguments: [
      Case(.endOfMessage, "550 5.7.1 DMARC evaluation did not pass", .dmarc),
      Case(.mail, "451 4.7.24 SPF evaluation timed out", .spf),
      Case(.auth, "535 5.7.1 Your evaluation period has ended", .licence),
    ])
  func evaluations(_ given: Case) { Self.expectCause(given) }

  @Test(
    "what one addressee does not accept is neither relaying nor a mailbox out of service",
    arguments: [
      Case(
        .rcpt, "550 5.7.1 messages to this address are restricted: mail to this address not allowed", .recipientPolicy),
      Case(.rcpt, "550 5.7.1 private mailing list", .recipientPolicy),
      Case(.rcpt, "550 5.7.1 mail to this user refused because of recipient rules", .recipientPolicy),
      Case(.rcpt, "550 5.7.1 we do not relay: mail for this domain not accepted", .relayDenied),
      Case(.rcpt, "550 5.2.1 mailbox closed", .mailboxDisabled),
    ])
  func addressees(_ given: Case) { Self.expectCause(given) }

  @Test(
    "a word ends where it ends",
    arguments: [
      Case(.rcpt, "550 the recipient is not authorized to receive mail", .mailboxDisabled),
      Case(.rcpt, "550 the recipient is not a customer", .noSuchUser),
      Case(.endOfMessage, "451 authority for this name did not answer, try again later", .serverFault),
    ])
  func wholeWords(_ given: Case) { Self.expectCause(given) }

  @Test(
    "a name taken at EHLO, and an address that may not send for a domain",
    arguments: [
      Case(.ehlo, "550 5.7.1 do not pretend to be me", .helo),
      Case(.ehlo, "554 5.7.1 That is our name", .helo),
      Case(.mail, "550 5.7.1 wrong IP address for sending messages of the domain example.net", .spf),
      Case(.connect, "554 5.7.1 Address lookup failed for 192.0.2.10", .ptr),
      Case(.connect, "554 5.7.1 name mail.example.net does not fit: domain mismatches client ip", .ptr),
      Case(.mail, "554 5.7.1 sender domain mismatches client ip", .spf),
    ])
  func identities(_ given: Case) { Self.expectCause(given) }

  @Test(
    "a message said to hold what is listed is not a sender said to be",
    arguments: [
      Case(.endOfMessage, "554 5.7.1 body contains a host listed by uri.example.org", .urlBlocklist),
      Case(.mail, "554 5.7.1 sender domain listed by dbl.example.org", .domainBlocklist),
      Case(.endOfMessage, "550 5.7.1 multiple addresses in From: header are not accepted", .format),
      Case(.endOfMessage, "550 5.7.1 From address not accepted", .senderPolicy),
    ])
  func listed(_ given: Case) { Self.expectCause(given) }

  @Test(
    "words that could mean any of several causes claim none",
    arguments: [
      Case(.rcpt, "554 Email rejected", nil),
      Case(.rcpt, "550 Sorry", nil),
    ])
  func ambiguous(_ given: Case) { Self.expectCause(given) }
}
