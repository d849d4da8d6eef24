import SMTP

@testable import Annotations

/// The tutorial's own session, and the note each of its steps gets.
enum TutorialSession {
  enum Step: String, CaseIterable, Sendable {
    case opening, greeting, helo, ehlo, mail, mailWithoutHello, rcpt, data, end, quit, startTLS, inbox,
      forging
  }

  static func notes() -> [Step: Note] {
    let annotator = Annotator()
    var talk = Conversation()
    var notes: [Step: Note] = [:]
    func note(_ answer: Answer) -> Note { annotator.note(for: answer, in: talk.context()) }
    notes[.opening] = annotator.opening(in: talk.context())
    notes[.greeting] = note(talk.hear("220 ESMTP server ready"))
    notes[.helo] = note(talk.exchange("helo x", "250 mail.christian.net Hello x [192.0.2.7]"))
    notes[.mail] = note(
      talk.exchange("mail from:<you@christian.net>", "250 <you@christian.net> is syntactically correct"))
    notes[.rcpt] = note(talk.exchange("rcpt to:<you@christian.net>", "250 <you@christian.net> verified"))
    notes[.data] = note(talk.exchange("data", "354 Enter message, ending with \".\" on a line by itself"))
    for line in ["From: Bugs Bunny", "To: Daffy Duck", "Subject: Loony Toons!", "", "Hi there!"] {
      talk.say(line)
    }
    notes[.end] = note(talk.exchange(".", "250 OK id=1778te-0009TT-00"))
    notes[.quit] = note(talk.exchange("quit", "221 mail.christian.net closing connection"))
    notes[.inbox] = annotator.inbox(in: talk.context())
    notes[.forging] = annotator.forging(in: talk.context(practice: false))

    var other = Conversation()
    func second(_ answer: Answer) -> Note { annotator.note(for: answer, in: other.context()) }
    other.hear("220 mail.christian.net ESMTP")
    notes[.mailWithoutHello] = second(other.exchange("MAIL FROM:<a@b.test>", "250 OK"))
    notes[.ehlo] = second(
      {
        other.say("EHLO x")
        return other.hear("250-mail.christian.net Hello x [192.0.2.7]", "250-SIZE 52428800", "250 STARTTLS")
      }())
    notes[.startTLS] = second(other.exchange("STARTTLS", "220 TLS go ahead"))
    return notes
  }
}
