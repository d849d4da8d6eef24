internal import ArgumentParser
internal import Tutor

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

extension Settings.Color: NamedValue {}
extension Settings.NotesLevel: NamedValue {}
extension TLSSettings.Version: NamedValue {}
