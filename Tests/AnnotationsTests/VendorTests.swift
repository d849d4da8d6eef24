import Causes
import SMTP
import TestSupport
import Testing

@testable import Annotations

@Suite("Vendors' own words")
struct VendorTests {
  @Test(
    "real refusals reach the row of their own sentence",
    arguments: [
      (ReplyContext.rcpt, "550 relay not permitted", "no relaying"),
      (.rcpt, "550 Unknown user", "no such mailbox"),
      (.rcpt, "550 Administrative prohibition", "a rule of this server"),
      (.rcpt, "550 Administrative prohibition - envelope blocked", "blocked this sender"),
      (.mail, "503 HELO or EHLO required", "HELO or EHLO first"),
      (.rcpt, "503 sender not yet given", "MAIL comes before RCPT"),
      (.mail, "503 sender already given", "has a sender already"),
      (.data, "503 Valid RCPT command must precede DATA", "no recipient was accepted"),
      (.mail, "501 <alice>: sender address must contain a domain", "no @ and domain"),
      (
        .connect, "421 mx.test: Too many concurrent SMTP connections; please try again later",
        "too many connections"
      ),
      (.connect, "554 SMTP synchronization error", "you spoke before"),
      (.auth, "435 Unable to authenticate at present", "does not work at the moment"),
      (.rcpt, "554 5.7.1 <b@d.test>: Relay access denied", "no relaying"),
      (.rcpt, "454 4.7.1 <b@d.test>: Relay access denied", "no relaying"),
      (
        .rcpt, "550 5.1.1 <b@d>: Recipient address rejected: User unknown in local recipient table",
        "no such mailbox"
      ),
      (
        .rcpt, "450 4.1.8 <a@d>: Sender address rejected: Domain not found",
        "sender's domain is not in the DNS"
      ),
      (
        .rcpt, "450 4.2.0 <b@d>: Recipient address rejected: Greylisted, see http://example.org",
        "greylisting"
      ),
      (
        .rcpt, "554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.example; no",
        "block list"
      ),
      (.rcpt, "504 5.5.2 <x>: Helo command rejected: need fully-qualified hostname", "name from HELO"),
      (.other, "221 2.7.0 Error: I can break rules, too. Goodbye.", "web browser"),
      (.rcpt, "450 4.3.2 Service currently unavailable", "first visit"),
      (.mail, "530 5.7.0 Must issue a STARTTLS command first", "encryption is required"),
      (.rcpt, "550 5.7.1 <b@d>... Relaying denied. Proper authentication required.", "no relaying"),
      (
        .mail, "553 5.1.8 <a@d>... Domain of sender address a@d does not exist",
        "sender's domain cannot be found"
      ),
      (.mail, "503 5.0.0 Polite people say HELO first", "HELO or EHLO first"),
      (.rcpt, "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", "no relaying"),
      (.endOfMessage, "451 See https://cr.yp.to/docs/smtplf.html.", "LF alone"),
      (.endOfMessage, "451 qq temporary problem (#4.3.0)", "queue failed"),
      (
        .mail, "530 5.7.57 Client was not authenticated to send anonymous mail during MAIL FROM",
        "log in first"
      ),
      (
        .auth, "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant",
        "switched off"
      ),
      (.rcpt, "550 5.4.1 Recipient address rejected: Access denied", "no such mailbox"),
      (
        .rcpt, "550 5.1.1 The email account that you tried to reach does not exist. NoSuchUser - gsmtp",
        "no such mailbox"
      ),
      (
        .endOfMessage,
        "550-5.7.26 This mail has been blocked because the sender is unauthenticated.\r\n550 5.7.26 Gmail - gsmtp",
        "nothing proves"
      ),
      (
        .auth, "534-5.7.9 Application-specific password required. Learn more at\r\n534 5.7.9 x - gsmtp",
        "app password"
      ),
      (.rcpt, "550 Invalid recipient", "no such recipient, or no relaying"),
      (.rcpt, "550 I cannot deliver mail for <b@d>", "no relaying"),
      (.endOfMessage, "554 5.7.0 Reject, id=0123-4 - spam", "looks like spam"),
      (.rcpt, "550 5.7.1 Service unavailable, Client host [192.0.2.7] blocked using Spamhaus", "Spamhaus list"),
    ])
  func known(place: ReplyContext, reply: String, phrase: String) throws {
    let note = try #require(Conversation.note(at: place, reply))
    #expect(note.headline.contains(phrase))
    #expect(note.headline.hasPrefix(String(reply.prefix(3))))
    #expect(faults(of: note) == [])
  }

  @Test("every row is reached by its own words, and keeps the bounds", arguments: VendorNotes.rows.indices)
  func reached(index: Int) throws {
    let row = VendorNotes.rows[index]
    let place = row.places.first ?? .rcpt
    let text = row.phrases.joined(separator: " ")
    let note = try #require(Conversation.note(at: place, "\(row.code ?? 550) \(text)"))
    #expect(note.cause == row.cause)
    #expect(note.headline == "\(row.code ?? 550): \(row.headline)")
    #expect(faults(of: note) == [])
    for words in [row.headline, row.meaning, row.next ?? ""] { #expect(PlainEnglish.faults(in: words) == []) }
    #expect(text == text.lowercased(), "the search folds the reply, not the row")
  }

  @Test("a vendor's words never turn a yes into a no", arguments: VendorNotes.rows.indices)
  func refinesOnly(index: Int) throws {
    let text = VendorNotes.rows[index].phrases.joined(separator: " ")
    let note = try #require(Conversation.note(at: .rcpt, "250 \(text)"))
    #expect(note.severity == .done)
    #expect(note.id.rawValue.hasPrefix("rcpt.250"))
    #expect(note.headline == "250: the server accepts the message for this recipient")
  }

  @Test("who speaks decides what an enhanced code means; the other sense is said too")
  func registry() throws {
    let google = try #require(Conversation.note(at: .endOfMessage, "550 5.7.27 no - gsmtp"))
    #expect(google.headline.contains("SPF did not pass"))
    #expect(google.summary.contains("In the registry 5.7.27 means"))
    let other = try #require(Conversation.note(at: .endOfMessage, "550 5.7.27 no"))
    #expect(other.cause == .nullMX)
  }

  @Test("the first of two fitting rows is taken, unless the banner names the other's vendor")
  func banner() throws {
    for (banner, reference) in [
      ("mx.test ESMTP Postfix", "Postfix"), ("mx.outlook.com Microsoft ESMTP MAIL Service", "Microsoft"),
    ] {
      var talk = Conversation()
      talk.hear("220 \(banner)")
      talk.say("RCPT TO:<b@d.test>")
      let note = Annotator().note(
        for: talk.hear("421 too many connections, maximum number of concurrent connections"), in: talk.context())
      #expect(note.reference.hasPrefix(reference))
    }
  }

  @Test("an address in the reply does not say whose server it is")
  func addressIsNoVendor() throws {
    let note = try #require(Conversation.note(at: .rcpt, "550 5.1.10 <bob@outlook.com>: no"))
    #expect(note.cause == .nullMX)
    let own = try #require(Conversation.note(at: .rcpt, "550 5.1.10 <bob@x.test>: no [a.outlook.com]"))
    #expect(own.cause == .noSuchUser)
  }
}
