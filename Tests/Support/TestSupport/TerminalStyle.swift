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

/// The 256 colours of xterm.
package enum TerminalColor {
  private static let first = [
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00,
    0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
  ]
  private static let levels = [0, 0x5f, 0x87, 0xaf, 0xd7, 0xff]

  /// `0xrrggbb`
  package static func value(_ number: Int) -> Int {
    switch number {
    case 0..<16: return first[number]
    case 16..<232:
      let index = number - 16
      return levels[index / 36] << 16 | levels[index / 6 % 6] << 8 | levels[index % 6]
    default: return (8 + 10 * (number - 232)) * 0x010101
    }
  }

  /// `#rrggbb`
  static func text(_ number: Int) -> String {
    let digits = String(value(number), radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
