import Foundation

/// Finds a program this package builds.
package enum Program {
  /// A folder for XDG_CONFIG_HOME in which nothing is configured, whoever runs the tests.
  package static let configurationFolder: String = {
    let folder = path("no-configuration")
    mkdir(folder, 0o700)
    return folder
  }()

  /// The path of a built product. SwiftPM lays products beside the test program itself.
  package static func path(_ name: String) -> String {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent(name).path
  }
}
