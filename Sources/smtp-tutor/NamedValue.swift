import ArgumentParser
import Events
import TLS
import Terminal

/// A value that the command line calls by its name.
///
/// What it says of itself is what the parser's own words for such a type say. Those ask the runtime at every start what
/// each such type can do, which is a search through all that the program knows.
protocol NamedValue: ExpressibleByArgument, CaseIterable, RawRepresentable where RawValue == String {}

extension NamedValue {
  init?(argument: String) { self.init(rawValue: argument) }
  var defaultValueDescription: String { rawValue }
  static var allValueStrings: [String] { allCases.map { $0.rawValue } }
  static var allValueDescriptions: [String: String] { [:] }
}

extension ColorChoice: NamedValue {}
extension Theme: NamedValue {}
extension NotesLevel: NamedValue {}

extension TLSVersion: ExpressibleByArgument {
  /// - Parameter argument: `1.2`
  init?(argument: String) {
    guard let version = Self.choices.first(where: { $0.defaultValueDescription == argument }) else { return nil }
    self = version
  }

  private static var choices: [TLSVersion] { [.tls10, .tls11, .tls12, .tls13] }
  var defaultValueDescription: String { String(name.drop { $0 != " " }.dropFirst()) }
  static var allValueStrings: [String] { choices.map { $0.defaultValueDescription } }
  static var allValueDescriptions: [String: String] { [:] }
}
