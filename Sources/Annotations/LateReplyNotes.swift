import Causes
import Octets
import SMTP

/// A reply that names the address of the line before, and not that of its own: each reply may come one line late.
enum LateReplyNotes {
  static func note(_ heard: ClassifiedReply) -> Note? {
    guard heard.place == .mail || heard.place == .rcpt, let own = heard.answer.request?.command?.named,
      let previous = heard.answer.before.lastNamed, previous != own
    else { return nil }
    let words = heard.answer.reply.lines.flatMap { Array($0.text.prefix(512)) + [ASCII.lineFeed] }.asciiLowercased
    func names(_ mailbox: Mailbox) -> Bool { words.contains(phrase: "<\(mailbox)>".lowercased()) }
    guard names(previous), !names(own) else { return nil }
    return Note(
      "late", CodeNotes.severity(heard.code), "\(heard.code): this reply names the address of the line before",
      "It says <\(Excerpt.short(Array("\(previous)".utf8), limit: 60))>, and your line named another. Perhaps each reply "
        + "comes one line late; then this one is about the line before, and what became of your last line is not known.",
      next: "QUIT", more: [ClassNotes.paragraph(heard.code)], reference: "RFC 5321, section 4.2")
  }
}
