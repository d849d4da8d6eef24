extension TerminalPicture {
  /// The window as a picture for a page.
  /// - Parameters:
  ///   - background: of the terminal, `#rrggbb`; the window's frame is drawn a little apart from it.
  ///   - foreground: of what has no colour of its own.
  package func svg(background: String, foreground: String, title: String) -> String {
    // Of a character; the font is whatever monospaced one is at hand, and is made to fit.
    let (wide, high, margin) = (8.4, 18.0, 14.0)
    let shown = rowsWithHints.count
    let (width, height) = (Double(self.width) * wide + 2 * margin, Double(shown) * high + 2 * margin)
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Self.text(width)) \(Self.text(height))\" role=\"img\">",
      "<title>\(Self.escaped(title))</title>",
      "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"\(background)\"/>",
      "<g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"14\" "
        + "fill=\"\(foreground)\" xml:space=\"preserve\">",
    ]
    for (index, row) in grid.prefix(shown).enumerated() {
      for run in Self.runs(of: row) {
        let x = margin + Double(run.start) * wide
        let y = margin + Double(index) * high
        if let color = run.style.background {
          lines.append(
            "<rect x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" width=\"\(Self.text(Double(run.text.count) * wide))\" "
              + "height=\"\(Self.text(high))\" fill=\"\(TerminalColor.text(color))\"/>")
        }
        guard run.text.contains(where: { $0 != " " }) else { continue }
        lines.append(
          "<text x=\"\(Self.text(x))\" y=\"\(Self.text(y + 13.5))\" textLength=\"\(Self.text(Double(run.text.count) * wide))\""
            + "\(Self.attributes(run.style))>\(Self.escaped(run.text))</text>")
      }
    }
    return (lines + ["</g>", "</svg>", ""]).joined(separator: "\n")
  }

  /// Characters side by side in one style, blanks at the end of the row left out.
  private static func runs(of row: [Cell]) -> [(start: Int, style: TerminalStyle, text: String)] {
    var runs: [(start: Int, style: TerminalStyle, text: String)] = []
    let end = row.lastIndex { $0.character != " " || $0.style.background != nil }.map { $0 + 1 } ?? 0
    for (column, cell) in row.prefix(end).enumerated() {
      guard let character = cell.character else { continue }
      if let last = runs.last, last.style == cell.style {
        runs[runs.count - 1].text.append(character)
      } else {
        runs.append((column, cell.style, String(character)))
      }
    }
    return runs
  }

  private static func attributes(_ style: TerminalStyle) -> String {
    (style.foreground.map { " fill=\"\(TerminalColor.text($0))\"" } ?? "")
      + (style.isBold ? " font-weight=\"bold\"" : "")
      + (style.isDim ? " opacity=\"0.6\"" : "") + (style.isUnderlined ? " text-decoration=\"underline\"" : "")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// With one figure after the point at most.
  private static func text(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
