import CLibrary
import Octets
import Terminal
import Unix

/// The settings that a person keeps in a file: `name value` in each line, as `:set` takes them. What is wrong in it is told
/// with file and line, and the rest holds.
package enum ConfigurationFile {
  /// Which of its settings are wanted.
  package enum Part {
    case all
    /// Those that are about the screen alone.
    case screen
  }

  /// No file of settings has more octets.
  private static let limit = 1 << 16

  /// `$XDG_CONFIG_HOME/smtp-tutor/config`, by default below `~/.config`.
  static func path(_ environment: (String) -> String? = environmentValue) -> String? {
    UserFolder.path("XDG_CONFIG_HOME", otherwise: ".config", environment: environment).map { "\($0)/config" }
  }

  /// Changes what the file says otherwise.
  package static func read(
    into settings: inout Settings, _ part: Part = .all, environment: (String) -> String? = environmentValue
  ) {
    guard let path = path(environment) else { return }
    do throws(Unreadable) {
      guard let octets = try content(of: path) else { return }
      apply(octets, from: path, to: &settings, part)
    } catch {
      settings.remarks.append("\(path) is left out: \(error.reason).")
    }
  }

  static func apply(_ octets: [UInt8], from path: String, to settings: inout Settings, _ part: Part = .all) {
    for (index, line) in octets.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false).enumerated() {
      let line = line.last == ASCII.carriageReturn ? line.dropLast() : line
      let text = line.trimmingBlanks
      guard let first = text.first, first != UInt8(ascii: "#") else { continue }
      do throws(Setting.Refusal) { try apply(text, to: &settings, part) } catch {
        settings.remarks.append("\(path):\(index + 1): \(error.words) This line is left out.")
      }
    }
  }

  private static func apply(
    _ line: ArraySlice<UInt8>, to settings: inout Settings, _ part: Part
  ) throws(Setting.Refusal) {
    let octets = line.prefix { !$0.isBlank }
    let name = String(decoding: octets, as: UTF8.self)
    let value = String(decoding: line.dropFirst(octets.count).trimmingBlanks, as: UTF8.self)
    guard let setting = Setting.named(name) else { throw Setting.Refusal(words: Setting.unknown(name)) }
    guard !value.isEmpty else { throw Setting.Refusal(words: "\(setting.name) has no value.") }
    if part == .all || setting.isOfScreen { try setting.write(&settings, value) }
  }

  // MARK: The file

  struct Unreadable: Error {
    let reason: String
  }

  /// Nil where there is no file.
  private static func content(of path: String) throws(Unreadable) -> [UInt8]? {
    let file: Int32
    // A pipe to which nobody writes would keep open(2) waiting for ever.
    do throws(Descriptor.Failure) {
      file = try Descriptor.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
    } catch {
      if [ENOENT, ENOTDIR].contains(error.number) { return nil }
      throw Unreadable(reason: error.text)
    }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw Unreadable(reason: "it is not a regular file")
    }
    guard facts.st_mode & (S_IWGRP | S_IWOTH) == 0, [0, getuid()].contains(facts.st_uid) else {
      throw Unreadable(reason: "others may write to it (chmod go-w makes it yours alone)")
    }
    guard facts.st_size <= limit else { throw Unreadable(reason: "it is longer than \(limit) octets") }
    var octets = [UInt8](repeating: 0, count: limit)
    do throws(Descriptor.Failure) {
      let count = try Descriptor.read(file, into: &octets)
      return Array(octets.prefix(count))
    } catch { throw Unreadable(reason: error.text) }
  }
}
