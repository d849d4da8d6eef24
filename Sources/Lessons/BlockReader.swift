import CMark

/// Blocks that are to be read, not obeyed.
enum BlockReader {
  /// Nil, and a fault, for a block that has no place in a lesson.
  static func prose(_ block: MarkdownNode, _ faults: inout [LessonFault]) -> Prose? {
    switch block.type {
    case CMARK_NODE_PARAGRAPH:
      return Prose(.paragraph(text(block, &faults)), line: block.line)
    case CMARK_NODE_CODE_BLOCK:
      return Prose(.code(block.codeLines), line: block.codeLine)
    case CMARK_NODE_LIST:
      let items = block.children.map { item -> String in
        let parts = item.children
        if parts.count != 1 || parts[0].type != CMARK_NODE_PARAGRAPH {
          faults.append(LessonFault(item.line, "An item of a list is one paragraph, with nothing nested in it."))
        }
        return parts.first.map { text($0, &faults) } ?? ""
      }
      return Prose(.list(items, first: block.listStart), line: block.line)
    case CMARK_NODE_HTML_BLOCK:
      faults.append(LessonFault(block.line, "This is HTML to Markdown. Put it in backticks, or leave it out."))
    case CMARK_NODE_BLOCK_QUOTE:
      faults.append(LessonFault(block.line, "A quotation has no meaning here. Write it as a paragraph."))
    default:
      faults.append(LessonFault(block.line, "This has no place in a lesson: paragraphs, lists and code blocks do."))
    }
    return nil
  }

  /// The text of a paragraph or a heading.
  static func text(_ paragraph: MarkdownNode, _ faults: inout [LessonFault]) -> String {
    let inline = Inline(paragraph, faults: &faults)
    faults += inline.bareBrackets(line: paragraph.line)
    let text = inline.plain
    if let slip = SourceText.slip(in: text, line: paragraph.line) { faults.append(slip) }
    if let fault = SourceText.fault(in: text, line: paragraph.line) { faults.append(fault) }
    return text
  }
}
