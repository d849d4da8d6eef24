import TestSupport
import Testing

@testable import Terminal

/// Whether what is coloured can be read, computed as WCAG 2 does it.
@Suite("Colours and backgrounds") struct ThemeTests {
  struct Background: Sendable, CustomTestStringConvertible {
    let name: String
    let rgb: Int
    let palettes: [Palette]
    var testDescription: String { name }
  }

  static let backgrounds = [
    Background(name: "black", rgb: 0x000000, palettes: [.dark, .neutral, .attributes]),
    Background(name: "Solarized dark", rgb: 0x002b36, palettes: [.dark, .neutral, .attributes]),
    Background(name: "white", rgb: 0xffffff, palettes: [.light, .neutral, .attributes]),
    Background(name: "Solarized light", rgb: 0xfdf6e3, palettes: [.light, .neutral, .attributes]),
  ]

  /// The red, green and blue of one of the 256 colours that no user's palette changes.
  private static func rgb(_ number: Int) throws -> Int {
    try #require((16...255).contains(number), "the first 16 are whatever a user likes")
    return TerminalColor.value(number)
  }

  private static func luminance(_ rgb: Int) -> Double {
    let parts = [rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff].map { part -> Double in
      let value = Double(part) / 255
      return value <= 0.03928 ? value / 12.92 : power((value + 0.055) / 1.055)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// To the power of 2.4: the square, and twice the fifth root of the square, by Newton.
  private static func power(_ base: Double) -> Double {
    let square = base * base
    var root = 1.0
    for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
    return square * root
  }

  private static func contrast(_ one: Int, _ other: Int) -> Double {
    let (first, second) = (luminance(one), luminance(other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// The numbers of the colours that SGR parameters choose; nil where they choose none.
  private static func colors(_ parameters: String) throws -> (foreground: Int?, background: Int?) {
    var words = parameters.split(separator: ";").map(String.init)[...]
    var found: (Int?, Int?) = (nil, nil)
    while let word = words.popFirst() {
      switch word {
      case "1", "4": break
      case "38", "48":
        #expect(words.popFirst() == "5")
        let number = try #require(words.popFirst().flatMap { Int($0) })
        if word == "38" { found.0 = number } else { found.1 = number }
      default: Issue.record("\(parameters): only bold, underlined and one of the 256 colours")
      }
    }
    return found
  }

  @Test("the computation is WCAG's")
  func computation() {
    #expect(abs(Self.contrast(0, 0xffffff) - 21) < 0.01)
    #expect(abs(Self.contrast(0x777777, 0xffffff) - 4.48) < 0.01)
    #expect(abs(Self.contrast(0x00ffff, 0xffffff) - 1.25) < 0.01)
  }

  @Test("whatever has a colour has a contrast of 4.5 at least", arguments: backgrounds)
  func contrast(_ background: Background) throws {
    for palette in background.palettes {
      for role in Role.allCases {
        let style = palette.style(of: role)
        for parameters in [style.line, style.mark].compactMap(\.self) {
          let (foreground, own) = try Self.colors(parameters)
          guard let foreground else {
            #expect(own == nil, "\(palette), \(role): a background without a foreground")
            continue
          }
          let contrast = Self.contrast(try Self.rgb(foreground), try own.map(Self.rgb) ?? background.rgb)
          #expect(contrast >= 4.5, "\(palette), \(role): \(contrast)")
        }
      }
    }
  }

  @Test("notes are dimmer than the server's lines, which are as the terminal likes: black on white, white on black")
  func dimmer() throws {
    for (palette, background, own) in [(Palette.dark, 0x000000, 0xe5e5e5), (.light, 0xffffff, 0x000000)] {
      #expect(palette.style(of: .server).line == nil)
      let note = try #require(try palette.style(of: .note).line.flatMap { try Self.colors($0).foreground })
      #expect(Self.contrast(try Self.rgb(note), background) < Self.contrast(own, background))
    }
  }

  /// Solarized's own text has a contrast of 4.75 on its dark background, and of 4.13 on its light one: nothing that is dimmer
  /// than that can be read as well as it has to be. So there a note has the grey nearest to it.
  @Test(
    "notes have the dimmest grey that can be read on each background of their palette",
    arguments: [Palette.dark, .light])
  func dimmest(_ palette: Palette) throws {
    let note = try #require(try palette.style(of: .note).line.flatMap { try Self.colors($0).foreground })
    #expect((232...255).contains(note))
    let dimmer = try Self.rgb(note + (palette == .dark ? -1 : 1))
    let backgrounds = Self.backgrounds.filter { $0.palettes.contains(palette) }
    #expect(backgrounds.contains { Self.contrast(dimmer, $0.rgb) < 4.5 })
  }

  @Test(
    "the palette follows from the theme, the terminal and what it says of its background",
    arguments: [
      (Theme.auto, ["TERM": "xterm-256color"], Palette.neutral),
      (.auto, ["TERM": "xterm-256color", "COLORFGBG": "15;0"], .dark),
      (.auto, ["TERM": "xterm-256color", "COLORFGBG": "15;default;8"], .dark),
      (.auto, ["TERM": "xterm-256color", "COLORFGBG": "0;15"], .light),
      (.auto, ["TERM": "xterm-256color", "COLORFGBG": "0;default"], .neutral),
      (.auto, ["TERM": "xterm-256color", "COLORFGBG": ";"], .neutral),
      (.auto, ["TERM": "xterm-256color", "COLORFGBG": "0;200"], .neutral),
      (.auto, ["TERM": "xterm", "COLORFGBG": "15;0"], .attributes),
      (.dark, ["TERM": "screen-256color"], .dark), (.light, ["TERM": "xterm-kitty", "COLORFGBG": "15;0"], .light),
      (.light, ["TERM": "linux"], .attributes), (.dark, ["TERM": "foot", "COLORTERM": "truecolor"], .dark),
      (.none, ["TERM": "xterm-256color"], .attributes), (.auto, [:], .attributes),
    ])
  func chosen(_ theme: Theme, _ environment: [String: String], _ palette: Palette) {
    #expect(Palette(theme) { environment[$0] } == palette)
  }
}
