/// What is right to type.
package struct LessonAnswer: Equatable, Sendable {
  package enum Content: Equatable, Sendable {
    /// A command, of SMTP or, when it starts with a colon, of the tutor.
    case line(String)
    /// A message from its first line to the lone dot, which is the last line here.
    case message([String])
  }

  package let content: Content
  /// Its line in the file.
  package let line: Int

  package init(_ content: Content, line: Int) {
    self.content = content
    self.line = line
  }

  /// As it is typed.
  package var lines: [String] {
    switch content {
    case .line(let line): [line]
    case .message(let lines): lines
    }
  }

  /// Whether the tutor answers it, and not the server.
  package var isLocal: Bool {
    if case .line(let line) = content { line.hasPrefix(":") } else { false }
  }

  package var isMessage: Bool {
    if case .message = content { true } else { false }
  }
}
