import Foundation

/// Where the project lies, for tests that read its files.
package enum Project {
  /// The folder of Package.swift. This file is four levels below it.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The path of a file of the project, named from its root.
  package static func path(_ relative: String) -> String {
    root.appendingPathComponent(relative).path
  }

  /// The pages below docs, as `docs/NAME.md`.
  package static func pages() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path("docs")).filter { $0.hasSuffix(".md") }.sorted()
      .map { "docs/\($0)" }
  }
}
