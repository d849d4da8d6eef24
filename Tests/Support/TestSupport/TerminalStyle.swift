/// How a character is drawn: what SGR sequences (ECMA-48, section 8.3.117) have set.
struct TerminalStyle: Equatable {
  private(set) var isBold = false
  private(set) var isDim = false
  private(set) var isUnderlined = false
  /// Of the 256; nil: the terminal's own.
  private(set) var foreground: Int?
  private(set) var background: Int?

  mutating func obey(_ numbers: [Int]) {
    var rest = numbers.isEmpty ? [0] : numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: self = TerminalStyle()
      case 1: isBold = true
      case 2: isDim = true
      case 4: isUnderlined = true
      case 22: (isBold, isDim) = (false, false)
      case 24: isUnderlined = false
      case 30...37: foreground = number - 30
      case 39: foreground = nil
      case 40...47: background = number - 40
      case 49: background = nil
      case 90...97: foreground = number - 82
      case 38, 48:
        // `38;5;N`
        guard rest.popFirst() == 5, let color = rest.popFirst() else { return }
        if number == 38 { foreground = color } else { background = color }
      default: break
      }
    }
  }
}

/// The 256 colours of xterm, as `#rrggbb`.
enum TerminalColor {
  private static let first = [
    "#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5", "#7f7f7f", "#ff0000",
    "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff",
  ]

  static func text(_ number: Int) -> String {
    switch number {
    case 0..<16: first[number]
    case 16..<232:
      text([(number - 16) / 36, (number - 16) / 6 % 6, (number - 16) % 6].map { $0 == 0 ? 0 : 55 + 40 * $0 })
    default: text([Int](repeating: 8 + 10 * (number - 232), count: 3))
    }
  }

  private static func text(_ parts: [Int]) -> String {
    "#" + parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
