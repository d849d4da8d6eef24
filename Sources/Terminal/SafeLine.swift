/// A line that is safe to show, and how it is meant. Only this room makes one, of text that it has made `visible`.
package struct SafeLine: Sendable {
  private let text: String
  /// A part that stands out, and what follows it.
  private let bold: String
  private let rest: String
  private let role: Role

  init(_ text: String, bold: String = "", rest: String = "", role: Role) {
    (self.text, self.bold, self.rest, self.role) = (text, bold, rest, role)
  }

  /// How many rows it takes in a window of so many columns.
  package func rows(width: Int) -> Int {
    let used = columns(text) + columns(bold) + columns(rest)
    return max(1, (used + width - 1) / width)
  }

  /// As it is written, with its line end. Without a palette it has no escape sequence, no link either.
  func drawn(in palette: Palette?, hasLinks: Bool) -> String {
    guard let palette, !(text.isEmpty && bold.isEmpty) else { return "\(text)\(bold)\(rest)\n" }
    var shown = bold.isEmpty ? text + rest : "\(text)\u{1b}[1m\(bold)\u{1b}[0m\(rest)"
    if hasLinks, role.isOwn { shown = Hyperlinks.marked(shown) }
    let style = palette.style(of: role)
    if let mark = style.mark, shown.hasPrefix("#") {
      return "\u{1b}[\(mark)m#\u{1b}[0m\u{1b}[\(style.line ?? "")m\(shown.dropFirst())\u{1b}[0m\n"
    }
    return style.line.map { "\u{1b}[\($0)m\(shown)\u{1b}[0m\n" } ?? "\(shown)\n"
  }
}
