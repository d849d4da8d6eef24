import CMark
import Octets

/// The text of a paragraph or heading, in pieces.
struct Inline: Equatable {
  enum Piece: Equatable {
    case text(String)
    case code(String)
  }

  private(set) var pieces: [Piece] = []

  /// What has no place in a lesson is left out, and named in `faults`.
  init(_ node: MarkdownNode, faults: inout [LessonFault]) {
    let line = node.line
    collect(node, line, depth: 0, &faults)
  }

  init(pieces: [Piece]) {
    self.pieces = pieces
  }

  private static let depthLimit = 8

  private mutating func collect(_ node: MarkdownNode, _ line: Int, depth: Int, _ faults: inout [LessonFault]) {
    guard depth < Self.depthLimit else {
      faults.append(LessonFault(line, "Emphasis is nested too deeply here. Write it plainly."))
      return
    }
    for child in node.children {
      switch child.type {
      case CMARK_NODE_TEXT:
        let text = child.literal
        if text.contains("`") {
          faults.append(LessonFault(line, "A backtick is unpaired here. Code has one before it and one after it."))
        }
        append(text: text)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: append(text: " ")
      case CMARK_NODE_CODE: pieces.append(.code(child.literal))
      case CMARK_NODE_EMPH, CMARK_NODE_STRONG: collect(child, line, depth: depth + 1, &faults)
      case CMARK_NODE_LINK:
        var shown = Inline(pieces: [])
        shown.collect(child, line, depth: depth + 1, &faults)
        if child.url == "mailto:\(shown.plain)" {
          faults.append(
            LessonFault(
              line,
              "<\(shown.plain)> is a link to Markdown and loses its brackets. Put it in "
                + "backticks."))
        }
        pieces += shown.pieces
      case CMARK_NODE_HTML_INLINE:
        faults.append(LessonFault(line, "\(child.literal) is HTML to Markdown. Put it in backticks, or leave it out."))
      case CMARK_NODE_IMAGE:
        faults.append(LessonFault(line, "A terminal shows no pictures. Leave the image out."))
      default:
        faults.append(LessonFault(line, "This has no place in a lesson."))
      }
    }
  }

  private mutating func append(text: String) {
    if case .text(let before)? = pieces.last {
      pieces[pieces.count - 1] = .text(before + text)
    } else {
      pieces.append(.text(text))
    }
  }

  /// As it is shown: code in backticks.
  var plain: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .code(let code): code.contains("`") ? "\"\(code)\"" : "`\(code)`"
      }
    }.joined().trimmingSpaces
  }

  /// What is typed and is not in backticks, so that a reader could take it for prose.
  func bareBrackets(line: Int) -> [LessonFault] {
    let isThere = pieces.contains { if case .text(let text) = $0 { text.contains(phrase: "<>") } else { false } }
    return isThere ? [LessonFault(line, "<> is something to type. Put it in backticks.")] : []
  }

  /// The code it begins with, spaces before it aside.
  var leadingCode: (code: String, rest: Inline)? {
    var rest = pieces[...]
    if case .text(let text)? = rest.first, text.trimmingSpaces.isEmpty { rest = rest.dropFirst() }
    guard case .code(let code)? = rest.first else { return nil }
    return (code, Inline(pieces: Array(rest.dropFirst())))
  }

  /// Split at the first colon of its leading text: a bullet's keyword, and what follows it.
  var keyword: (word: String, rest: Inline)? {
    guard case .text(let text)? = pieces.first, let colon = text.firstIndex(of: ":") else { return nil }
    let word = text[..<colon]
    guard !word.isEmpty, word.allSatisfy(\.isLetter) else { return nil }
    let rest = text[text.index(after: colon)...]
    let behind = (rest.isEmpty ? [] : [Piece.text(String(rest))]) + pieces.dropFirst()
    return (String(word), Inline(pieces: behind))
  }
}

extension StringProtocol {
  /// Without the spaces at both ends.
  var trimmingSpaces: String {
    var rest = self[...]
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }
}
