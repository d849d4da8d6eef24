/// A block of what a lesson tells, plain text: code is in backticks, emphasis is gone.
package struct Prose: Equatable, Sendable {
  package enum Content: Equatable, Sendable {
    case paragraph(String)
    /// Items of a list, numbered from the first number.
    case list([String], first: Int)
    /// Lines as they are.
    case code([String])
  }

  package let content: Content
  /// Where it begins in the file.
  package let line: Int

  package init(_ content: Content, line: Int) {
    self.content = content
    self.line = line
  }

  /// The lines of a session in the notation: a code block in which each line has one of its marks. Others are nil.
  package var session: [String]? {
    guard case .code(let lines) = content, !lines.isEmpty else { return nil }
    let marks = ["C: ", "S: ", "# ", "C| ", "S| ", "C! ", "S! "]
    let isSession = lines.allSatisfy { line in
      line.isEmpty || ["C:", "S:", "#"].contains(line) || marks.contains(where: line.hasPrefix)
    }
    return isSession && lines.contains { !$0.isEmpty && !$0.hasPrefix("#") } ? lines : nil
  }

  /// Whether it would be a session if each of its lines had a mark.
  var isHalfASession: Bool {
    guard case .code(let lines) = content, session == nil else { return false }
    return lines.contains { line in ["c:", "s:"].contains { line.lowercased().hasPrefix($0) } }
  }

  /// All of it, code too.
  package var written: [String] { if case .code(let lines) = content { lines } else { spoken } }

  /// What a reader takes for text: not what is in backticks, nor code.
  package var spoken: [String] {
    switch content {
    case .paragraph(let text): [text]
    case .list(let items, _): items
    case .code: []
    }
  }
}
