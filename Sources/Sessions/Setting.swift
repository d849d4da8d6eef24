import Events
import TLS
import Terminal

/// A setting that `:set` and the configuration file know. A row of `table` is all there is to say of one.
package struct Setting: Sendable {
  /// Why it cannot be what was asked for, as a sentence.
  package struct Refusal: Error {
    let words: String
  }

  typealias Writer = @Sendable (inout Settings, String) throws(Refusal) -> Void

  package let name: String
  /// What it is about.
  let words: String
  /// What Tab offers.
  package let values: [String]
  /// Whether it is the name of a file.
  package var isFile = false
  /// Whether it is about the screen alone, so that it holds in a lesson, too.
  var isOfScreen = false
  /// Since when it counts, as a sentence, where that is not at once.
  var effect: String?
  let read: @Sendable (Settings) -> String
  let write: Writer

  /// What stands for a value of its own that was not given.
  static let standard = "default"

  package static func named(_ name: String) -> Setting? {
    let name = name.lowercased()
    return table.first { $0.name == name || (name == "colour" && $0.name == "color") }
  }
}

extension Setting {
  /// One of the words of a type, such as `full`, `brief`, `off`.
  static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ words: String, _ path: any WritableKeyPath<Settings, Value> & Sendable, isOfScreen: Bool = false
  ) -> Setting {
    let values = Value.allCases.map(\.rawValue)
    return Setting(
      name: name, words: words, values: values, isOfScreen: isOfScreen, read: { $0[keyPath: path].rawValue },
      write: { settings, text throws(Refusal) in
        guard let value = Value(rawValue: text.lowercased()) else { throw Refusal(name, oneOf: values) }
        settings[keyPath: path] = value
      })
  }

  static func toggle(
    _ name: String, _ words: String, _ path: any WritableKeyPath<Settings, Bool> & Sendable, isOfScreen: Bool = false
  ) -> Setting {
    Setting(
      name: name, words: words, values: ["on", "off"], isOfScreen: isOfScreen,
      read: { $0[keyPath: path] ? "on" : "off" },
      write: { settings, text throws(Refusal) in
        switch text.lowercased() {
        case "on": settings[keyPath: path] = true
        case "off": settings[keyPath: path] = false
        default: throw Refusal(name, oneOf: ["on", "off"])
        }
      })
  }

  /// A text of one's own, or `default` for none.
  static func text(
    _ name: String, _ words: String, _ path: any WritableKeyPath<Settings, String?> & Sendable, effect: String? = nil,
    check: @escaping @Sendable (Settings, String) throws(Refusal) -> Void
  ) -> Setting {
    Setting(
      name: name, words: words, values: [standard], effect: effect, read: { $0[keyPath: path] ?? standard },
      write: { settings, text throws(Refusal) in
        var changed = settings
        changed[keyPath: path] = text == standard ? nil : text
        if text != standard { try check(changed, text) }
        settings = changed
      })
  }

  /// What OpenSSL makes of it, now and not in the middle of a session.
  @Sendable static func usable(_ settings: Settings, _ text: String) throws(Refusal) {
    do throws(TLSOptionsFailure) { _ = try TLSContext(client: settings.tls.options(for: "localhost")) } catch {
      throw Refusal(words: "\(error.words).")
    }
  }
}

extension Setting.Refusal {
  /// `notes is full, brief or off.`
  init(_ name: String, oneOf values: [String]) {
    words = "\(name) is \(values.dropLast().joined(separator: ", ")) or \(values.last ?? "")."
  }
}
