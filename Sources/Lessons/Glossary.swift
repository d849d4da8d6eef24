import CMark
import SMTP

/// The terms that the lessons teach, and the step that teaches each.
package struct Glossary: Equatable, Sendable {
  package struct Term: Equatable, Sendable {
    /// The term and its other forms, as written.
    package let forms: [String]
    package let lesson: String
    package let step: String
    package let meaning: String
    /// Its line in the file.
    package let line: Int
    /// The words of each form; empty where it has none.
    fileprivate let wordsOfForms: [[String]]
  }

  package let terms: [Term]

  package init(terms: [Term] = []) {
    self.terms = terms
  }

  /// A bullet for each term: ``- reply code, code: `lesson/step` What it is.``
  package static func read(_ octets: [UInt8]) -> (glossary: Glossary, faults: [LessonFault]) {
    guard octets.count <= Lesson.sizeLimit else {
      return (Glossary(), [LessonFault(1, "A glossary has at most \(Lesson.sizeLimit / 1024) KB.")])
    }
    let octets = SourceText.withoutMark(octets)
    var faults = SourceText.faults(in: octets)
    guard faults.isEmpty, let document = MarkdownNode(octets) else { return (Glossary(), faults) }
    var terms: [Term] = []
    var forms: Set<String> = []
    for list in document.children where list.isBulletList {
      for item in list.children {
        guard let term = Term(item, &faults) else { continue }
        for form in term.forms where !forms.insert(form.lowercased()).inserted {
          faults.append(LessonFault(term.line, "\"\(form)\" is in the glossary already."))
        }
        terms.append(term)
      }
    }
    return (Glossary(terms: terms), faults)
  }

  /// The term with this form, in any case.
  package func term(_ form: String) -> Term? { terms.first { $0.has(form) } }

  /// The terms used in a text, each as it is there. What is in backticks is no use.
  package func used(in text: String) -> [(term: Term, form: String)] {
    let words = Self.words(text)
    let known = Set(words)
    return terms.compactMap { term in
      for (form, wanted) in zip(term.forms, term.wordsOfForms) {
        // Most terms are in no text: to look for the first word of each is much quicker than to compare all of them.
        guard let first = wanted.first, words.count >= wanted.count,
          known.contains(first) || known.contains("\(first)s")
        else { continue }
        for start in 0...(words.count - wanted.count)
        where zip(words[start...], wanted).allSatisfy(Self.isForm) {
          return (term, form)
        }
      }
      return nil
    }
  }

  /// Whether a text has the term, be it in backticks.
  package func mentions(_ term: Term, in text: String) -> Bool {
    used(in: text.filter { $0 != "`" }).contains { $0.term == term }
  }

  /// Whether a word is the wanted one, or its plural.
  private static func isForm(_ word: String, _ wanted: String) -> Bool {
    word == wanted || (word.last == "s" && word.dropLast() == wanted)
  }

  /// The words outside backticks, in lower case and without their 's; "|" for each sign, which keeps words apart.
  fileprivate static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isCode = false
    for character in text.lowercased() + " " {
      let character: Character = character == "\u{2019}" ? "'" : character
      let isOfWord = character.isLetter || character.isNumber || "-'".contains(character)
      if isOfWord, !isCode {
        word.append(character)
        continue
      }
      if !word.isEmpty { words += bare(word) }
      word = ""
      if character == "`" { isCode.toggle() }
      if !isCode, !isOfWord, !character.isWhitespace { words.append("|") }
    }
    return words
  }

  private static func bare(_ word: String) -> [String] {
    if word.hasSuffix("'s") { return [String(word.dropLast(2)), "|"] }
    return [String(word.drop { $0 == "'" }.reversed().drop { $0 == "'" }.reversed())]
  }
}

extension Glossary.Term {
  fileprivate init?(_ item: MarkdownNode, _ faults: inout [LessonFault]) {
    guard let paragraph = item.children.first, paragraph.type == CMARK_NODE_PARAGRAPH else {
      faults.append(LessonFault(item.line, Self.form))
      return nil
    }
    if item.children.count > 1 {
      faults.append(LessonFault(item.line, "A term is one paragraph, with nothing below it."))
    }
    let inline = Inline(paragraph, faults: &faults)
    if let fault = SourceText.fault(in: inline.plain, line: item.line) { faults.append(fault) }
    guard let (head, rest) = inline.head, Self.isWords(head), let (place, behind) = rest.leadingCode,
      !behind.plain.isEmpty,
      case let parts = place.split(separator: "/"), parts.count == 2, parts.allSatisfy(Identifier.isWellFormed)
    else {
      faults.append(LessonFault(item.line, Self.form))
      return nil
    }
    let forms = head.split(separator: ",").map(\.trimmingSpaces)
    self.init(
      forms: forms, lesson: String(parts[0]), step: String(parts[1]),
      meaning: behind.plain, line: item.line, wordsOfForms: forms.map(Glossary.words))
  }

  private static let form = "A term is written like this: - TERM, OTHER FORM: `lesson/step` MEANING"

  /// Whether there is a word in each form.
  private static func isWords(_ head: String) -> Bool {
    head.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { form in
      Glossary.words(String(form)).contains { $0 != "|" }
    }
  }

  func has(_ form: String) -> Bool { forms.contains { $0.lowercased() == form.lowercased() } }
}

extension Inline {
  /// What is before the first colon, and what follows it.
  fileprivate var head: (text: String, rest: Inline)? {
    guard case .text(let text)? = pieces.first, let colon = text.firstIndex(of: ":") else { return nil }
    let rest = Piece.text(String(text[text.index(after: colon)...]))
    return (String(text[..<colon]), Inline(pieces: [rest] + pieces.dropFirst()))
  }
}
