import Octets

/// Which colours suit the background of the terminal.
package enum Theme: String, Sendable, CaseIterable {
  /// What the terminal says of its background; where it says nothing, what can be read on any.
  case auto
  /// For a dark background.
  case dark
  /// For a light background.
  case light
  /// Bold and underlined, and no colour.
  case none
}

/// How each role is drawn. A colour is one of the 256 whose values do not follow a user's own palette, so that it is known
/// how well it can be read: a contrast of 4.5 at least (WCAG 2) on the backgrounds it is for, as a test computes.
enum Palette: Equatable, CaseIterable {
  /// No colour.
  case attributes
  /// For a background that is not known: no colour can be read on all of them, so each that is used brings its own.
  case neutral
  case dark
  case light

  init(_ theme: Theme, environment: (String) -> String?) {
    guard theme != .none, Self.has256Colors(environment) else {
      self = .attributes
      return
    }
    switch theme {
    case .dark: self = .dark
    case .light: self = .light
    case .auto, .none: self = Self.background(environment("COLORFGBG") ?? "")
    }
  }

  private static func has256Colors(_ environment: (String) -> String?) -> Bool {
    let terminal = environment("TERM") ?? ""
    return terminal.contains(phrase: "256color") || terminal == "xterm-kitty"
      || ["truecolor", "24bit"].contains(environment("COLORTERM") ?? "")
  }

  /// `15;0`, `0;15`, `12;default;8`: the number of the foreground, and last that of the background.
  private static func background(_ colors: String) -> Palette {
    guard let last = colors.split(separator: ";").last, let number = Int(last) else { return .neutral }
    return switch number {
    case 0...6, 8: .dark
    case 7, 9...15: .light
    default: .neutral
    }
  }

  /// The SGR parameters for a line, and for its mark where that differs; nil: as the terminal likes.
  func style(of role: Role) -> (line: String?, mark: String?) {
    switch (role, self) {
    case (.server, _), (.plain, _): (nil, nil)
    case (.heading, _): ("1", nil)
    case (.note, .dark): (Self.foreground(246), nil)
    case (.note, .light): (Self.foreground(242), nil)
    case (.client, .dark): (Self.foreground(114), nil)
    case (.client, .light): (Self.foreground(22), nil)
    case (.note, _), (.client, _): (nil, nil)
    case (.success, .dark): ("1;\(Self.foreground(114))", nil)
    case (.success, .light): ("1;\(Self.foreground(22))", nil)
    case (.success, .neutral): ("1", "\(Self.foreground(231));48;5;22")
    case (.success, .attributes): ("1", nil)
    case (.warning, .dark): (Self.foreground(221), nil)
    case (.warning, .light): (Self.foreground(94), nil)
    case (.failure, .dark): (Self.foreground(210), nil)
    case (.failure, .light): (Self.foreground(124), nil)
    case (.warning, .neutral): ("1", "\(Self.foreground(16));48;5;220")
    case (.failure, .neutral): ("1", "\(Self.foreground(231));48;5;124")
    case (.warning, .attributes), (.failure, .attributes): ("1", nil)
    case (.hint, .dark): (Self.foreground(177), nil)
    case (.hint, .light): (Self.foreground(90), nil)
    case (.hint, _): ("4", nil)
    }
  }

  private static func foreground(_ number: Int) -> String { "38;5;\(number)" }
}
