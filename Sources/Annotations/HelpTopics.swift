import Causes
import Octets
import SMTP

/// Looks a word up in every table. Needs no server and no session.
enum HelpTopics {
  static func note(_ topic: String) -> Note? {
    let typed = String(decoding: Array(topic.utf8.prefix(64)).trimmingBlanks, as: UTF8.self)
    let word = typed.asciiUppercased
    if let row = VerbTable.rows[word] { return verb(row) }
    if let alias = aliases[word], let row = VerbTable.rows[alias] { return verb(row) }
    if word == "." || word == "DOT" { return dot }
    if let code = ReplyCode(digits: Array(word.utf8)) { return number(code) }
    if let status = EnhancedNotes.help(word) { return status }
    if let row = ExtensionTable.rows[word] { return keyword(word, row) }
    if let words = FindingExamples.words(typed.lowercased()) { return finding(typed.lowercased(), words) }
    return SASLTable.byName[word].map(mechanism) ?? GlossaryTable.term(typed).map(term)
  }

  static let all: [String] = {
    let tables =
      VerbTable.list.map(\.verb) + ["DOT"]
      + (CodeNotes.codes + SessionNotes.rows.map(\.code.rawValue).filter { !CodeNotes.codes.contains($0) })
      .sorted().map(String.init)
      + EnhancedNotes.topics + ExtensionTable.rows.keys.filter { VerbTable.rows[$0] == nil }.sorted()
      + SASLTable.rows.map(\.name)
    let known = Set(tables.map { $0.uppercased() })
    return tables + GlossaryTable.terms.map(\.name).filter { !known.contains($0.uppercased()) }
  }()

  /// The topics that a mistyped word is nearest to; none where it has digits, or is too short to tell.
  static func near(_ topic: String) -> [String] {
    let word = String(decoding: Array(topic.utf8.prefix(64)).trimmingBlanks, as: UTF8.self).asciiUppercased
    guard word.utf8.count > 3, word.utf8.allSatisfy({ $0.isASCIILetter || $0 == ASCII.hyphen || $0 == ASCII.space })
    else { return [] }
    let found = Spelling.allNearest(
      to: word, among: spellings.map(\.spelling), reach: max(1, word.utf8.count / 4))
    let names = spellings.filter { found.contains($0.spelling) }.map(\.topic)
    return names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map(\.element)
  }

  /// Every way to write a topic, in capitals, and the topic.
  private static let spellings: [(spelling: String, topic: String)] =
    all.map { ($0.uppercased(), $0) }
    + GlossaryTable.terms.flatMap { term in term.also.map { ($0.uppercased(), term.name) } }

  private static let aliases = [
    "MAIL FROM": "MAIL", "MAIL FROM:": "MAIL", "RCPT TO": "RCPT", "RCPT TO:": "RCPT", "HELLO": "HELO",
  ]

  private static let dot = Note(
    "help.dot", .information, "A lone dot on a line ends the message",
    "After DATA and 354 every line is part of the message, until a line with nothing but a dot. Then the server "
      + "answers for the whole message: 250 accepts it.",
    next: ".",
    more: ["A line of the message that begins with a dot is sent with a second one, which the receiver removes."],
    reference: "RFC 5321, sections 4.1.1.4 and 4.5.2", teaches: [12])

  /// What a check calls by that name, with example.org for the domain.
  private static func finding(_ id: String, _ words: FindingWords) -> Note {
    Note(
      "help.finding.\(id)", .information, "\(id): what smtp-tutor check found", words.sentence,
      more: steps(words.remedy),
      reference: words.reference)
  }

  private static func steps(_ remedy: [String]) -> [String] {
    guard remedy.count > 1 else { return remedy.map { "What to do: \($0)" } }
    return ["What to do:"] + remedy.enumerated().map { "\($0.offset + 1). \($0.element)" }
  }

  private static func verb(_ row: VerbTable.Row) -> Note {
    let context = AnnotationContext.nowhere
    let place = ReplyContext(Request(kind: .command(Verb(rawValue: row.verb))))
    let replies = CodeNotes.codes.compactMap { code in
      CodeNotes.rows(code).first { $0.places.contains(place) }.map { "\(code): \($0.headline)." }
    }
    let keyword = ExtensionTable.rows[row.verb].map { ["In an EHLO list it means: \($0.meaning)"] } ?? []
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
      Wrapping.summary(["Its meaning: \(row.meaning)"]),
      next: row.syntax.flatMap { $0.utf8.count <= Note.nextLimit ? $0 : nil },
      more: (GlossaryTable.term(word).map { [$0.text] } ?? [])
        + ["An EHLO reply lists, one a line, what the server can do beyond the basic commands of SMTP."]
        + row.parameters.map { "It adds a parameter to \($0.verb): \($0.form)." },
      reference: row.reference)
  }

  private static func mechanism(_ row: SASLTable.Row) -> Note {
    Note(
      "help.\(row.name.lowercased())", .information, "\(row.name): an authentication mechanism (AUTH)",
      "It is: \(row.meaning).",
      more: ["A server lists the mechanisms it accepts after AUTH in its EHLO reply."], reference: row.reference)
  }

  private static func term(_ term: GlossaryTable.Term) -> Note {
    Note(
      "help.\(term.name.lowercased().replacing(phrase: " ", with: "-"))", .information, "\(term.name): \(term.short)",
      term.text,
      more: term.also.isEmpty ? [] : ["Also: \(term.also.joined(separator: ", "))."], reference: term.reference)
  }
}

extension Annotator {
  /// The terms of the glossary, each with what it means in one or a few sentences.
  package var glossary: [(name: String, text: String)] { GlossaryTable.terms.map { ($0.name, $0.text) } }
}
