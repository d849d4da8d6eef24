import Testing

@testable import Causes

/// Replies with the words of one cause that mean another: the name of a check that failed, a rule of one mailbox in words
/// of relaying, a sentence whose beginning is the whole of another.
@Suite("Replies that look like another cause")
struct LookalikeTests {
  @Test(
    "a check that could not be made says nothing of what it looks for",
    arguments: [
      CauseCase(.endOfMessage, "451 4.7.1 virus scanner is unavailable", .serverFault),
      CauseCase(.endOfMessage, "451 4.3.0 Error contacting clamd", .serverFault),
      CauseCase(.endOfMessage, "451 4.3.2 milter timed out", .serverFault),
      CauseCase(.rcpt, "451 4.3.5 policy check not available", .serverFault),
      CauseCase(.endOfMessage, "550 5.7.1 virus found by the scanner", .contentVirus),
      CauseCase(.connect, "421 4.3.0 unable to open the control files", .serverFault),
    ])
  func failedChecks(_ given: CauseCase) { given.expect() }

  @Test(
    "a check that passed is no reason; one that did not pass, or that alone is named, is",
    arguments: [
      CauseCase(.endOfMessage, "554 5.7.1 Message rejected (SPF=pass, DKIM=pass, score=12.3)", .contentSpam),
      CauseCase(.other, "554 5.7.1 Message rejected (SPF=pass, DKIM=pass, score=12.3)", .contentSpam),
      CauseCase(.endOfMessage, "550 5.7.1 Message contains spam. spf=pass dkim=pass dmarc=pass", .contentSpam),
      CauseCase(.endOfMessage, "554 5.7.1 Spam message rejected; your domain's DKIM passed", .contentSpam),
      CauseCase(.endOfMessage, "554 5.7.1 Spam message rejected; SPF and DKIM checks passed", .contentSpam),
      CauseCase(.endOfMessage, "550 5.7.1 This is spam (spf=none, dkim=neutral)", .contentSpam),
      CauseCase(.rcpt, "550 SPF check passed but recipient does not exist", .noSuchUser),
      CauseCase(.endOfMessage, "550 5.7.1 Message rejected (SPF=fail, DKIM=pass)", .spf),
      CauseCase(.endOfMessage, "550 5.7.1 rejected: spf=pass dkim=pass dmarc=fail", .dmarc),
      CauseCase(.endOfMessage, "550 5.7.1 rejected: dkim=fail spf=pass", .dkim),
      CauseCase(.endOfMessage, "550 5.7.1 the SPF check did not pass", .spf),
      CauseCase(.endOfMessage, "550 5.7.1 rejected, spf=none", .spf),
      CauseCase(.endOfMessage, "550 5.7.1 either SPF or DKIM must pass", .dmarc),
      CauseCase(.rcpt, "452 4.5.3 only one recipient allowed without spf pass", .tooManyRecipients),
    ])
  func passedChecks(_ given: CauseCase) { given.expect() }

  @Test(
    "a number that one provider alone uses tells more than words that many use",
    arguments: [
      CauseCase(.other, "550 5.7.64 TenantAttribution; Relay Access Denied", .relayDenied),
      CauseCase(.other, "550 5.4.316 Message expired, connection refused(Socket error code 10061)", .serverFault),
      CauseCase(.other, "550 5.7.606 Access denied, banned sending IP [192.0.2.25]", .ipBlocklist),
      CauseCase(.mail, "451 4.7.500 Access denied, please try again later (AS)", .ipReputation),
      CauseCase(.rcpt, "550 5.7.1 Relay Access Denied", .relayDenied),
      CauseCase(.other, "550 Message expired in the queue", .timeout),
    ])
  func ownNumbers(_ given: CauseCase) { given.expect() }

  @Test(
    "what only says no tells no cause, and what says whom it refuses does",
    arguments: [
      CauseCase(.other, "550 5.7.1 Access denied", nil),
      CauseCase(.rcpt, "550 Access denied", nil),
      CauseCase(.rcpt, "554 5.7.1 <bob@example.org>: Recipient address rejected: Access denied", .recipientPolicy),
      CauseCase(.rcpt, "554 5.7.1 <unknown[192.0.2.44]>: Client host rejected: Access denied", .ipBlocklist),
      CauseCase(
        .other,
        "554 IP=192.0.2.25 - A problem occurred. (Ask your postmaster for help or to contact tobr@rx.t-online.de"
          + " to clarify.)", .ipBlocklist),
      CauseCase(.connect, "554 A problem occurred", nil),
    ])
  func onlyNo(_ given: CauseCase) { given.expect() }

  @Test(
    "an evaluation that failed is not one that expired",
    arguments: [
      CauseCase(.endOfMessage, "550 5.7.1 DMARC evaluation did not pass", .dmarc),
      CauseCase(.mail, "451 4.7.24 SPF evaluation timed out", .spf),
      CauseCase(.auth, "535 5.7.1 Your evaluation period has ended", .licence),
    ])
  func evaluations(_ given: CauseCase) { given.expect() }

  @Test(
    "what one addressee does not accept is neither relaying nor a mailbox out of service",
    arguments: [
      CauseCase(
        .rcpt, "550 5.7.1 messages to this address are restricted: mail to this address not allowed", .recipientPolicy),
      CauseCase(.rcpt, "550 5.7.1 private mailing list", .recipientPolicy),
      CauseCase(.rcpt, "550 5.7.1 mail to this user refused because of recipient rules", .recipientPolicy),
      CauseCase(.rcpt, "550 5.7.1 we do not relay: mail for this domain not accepted", .relayDenied),
      CauseCase(.rcpt, "550 5.2.1 mailbox closed", .mailboxDisabled),
    ])
  func addressees(_ given: CauseCase) { given.expect() }

  @Test(
    "a word ends where it ends",
    arguments: [
      CauseCase(.rcpt, "550 the recipient is not authorized to receive mail", .mailboxDisabled),
      CauseCase(.rcpt, "550 the recipient is not a customer", .noSuchUser),
      CauseCase(.endOfMessage, "451 authority for this name did not answer, try again later", .serverFault),
    ])
  func wholeWords(_ given: CauseCase) { given.expect() }

  @Test(
    "a name taken at EHLO, and an address that may not send for a domain",
    arguments: [
      CauseCase(.ehlo, "550 5.7.1 do not pretend to be me", .helo),
      CauseCase(.ehlo, "554 5.7.1 That is our name", .helo),
      CauseCase(.mail, "550 5.7.1 wrong IP address for sending messages of the domain example.net", .spf),
      CauseCase(.connect, "554 5.7.1 Address lookup failed for 192.0.2.10", .ptr),
      CauseCase(.connect, "554 5.7.1 name mail.example.net does not fit: domain mismatches client ip", .ptr),
      CauseCase(.mail, "554 5.7.1 sender domain mismatches client ip", .spf),
    ])
  func identities(_ given: CauseCase) { given.expect() }

  @Test(
    "a message said to hold what is listed is not a sender said to be",
    arguments: [
      CauseCase(.endOfMessage, "554 5.7.1 body contains a host listed by uri.example.org", .urlBlocklist),
      CauseCase(.mail, "554 5.7.1 sender domain listed by dbl.example.org", .domainBlocklist),
      CauseCase(.endOfMessage, "550 5.7.1 multiple addresses in From: header are not accepted", .format),
      CauseCase(.endOfMessage, "550 5.7.1 From address not accepted", .senderPolicy),
    ])
  func listed(_ given: CauseCase) { given.expect() }

  @Test(
    "words that could mean any of several causes claim none",
    arguments: [
      CauseCase(.rcpt, "554 Email rejected", nil),
      CauseCase(.rcpt, "550 Sorry", nil),
    ])
  func ambiguous(_ given: CauseCase) { given.expect() }
}
