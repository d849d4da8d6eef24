import CMark

/// An item of a list that is the program's part: a keyword, what follows it, and a block of lines below it.
struct Bullet {
  /// Without its colon; `[ ]` and `[x]` for the choices of a quiz.
  let keyword: String
  let inline: Inline
  let block: [String]?
  let line: Int

  /// Nil, and a fault, when the item has no keyword.
  init?(_ item: MarkdownNode, faults: inout [LessonFault]) {
    line = item.line
    let parts = item.children
    guard let first = parts.first, first.type == CMARK_NODE_PARAGRAPH else {
      faults.append(LessonFault(item.line, Self.meansNothing))
      return nil
    }
    let whole = Inline(first, faults: &faults)
    if let fault = SourceText.fault(in: whole.plain, line: item.line) { faults.append(fault) }
    faults += whole.bareBrackets(line: item.line)
    if let (mark, rest) = whole.checkbox {
      (keyword, inline) = (mark, rest)
    } else if let (word, rest) = whole.keyword {
      (keyword, inline) = (word, rest)
    } else {
      faults.append(LessonFault(item.line, Self.meansNothing))
      return nil
    }
    if let slip = SourceText.slip(in: inline.plain, line: item.line) { faults.append(slip) }
    let blocks = parts.dropFirst()
    guard blocks.count <= 1, blocks.allSatisfy({ $0.type == CMARK_NODE_CODE_BLOCK }) else {
      faults.append(
        LessonFault(
          item.line, "A bullet has at most one block of lines below it. Is it indented as the bullet's text is?"))
      return nil
    }
    block = blocks.first?.codeLines
  }

  private static let meansNothing =
    "A bullet without a keyword means nothing. lessons/README.md lists the keywords; a list to read is numbered."
}

extension Inline {
  /// `[ ]` or `[x]` at its start.
  fileprivate var checkbox: (mark: String, rest: Inline)? {
    guard case .text(let text)? = pieces.first else { return nil }
    for mark in ["[ ]", "[x]", "[X]"] where text.hasPrefix(mark) {
      let rest = String(text.dropFirst(mark.count))
      return (mark.lowercased(), Inline(pieces: [.text(rest)] + pieces.dropFirst()))
    }
    return nil
  }
}
