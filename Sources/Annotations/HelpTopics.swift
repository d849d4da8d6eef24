import Causes
import Octets
import SMTP

/// Looks a word up in every table. Needs no server and no session.
enum HelpTopics {
  static func note(_ topic: String) -> Note? {
    let word = String(
      decoding: Array(topic.utf8.prefix(64)).trimmingBlanks.map(\.asciiUppercased), as: UTF8.self)
    if let row = VerbTable.rows[word] { return verb(row) }
    if let alias = aliases[word], let row = VerbTable.rows[alias] { return verb(row) }
    if word == "." || word == "DOT" { return dot }
    if let code = ReplyCode(digits: Array(word.utf8)) { return number(code) }
    if let status = EnhancedNotes.help(word) { return status }
    if let row = ExtensionTable.rows[word] { return keyword(word, row) }
    return SASLTable.byName[word].map(mechanism)
  }

  static let all: [String] =
    VerbTable.list.map(\.verb) + ["DOT"]
    + (CodeNotes.codes + SessionNotes.rows.map(\.code.rawValue).filter { !CodeNotes.codes.contains($0) }).map(
      String.init)
    + EnhancedNotes.topics + ExtensionTable.rows.keys.filter { VerbTable.rows[$0] == nil }.sorted()
    + SASLTable.rows.map(\.name)

  private static let aliases = [
    "MAIL FROM": "MAIL", "MAIL FROM:": "MAIL", "FROM": "MAIL", "RCPT TO": "RCPT", "RCPT TO:": "RCPT",
    "TO": "RCPT",
    "HELLO": "HELO", "TLS": "STARTTLS", "LOGIN": "AUTH",
  ]

  private static let dot = Note(
    "help.dot", .information, "A lone dot on a line ends the message",
    "After DATA and 354 every line is text of the message, until a line with nothing but a dot. Then the server "
      + "answers for the whole message: 250 takes it over.",
    next: ".",
    more: ["A line of text that begins with a dot is sent with a second one, which the receiver takes off."],
    reference: "RFC 5321, sections 4.1.1.4 and 4.5.2", teaches: [12])

  private static func verb(_ row: VerbTable.Row) -> Note {
    let context = AnnotationContext.nowhere
    let place = ReplyContext(Request(kind: .command(Verb(rawValue: row.verb))))
    let replies = CodeNotes.codes.compactMap { code in
      CodeNotes.rows(code).first { $0.places.contains(place) }.map { "\(code): \($0.headline)." }
    }
    let keyword = ExtensionTable.rows[row.verb].map { ["On an EHLO list it means: \($0.meaning)"] } ?? []
    return Note(
      "help.\(row.verb.lowercased())", .information, row.syntax, row.meaning,
      next: row.example.map(context.fill),
      more: keyword + [replies.isEmpty ? row.trouble : replies.joined(separator: "\n")], reference: row.reference)
  }

  private static func number(_ code: ReplyCode) -> Note {
    let rows = CodeNotes.rows(code.rawValue)
    let known = rows.first { $0.places.isEmpty } ?? rows.first
    // What holds anywhere is the summary.
    let places = rows.filter { !$0.places.isEmpty }.map { row in
      "\(row.places.map(\.name).joined(separator: ", ")): \(row.headline). \(row.meaning)"
    }
    let session = SessionNotes.row(code)
    guard let headline = session?.headline ?? known?.headline else { return ClassNotes.note(code, at: .other) }
    return Note(
      "help.\(code)", CodeNotes.severity(code), "\(code): \(headline)", session?.help ?? known?.meaning ?? headline,
      next: known?.next.map(AnnotationContext.nowhere.fill), more: places + [ClassNotes.paragraph(code)],
      reference: known?.reference ?? CodeRow.list)
  }

  private static func keyword(_ word: String, _ row: ExtensionRow) -> Note {
    Note(
      "help.\(word.lowercased())", .information, "\(word): a keyword of an EHLO list",
      Wrapping.summary(["It offers this: \(row.meaning)"]),
      next: row.syntax.flatMap { $0.utf8.count <= Note.nextLimit ? $0 : nil },
      more: ["An EHLO reply names, one a line, what the server can do besides the first commands of SMTP."]
        + row.parameters.map { "It brings a parameter of \($0.verb): \($0.form)." },
      reference: row.reference)
  }

  private static func mechanism(_ row: SASLTable.Row) -> Note {
    Note(
      "help.\(row.name.lowercased())", .information, "\(row.name): a way to log in with AUTH",
      "It is: \(row.meaning).",
      more: ["A server lists the mechanisms it takes after AUTH in its EHLO reply."],
      reference: row.reference)
  }
}
